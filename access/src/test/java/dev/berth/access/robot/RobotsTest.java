package dev.berth.access.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.AuthenticationResult;
import dev.berth.access.authentication.AuthenticationResult.Authenticated;
import dev.berth.access.authentication.AuthenticationResult.Rejected;
import dev.berth.access.authentication.AuthenticationResult.Throttled;
import dev.berth.access.authentication.GuessingLimit;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.RobotGrant;
import dev.berth.access.permission.RobotGrant.Reach;
import dev.berth.access.permission.RobotMatrix;
import dev.berth.access.permission.Role;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.permission.Scope;
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
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class RobotsTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final String HOME = "192.0.2.1";
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);
    private static final Permission PUSH = new Permission(Resource.REPOSITORY, Action.PUSH);
    private static final Permission MAKE_ROBOTS = new Permission(Resource.ROBOT, Action.CREATE);
    private static final Permission MAKE_USERS = new Permission(Resource.USER, Action.CREATE);
    private static final Permission READ_CATALOG = new Permission(Resource.CATALOG, Action.READ);
    private static final Scope.Project TEAM = new Scope.Project(7, false);
    private static final Scope.Project OTHER = new Scope.Project(8, false);
    private static final RobotHome IN_TEAM = new RobotHome.InProject(7, "team");
    private static final RobotHome AT_LARGE = new RobotHome.Installation();
    private static final Principal ROOT = new Principal(Actor.Kind.USER, 1, "root", true);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private String prefix = "robot$";
    private final Users users = TestAccess.users(database, clock);
    private final Grants grants = new Grants(database, users, new Outbox(clock), clock);
    private final RobotAccess access = new RobotAccess(database, clock, () -> prefix);
    private final Permissions permissions = new Permissions(grants, access, () -> RoleMatrix.EVERYBODY);
    private final Robots robots = new Robots(
            database, permissions, (_, id) -> id < 100, users, TestRandom.seeded("robots"), clock, () -> prefix);
    private final Authentication authentication = new Authentication(
            database,
            users,
            List.of(access),
            new GuessingLimit(3, 100, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1)),
            1,
            TestRandom.seeded("authentication"),
            clock);

    @Test
    void aRobotLogsInWithTheSecretOfItsMakingAndNoOther() {
        NewlyMade ci = make(IN_TEAM, "ci", inTeam(PULL));

        Principal principal = principal(login(ci, ci.secret()));

        assertThat(ci.robot().fullName()).isEqualTo("robot$team+ci");
        assertThat(ci.secret().reveal()).matches("[A-Za-z0-9]{43}");
        assertThat(principal)
                .isEqualTo(new Principal(Actor.Kind.ROBOT, ci.robot().id(), "robot$team+ci", false));
        assertThat(login(ci, new Secret("wrong"))).isEqualTo(new Rejected());
        assertThat(authentication.password("robot$nobody", ci.secret(), HOME)).isEqualTo(new Rejected());
        assertThat(hashes()).noneMatch(hash -> hash.contains(ci.secret().reveal()));
    }

    @Test
    void allRobotsLogInUnderTheNamesThatTheyHaveNow() {
        NewlyMade old = make(IN_TEAM, "old", inTeam(PULL));
        prefix = "bot-";
        NewlyMade young = make(IN_TEAM, "young", inTeam(PULL));

        assertThat(young.robot().fullName()).isEqualTo("bot-team+young");
        assertThat(principal(login(young, young.secret())).name()).isEqualTo("bot-team+young");
        assertThat(robots.find(old.robot().id()).orElseThrow().fullName()).isEqualTo("bot-team+old");
        assertThat(principal(authentication.password("bot-team+old", old.secret(), HOME))
                        .name())
                .isEqualTo("bot-team+old");
        assertThat(login(old, old.secret())).isEqualTo(new Rejected());
    }

    @Test
    void aUserWhoseNameBeginsLikeThoseOfRobotsStillLogsIn() {
        users.create(
                Actor.system("test"),
                new NewUser("bot-lover", "bot@example.org", "Bo", "", new Secret("Harbour-Light-7"), false));
        prefix = "bot-";

        Principal bo = principal(authentication.password("bot-lover", new Secret("Harbour-Light-7"), HOME));

        assertThat(bo.kind()).isEqualTo(Actor.Kind.USER);
    }

    @Test
    void nobodyLocksARobotOutByGuessing() {
        NewlyMade ci = make(IN_TEAM, "ci", inTeam(PULL));

        IntStream.range(0, 10).forEach(_ -> login(ci, new Secret("guess")));

        assertThat(login(ci, new Secret("guess"))).isInstanceOf(Throttled.class);
        assertThat(login(ci, ci.secret())).isInstanceOf(Authenticated.class);
    }

    @Test
    void aRobotMayWhatItWasGivenWhereItWasGivenAndNothingElse() {
        Principal ci = principal(make(AT_LARGE, "ci", inTeam(PUSH), system(READ_CATALOG)));
        Principal wide = principal(
                make(AT_LARGE, "wide", new RobotGrant(PULL, new Reach.EveryProject(), RepositoryPatterns.ALL)));

        assertThat(permissions.allowed(ci, PUSH, TEAM)).isTrue();
        assertThat(permissions.allowed(ci, PUSH, TEAM.repository("app"))).isTrue();
        assertThat(permissions.allowed(ci, PUSH, OTHER)).isFalse();
        assertThat(permissions.allowed(ci, READ_CATALOG, new Scope.Installation()))
                .isTrue();
        assertThat(permissions.allowed(ci, MAKE_USERS, new Scope.Installation()))
                .isFalse();
        assertThat(permissions.allowed(wide, PULL, OTHER)).isTrue();
        assertThat(permissions.allowed(wide, PULL, new Scope.Installation())).isFalse();
        assertThat(permissions.visibleProjects(ci)).hasValue(Set.of(7L));
        assertThat(permissions.visibleProjects(wide)).isEmpty();
    }

    @Test
    void whoMayPushMayPullOnlyAsARobotOfAProject() {
        Principal own = principal(make(IN_TEAM, "ci", inTeam(PUSH)));
        Principal large = principal(make(AT_LARGE, "ci", inTeam(PUSH)));

        assertThat(permissions.allowed(own, PULL, TEAM)).isTrue();
        assertThat(permissions.allowed(large, PULL, TEAM)).isFalse();
    }

    @Test
    void aGrantThatIsNarrowedReachesTheRepositoriesThatItsPatternsFit() {
        Principal ci = principal(make(IN_TEAM, "ci", narrowed(PULL, "apps/**", "tool")));

        assertThat(permissions.allowed(ci, PULL, TEAM.repository("apps/web/front")))
                .isTrue();
        assertThat(permissions.allowed(ci, PULL, TEAM.repository("tool"))).isTrue();
        assertThat(permissions.allowed(ci, PULL, TEAM.repository("tools"))).isFalse();
        assertThat(permissions.allowed(ci, PULL, OTHER.repository("tool"))).isFalse();
        assertThat(permissions.allowed(ci, PULL, TEAM)).isFalse();
        assertThat(permissions.repositories(ci, PULL, TEAM).patterns()).containsExactly("apps/**", "tool");
        assertThat(permissions.repositories(ci, PULL, OTHER).none()).isTrue();
    }

    @Test
    void aRobotThatIsDisabledExpiredOrGoneMayNothingAtOnce() {
        NewlyMade made = make(IN_TEAM, "ci", 2, inTeam(PULL));
        Principal ci = principal(made);

        robots.update(ROOT, ci.id(), new RobotChange("", 2, true, List.of(inTeam(PULL))));
        assertThat(login(made, made.secret())).isEqualTo(new Rejected());
        assertThat(permissions.allowed(ci, PULL, TEAM)).isFalse();
        robots.update(ROOT, ci.id(), new RobotChange("", 2, false, List.of(inTeam(PULL))));
        assertThat(permissions.allowed(ci, PULL, TEAM)).isTrue();

        clock.pass(Duration.ofDays(2));
        assertThat(login(made, made.secret())).isEqualTo(new Rejected());
        assertThat(permissions.allowed(ci, PULL, TEAM)).isFalse();
        robots.update(ROOT, ci.id(), new RobotChange("", Robot.FOR_EVER, false, List.of(inTeam(PULL))));
        assertThat(login(made, made.secret())).isInstanceOf(Authenticated.class);

        robots.delete(ACTOR, ci.id());
        assertThat(login(made, made.secret())).isEqualTo(new Rejected());
        assertThat(permissions.allowed(ci, PULL, TEAM)).isFalse();
    }

    @Test
    void anExpiredRobotThatKeepsTryingIsNoGuesser() {
        NewlyMade made = make(IN_TEAM, "ci", 1, inTeam(PULL));
        clock.pass(Duration.ofDays(1));

        IntStream.range(0, 10).forEach(_ -> login(made, made.secret()));

        assertThat(login(made, made.secret())).isEqualTo(new Rejected());
    }

    @Test
    void theOldSecretStaysGoodForAsLongAsWasSaid() {
        NewlyMade ci = make(IN_TEAM, "ci", inTeam(PULL));

        IssuedSecret next = robots.refresh(ROOT, ci.robot().id(), Optional.empty(), Duration.ofHours(1));

        Secret fresh = next.secret().orElseThrow();
        assertThat(next.oldUntil()).hasValue(clock.instant().plus(Duration.ofHours(1)));
        assertThat(login(ci, ci.secret())).isInstanceOf(Authenticated.class);
        assertThat(login(ci, fresh)).isInstanceOf(Authenticated.class);
        clock.pass(Duration.ofHours(1));
        assertThat(login(ci, ci.secret())).isEqualTo(new Rejected());
        assertThat(login(ci, fresh)).isInstanceOf(Authenticated.class);

        robots.refresh(ROOT, ci.robot().id(), Optional.empty(), Duration.ZERO);
        assertThat(login(ci, fresh)).isEqualTo(new Rejected());
        assertRefused(
                RobotErrorCode.BAD_REQUEST,
                () -> robots.refresh(ROOT, ci.robot().id(), Optional.empty(), Duration.ofDays(8)));
    }

    @Test
    void aSecretThatSomebodyChoseIsHashedSlowlyAndGuessesAtItAreCounted() {
        NewlyMade ci = make(IN_TEAM, "ci", inTeam(PULL));
        Secret chosen = new Secret("Summer-2026");

        IssuedSecret answer = robots.refresh(ROOT, ci.robot().id(), Optional.of(chosen), Duration.ofMinutes(1));

        assertThat(answer.secret()).isEmpty();
        assertThat(login(ci, chosen)).isInstanceOf(Authenticated.class);
        assertThat(login(ci, ci.secret())).isInstanceOf(Authenticated.class);
        assertThat(hashes()).allMatch(hash -> hash.startsWith("$argon2id$"));
        IntStream.range(0, 5)
                .forEach(_ -> authentication.password("robot$team+ci", new Secret("Winter-2026"), "203.0.113.9"));
        assertThat(authentication.password("robot$team+ci", new Secret("Winter-2026"), "203.0.113.9"))
                .isInstanceOf(Throttled.class);
        assertThatThrownBy(() -> robots.refresh(ROOT, ci.robot().id(), Optional.of(new Secret("weak")), Duration.ZERO))
                .hasMessageStartingWith("secret:");
    }

    @Test
    void nobodyIsGivenTheSecretOfARobotThatMayMore() {
        NewlyMade pusher = make(IN_TEAM, "pusher", inTeam(PUSH));
        Principal puller = principal(make(IN_TEAM, "puller", inTeam(PULL)));

        assertRefused(
                RobotErrorCode.DENIED,
                () -> robots.refresh(puller, pusher.robot().id(), Optional.empty(), Duration.ZERO));
        assertThat(login(pusher, pusher.secret())).isInstanceOf(Authenticated.class);
    }

    @Test
    void nobodyGivesARobotMoreThanTheyHave() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        grants.grant(ACTOR, 7, ada.id(), Role.PROJECT_ADMIN);
        Principal admin = ada.principal();

        robots.create(
                admin,
                robot(
                        IN_TEAM,
                        "all",
                        RobotMatrix.ofProject().stream().map(RobotsTest::inTeam).toArray(RobotGrant[]::new)));
        assertDenied(admin, robot(AT_LARGE, "users", system(MAKE_USERS)));
        assertDenied(admin, robot(AT_LARGE, "other", in(8, PULL)));
        assertDenied(
                admin, robot(AT_LARGE, "wide", new RobotGrant(PULL, new Reach.EveryProject(), RepositoryPatterns.ALL)));
    }

    @Test
    void aRobotThatMakesRobotsGivesAwayOnlyWhatIsItsOwn() {
        Principal maker = principal(make(IN_TEAM, "maker", inTeam(MAKE_ROBOTS), narrowed(PULL, "apps/**", "tool")));

        robots.create(maker, robot(IN_TEAM, "child", narrowed(PULL, "apps/**")));
        assertDenied(maker, robot(IN_TEAM, "wider", inTeam(PULL)));
        assertDenied(maker, robot(IN_TEAM, "elsewhere", narrowed(PULL, "secret")));
        assertDenied(maker, robot(IN_TEAM, "pusher", narrowed(PUSH, "apps/**")));
        assertThat(robots.list(Optional.of(7L), ListQuery.first(0)))
                .extracting(Robot::fullName)
                .containsExactly("robot$team+child", "robot$team+maker");
    }

    @Test
    void whatCannotBeARobotIsRefused() {
        make(IN_TEAM, "ci", inTeam(PULL));

        assertRefused(RobotErrorCode.CONFLICT, () -> make(IN_TEAM, "ci", inTeam(PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "Ci", inTeam(PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "a+b", inTeam(PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "none"));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "zero", 0, inTeam(PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "twice", inTeam(PULL), inTeam(PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "out", in(8, PULL)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "system", system(MAKE_USERS)));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(AT_LARGE, "pull", system(PULL)));
        assertRefused(
                RobotErrorCode.BAD_REQUEST,
                () -> make(IN_TEAM, "self", inTeam(new Permission(Resource.ROBOT, Action.UPDATE))));
        assertRefused(RobotErrorCode.BAD_REQUEST, () -> make(IN_TEAM, "narrow", narrowed(MAKE_ROBOTS, "a")));
        assertRefused(RobotErrorCode.NOT_FOUND, () -> make(AT_LARGE, "gone", in(100, PULL)));
        assertRefused(RobotErrorCode.NOT_FOUND, () -> robots.delete(ACTOR, 4711));
    }

    @Test
    void aProjectThatGoesTakesItsRobotsAndWhatOthersHadInIt() {
        make(IN_TEAM, "ci", inTeam(PULL));
        NewlyMade large = make(AT_LARGE, "ci", inTeam(PULL), in(8, PULL));

        database.transact(tx -> {
            robots.forgetProject(tx, 7);
            return true;
        });

        assertThat(robots.count(Optional.of(7L), ListQuery.first(0))).isZero();
        assertThat(robots.find(large.robot().id()).orElseThrow().grants()).containsExactly(in(8, PULL));
        make(IN_TEAM, "ci", inTeam(PULL));
    }

    @Test
    void theLastUseIsWrittenDownLater() {
        NewlyMade ci = make(IN_TEAM, "ci", inTeam(PULL));
        clock.pass(Duration.ofMinutes(1));
        login(ci, ci.secret());

        assertThat(robots.find(ci.robot().id()).orElseThrow().lastUsedAt()).isEmpty();
        access.flush();

        assertThat(robots.find(ci.robot().id()).orElseThrow().lastUsedAt()).hasValue(clock.instant());
    }

    private List<String> hashes() {
        return database.read(tx -> tx.sql("select secret_hash from robot").list(row -> row.text("secret_hash")));
    }

    private static RobotGrant in(long project, Permission permission) {
        return new RobotGrant(permission, new Reach.OneProject(project), RepositoryPatterns.ALL);
    }

    private static RobotGrant inTeam(Permission permission) {
        return in(7, permission);
    }

    private static RobotGrant narrowed(Permission permission, String... patterns) {
        return new RobotGrant(permission, new Reach.OneProject(7), RepositoryPatterns.parse(List.of(patterns)));
    }

    private static RobotGrant system(Permission permission) {
        return new RobotGrant(permission, new Reach.Installation(), RepositoryPatterns.ALL);
    }

    private static NewRobot robot(RobotHome home, String name, RobotGrant... given) {
        return new NewRobot(home, name, "", Robot.FOR_EVER, List.of(given));
    }

    private NewlyMade make(RobotHome home, String name, RobotGrant... given) {
        return robots.create(ROOT, robot(home, name, given));
    }

    private NewlyMade make(RobotHome home, String name, int days, RobotGrant... given) {
        return robots.create(ROOT, new NewRobot(home, name, "", days, List.of(given)));
    }

    private AuthenticationResult login(NewlyMade made, Secret secret) {
        return authentication.password(made.robot().fullName(), secret, HOME);
    }

    private Principal principal(NewlyMade made) {
        return principal(login(made, made.secret()));
    }

    private static Principal principal(AuthenticationResult result) {
        assertThat(result).isInstanceOf(Authenticated.class);
        return ((Authenticated) result).principal();
    }

    private void assertDenied(Principal creator, NewRobot robot) {
        assertRefused(RobotErrorCode.DENIED, () -> robots.create(creator, robot));
    }

    private static void assertRefused(RobotErrorCode code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
