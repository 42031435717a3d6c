package dev.berth.access.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.TestClock;
import java.util.List;
import java.util.Map;
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
    private final Groups groups = new Groups(database, users, new Outbox(clock), clock);
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

        assertThat(grants.members(1)).containsExactly(first, second);
        assertThat(grants.find(1, second.id())).hasValue(second);
        assertThat(grants.find(2, second.id())).isEmpty();
        assertThat(second.member().name()).isEqualTo("bob");
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

    @Test
    void aGroupGivesItsUsersRolesUntilTheyLeaveItOrItGoes() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        User bob = users.create(ACTOR, TestAccess.person("bob"));
        Group ops = groups.create(ACTOR, "ops", Group.Kind.INTERNAL);
        groups.add(ACTOR, ops.id(), ada.id());
        groups.add(ACTOR, ops.id(), ada.id());
        groups.add(ACTOR, ops.id(), bob.id());
        Grant grant = grants.grantGroup(ACTOR, 1, ops.id(), Role.DEVELOPER);
        grants.grant(ACTOR, 1, ada.id(), Role.GUEST);
        grants.grant(ACTOR, 3, ada.id(), Role.MAINTAINER);

        assertThat(grants.role(1, ada.id())).hasValue(Role.DEVELOPER);
        assertThat(grants.roles(List.of(1L, 2L, 3L), ada.id()))
                .isEqualTo(Map.of(1L, List.of(Role.DEVELOPER, Role.GUEST), 3L, List.of(Role.MAINTAINER)));
        assertThat(permissions.allowed(bob.principal(), PUSH, CLOSED)).isTrue();
        assertThat(permissions.held(bob.principal(), new Scope.Project(1, false)))
                .contains(PUSH)
                .doesNotContain(CREATE_USER);
        assertThat(permissions.memberOf(ada.principal())).containsExactlyInAnyOrder(1L, 3L);
        assertThat(grants.countByRole(1)).isEqualTo(Map.of(Role.DEVELOPER, 1L, Role.GUEST, 1L));
        assertThat(grants.members(1)).extracting(found -> found.member().name()).containsExactly("ada", "ops");
        assertThat(grants.find(1, grant.id())).hasValue(grant);
        assertThat(grant.id()).isGreaterThan(1_000_000_000L);
        assertThat(groups.members(ops.id(), 0, 10)).containsExactly(ada, bob);
        assertThat(groups.members(ops.id(), ada.id(), 10)).containsExactly(bob);

        groups.remove(ACTOR, ops.id(), ada.id());
        assertThat(grants.role(1, ada.id())).hasValue(Role.GUEST);
        grants.change(ACTOR, 1, grant.id(), Role.GUEST);
        assertThat(permissions.allowed(bob.principal(), PUSH, CLOSED)).isFalse();
        groups.delete(ACTOR, ops.id());
        assertThat(permissions.allowed(bob.principal(), PULL, CLOSED)).isFalse();
        assertThat(grants.members(1)).hasSize(1);
    }

    @Test
    void groupsThatCannotBeAreRefused() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Group ops = groups.create(ACTOR, "ops", Group.Kind.OIDC);
        grants.grantGroup(ACTOR, 1, ops.id(), Role.GUEST);

        assertRefused(PermissionErrorCode.CONFLICT, () -> groups.create(ACTOR, " OPS", Group.Kind.INTERNAL));
        assertRefused(PermissionErrorCode.BAD_REQUEST, () -> groups.create(ACTOR, "", Group.Kind.INTERNAL));
        assertRefused(PermissionErrorCode.BAD_REQUEST, () -> groups.create(ACTOR, "cn=x", Group.Kind.LDAP));
        assertRefused(PermissionErrorCode.BAD_REQUEST, () -> groups.add(ACTOR, ops.id(), ada.id()));
        assertRefused(PermissionErrorCode.CONFLICT, () -> grants.grantGroup(ACTOR, 1, ops.id(), Role.GUEST));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> grants.grantGroup(ACTOR, 1, 4711, Role.GUEST));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> groups.rename(ACTOR, 4711, "x"));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> groups.delete(ACTOR, 4711));
        assertRefused(PermissionErrorCode.NOT_FOUND, () -> groups.remove(ACTOR, ops.id(), ada.id()));
        assertThat(groups.find(ops.id())).hasValue(ops);
        assertThat(groups.findByName("OPS")).hasValue(ops);
        assertThat(groups.list(ListQuery.first(10))).containsExactly(ops);
        assertThat(groups.count(ListQuery.first(10))).isEqualTo(1);
    }

    @Test
    void aUserWhoIsDeletedLeavesNothing() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        users.create(ACTOR, new NewUser("root", "", "", "", TestAccess.PASSWORD, true));
        Group ops = groups.create(ACTOR, "ops", Group.Kind.INTERNAL);
        groups.add(ACTOR, ops.id(), ada.id());
        grants.grant(ACTOR, 1, ada.id(), Role.GUEST);

        grants.deleteUser(ACTOR, ada.id());

        assertThat(users.find(ada.id())).isEmpty();
        assertThat(grants.members(1)).isEmpty();
        assertThat(groups.members(ops.id(), 0, 10)).isEmpty();
        assertThat(users.list(ListQuery.first(10))).extracting(User::username).containsExactly("root");
        assertThat(users.count(ListQuery.first(10))).isEqualTo(1);
    }

    private static void assertRefused(PermissionErrorCode code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
