package dev.berth.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Role;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.Users;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.Repositories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Projects and roles that one node changes while another one answers.
class ProjectsOnNodesTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final Node one = new Node(database, "one");
    private final Node other = new Node(database.second(), "other");
    private Principal ada = Principal.ANONYMOUS;

    /// What a process of its own has.
    private final class Node {

        private final Database database;
        private final Notices notices;
        private final Users users;
        private final Grants grants;
        private final Permissions permissions;
        private final Projects projects;

        Node(Database database, String name) {
            this.database = database;
            this.notices = new Notices(database, clock, name);
            this.users = new Users(
                    database,
                    new PasswordHash(new HashCost(8, 1, 1), 1, TestRandom.seeded(name)),
                    new Outbox(clock),
                    clock);
            this.grants = new Grants(database, users, new Outbox(clock), clock);
            this.permissions = new Permissions(grants, RoleMatrix.EVERYBODY);
            Repositories repositories =
                    new Repositories(database, clock, new ContentCaches(notices, 1 << 20), new ProjectGate());
            this.projects = new Projects(
                    database,
                    repositories,
                    grants,
                    new Allowlists(database, new Outbox(clock), clock),
                    notices,
                    new Outbox(clock),
                    clock);
        }

        Principal person(String name) {
            NewUser person = new NewUser(name, name + "@example.org", "", "", new Secret("Harbour-Light-7"), false);
            return users.create(ACTOR, person).principal();
        }
    }

    @BeforeEach
    void ada() {
        ada = one.person("ada");
        other.notices.look();
    }

    @AfterEach
    void end() {
        one.notices.close();
        other.notices.close();
        other.database.close();
    }

    @Test
    void aProjectThatIsClosedIsForgottenByTheOthers() {
        Project team = one.projects.create(ada, "team", true);
        assertThat(other.projects.find("team")).hasValue(team);
        one.projects.update(ACTOR, team.id(), ProjectChange.open(false));

        other.notices.look();

        assertThat(other.projects.remembered("team")).isEmpty();
        assertThat(other.projects.find("team").map(Project::open)).hasValue(false);
    }

    @Test
    void aProjectThatIsDeletedIsForgottenByTheOthers() {
        Project team = one.projects.create(ada, "team", true);
        other.projects.find("team");
        one.projects.delete(ACTOR, team.id());

        other.notices.look();

        assertThat(other.projects.find("team")).isEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneOnEveryNodeAtOnce() {
        Project team = one.projects.create(ada, "team", false);
        Principal bob = one.person("bob");
        assertThat(other.permissions.allowed(bob, PULL, team.scope())).isFalse();

        long grant = one.grants.grant(ACTOR, team.id(), bob.id(), Role.GUEST).id();
        assertThat(other.permissions.allowed(bob, PULL, team.scope())).isTrue();

        one.grants.revoke(ACTOR, team.id(), grant);
        assertThat(other.permissions.allowed(bob, PULL, team.scope())).isFalse();
    }
}
