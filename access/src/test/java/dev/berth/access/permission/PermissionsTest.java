package dev.berth.access.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.TestClock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class PermissionsTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);
    private static final Permission PUSH = new Permission(Resource.REPOSITORY, Action.PUSH);
    private static final Permission CREATE_PROJECT = new Permission(Resource.PROJECT, Action.CREATE);
    private static final Permission CREATE_USER = new Permission(Resource.USER, Action.CREATE);
    private static final Scope CLOSED = new Scope.Project(1, false);
    private static final Scope OPEN = new Scope.Project(2, true);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);
    private final Grants grants = new Grants(database, users, new Outbox(clock), clock);
    private final Permissions permissions = new Permissions(grants, RoleMatrix.EVERYBODY);

    @Test
    void aMemberMayWhatTheRoleAllowsAndOnlyInThatProject() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        grants.grant(ACTOR, 1, ada.id(), Role.GUEST);

        assertThat(permissions.allowed(ada.principal(), PULL, CLOSED)).isTrue();
        assertThat(permissions.allowed(ada.principal(), PUSH, CLOSED)).isFalse();
        assertThat(permissions.allowed(ada.principal(), PULL, new Scope.Project(3, false)))
                .isFalse();
        assertThat(permissions.memberOf(ada.principal())).containsExactly(1L);
    }

    @Test
    void aRoleThatIsChangedOrTakenAwayCountsAtOnce() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Grant grant = grants.grant(ACTOR, 1, ada.id(), Role.GUEST);

        grants.change(ACTOR, 1, grant.id(), Role.DEVELOPER);
        assertThat(permissions.allowed(ada.principal(), PUSH, CLOSED)).isTrue();

        grants.revoke(ACTOR, 1, grant.id());
        assertThat(permissions.allowed(ada.principal(), PULL, CLOSED)).isFalse();
    }

    @Test
    void everybodyMayPullFromAnOpenProjectAndNobodyElsePushes() {
        User stranger = users.create(ACTOR, TestAccess.person("stranger"));

        for (Principal principal : Set.of(Principal.ANONYMOUS, stranger.principal())) {
            assertThat(permissions.allowed(principal, PULL, OPEN)).isTrue();
            assertThat(permissions.allowed(principal, PUSH, OPEN)).isFalse();
            assertThat(permissions.allowed(principal, PULL, CLOSED)).isFalse();
        }
    }

    @Test
    void everybodyWhoIsLoggedInMayMakeProjectsUnlessToldOtherwise() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Permissions strict = new Permissions(grants, Set.of());

        assertThat(permissions.allowed(ada.principal(), CREATE_PROJECT, new Scope.Installation()))
                .isTrue();
        assertThat(permissions.allowed(ada.principal(), CREATE_USER, new Scope.Installation()))
                .isFalse();
        assertThat(permissions.allowed(Principal.ANONYMOUS, CREATE_PROJECT, new Scope.Installation()))
                .isFalse();
        assertThat(strict.allowed(ada.principal(), CREATE_PROJECT, new Scope.Installation()))
                .isFalse();
    }

    @Test
    void anAdministratorMayEverything() {
        Principal administrator = new Principal(Actor.Kind.USER, 99, "root", true);

        assertThat(permissions.allowed(administrator, PUSH, CLOSED)).isTrue();
        assertThat(permissions.allowed(administrator, CREATE_USER, new Scope.Installation()))
                .isTrue();
    }

    @Test
    void aRobotDoesNotInheritTheRolesOfTheUserWithItsNumber() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        grants.grant(ACTOR, 1, ada.id(), Role.PROJECT_ADMIN);
        Principal robot = new Principal(Actor.Kind.ROBOT, ada.id(), "robot", false);

        assertThat(permissions.allowed(robot, PULL, CLOSED)).isFalse();
        assertThat(permissions.memberOf(robot)).isEmpty();
    }

    @Test
    void aMembershipHasItsOwnNumberAndTellsTheUsersName() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        User bob = users.create(ACTOR, TestAccess.person("bob"));

        Grant first = grants.grant(ACTOR, 1, ada.id(), Role.GUEST);
        Grant second = grants.grant(ACTOR, 1, bob.id(), Role.MAINTAINER);
        grants.grant(ACTOR, 2, bob.id(), Role.GUEST);

        assertThat(grants.list(1, 0, 10)).containsExactly(first, second);
        assertThat(grants.list(1, first.id(), 10)).containsExactly(second);
        assertThat(grants.find(1, second.id())).hasValue(second);
        assertThat(grants.find(2, second.id())).isEmpty();
        assertThat(second.username()).isEqualTo("bob");
    }

    @Test
    void membershipsThatCannotBeAreRefused() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Grant grant = grants.grant(ACTOR, 1, ada.id(), Role.GUEST);

        assertRefused(PermissionErrorCode.CONFLICT, () -> grants.grant(ACTOR, 1, ada.id(), Role.DEVELOPER));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> grants.grant(ACTOR, 1, 4711, Role.DEVELOPER));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> grants.change(ACTOR, 2, grant.id(), Role.DEVELOPER));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> grants.revoke(ACTOR, 2, grant.id()));
    }

    @Test
    void aProjectThatGoesTakesItsMembershipsAlong() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        grants.grant(ACTOR, 1, ada.id(), Role.GUEST);
        Grant other = grants.grant(ACTOR, 2, ada.id(), Role.GUEST);

        database.transact(tx -> {
            grants.revokeAll(tx, 1);
            return true;
        });

        assertThat(permissions.memberOf(ada.principal())).containsExactly(other.projectId());
    }

    private static void assertRefused(PermissionErrorCode code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
