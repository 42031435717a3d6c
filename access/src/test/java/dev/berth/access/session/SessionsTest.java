package dev.berth.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.access.principal.Ability;
import dev.berth.access.principal.PasswordChange;
import dev.berth.access.principal.Principal;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.access.session.Sessions.Standing;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Ulids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class SessionsTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final Place PLACE = new Place("192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);
    private final Sessions sessions = new Sessions(
            database,
            users,
            new Ulids(clock, TestRandom.seeded("ids")),
            TestRandom.seeded("sessions"),
            clock,
            () -> Duration.ofHours(1));

    @BeforeEach
    void connect() {
        users.whenPasswordChanges(sessions);
    }

    @Test
    void aSessionThatIsOpenedWhileItsPasswordChangesDoesNotBegin() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Standing before = sessions.standing("ada");

        users.changePassword(ACTOR, ada.id(), new Secret("Another-Light-8"), PasswordChange.By.OWNER);

        assertThat(sessions.open(ada.principal(), before, PLACE)).isEmpty();
        assertThat(sessions.open(ada.principal(), sessions.standing("ada"), PLACE))
                .isPresent();
    }

    @Test
    void aSessionEndsWhenItsPasswordChanges() {
        User ada = users.create(ACTOR, TestAccess.person("ada"));
        Optional<Secret> shown = sessions.open(ada.principal(), sessions.standing("Ada"), PLACE);
        assertThat(shown.flatMap(session -> sessions.find(session, Sessions.Use.LEAVE)))
                .contains(ada.principal());

        users.changePassword(ACTOR, ada.id(), new Secret("Another-Light-8"), PasswordChange.By.OWNER);

        assertThat(shown.flatMap(session -> sessions.find(session, Sessions.Use.LEAVE)))
                .isEmpty();
    }

    @Test
    void aUsersSessionsAreListedTheNewestFirstWithThatOfTheRequestMarked() {
        Principal ada = person("ada");
        Instant begun = clock.instant();
        Secret first = open(ada, PLACE);
        clock.pass(Duration.ofMinutes(10));
        sessions.find(first, Sessions.Use.RENEW);
        open(ada, new Place("2001:db8::1", ""));
        open(person("bob"), PLACE);

        List<LoginSession> listed = sessions.list(ada, Optional.of(first));

        assertThat(listed).hasSize(2);
        assertThat(listed.getFirst().address()).contains("2001:db8::1");
        assertThat(listed.getFirst().client()).isEmpty();
        assertThat(listed.getFirst().present()).isFalse();
        LoginSession older = listed.getLast();
        assertThat(older.begunAt()).isEqualTo(begun);
        assertThat(older.lastUsedAt()).isEqualTo(begun.plus(Duration.ofMinutes(10)));
        assertThat(older.address()).contains(PLACE.address());
        assertThat(older.client()).contains(PLACE.client());
        assertThat(older.present()).isTrue();
        assertThat(older.id()).hasSize(26).isNotEqualTo(listed.getFirst().id());
        assertThat(sessions.list(ada, Optional.empty())).noneMatch(LoginSession::present);
    }

    @Test
    void sessionsThatAreOverAreNotListed() {
        Principal ada = person("ada");
        Secret used = open(ada, PLACE);
        open(ada, PLACE);

        clock.pass(Duration.ofMinutes(50));
        sessions.find(used, Sessions.Use.RENEW);
        clock.pass(Duration.ofMinutes(50));

        assertThat(sessions.list(ada, Optional.of(used))).singleElement().matches(LoginSession::present);

        for (int hour = 0; hour < 7 * 24; hour++) {
            clock.pass(Duration.ofMinutes(59));
            sessions.find(used, Sessions.Use.RENEW);
        }
        clock.pass(Duration.ofHours(3));
        assertThat(sessions.find(used, Sessions.Use.LEAVE)).isEmpty();
        assertThat(sessions.list(ada, Optional.of(used))).isEmpty();
    }

    @Test
    void aHundredAreListedAndTheOthersEndAllTheSame() {
        Principal ada = person("ada");
        Secret oldest = open(ada, PLACE);
        clock.pass(Duration.ofSeconds(1));
        IntStream.range(0, 100).forEach(_ -> open(ada, PLACE));

        assertThat(sessions.list(ada, Optional.of(oldest))).hasSize(100).noneMatch(LoginSession::present);

        sessions.endOthers(ada, Optional.of(oldest));

        assertThat(sessions.list(ada, Optional.of(oldest))).singleElement().matches(LoginSession::present);
    }

    @Test
    void aSessionIsEndedByItsOwnerOnly() {
        Principal ada = person("ada");
        Principal bob = person("bob");
        Secret shown = open(ada, PLACE);
        Secret kept = open(ada, PLACE);
        String id = sessions.list(ada, Optional.of(shown)).stream()
                .filter(LoginSession::present)
                .findFirst()
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> sessions.end(bob, id))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(SessionErrorCode.NOT_FOUND));
        assertThat(sessions.find(shown, Sessions.Use.LEAVE)).contains(ada);
        sessions.end(ada, id);

        assertThat(sessions.find(shown, Sessions.Use.LEAVE)).isEmpty();
        assertThat(sessions.find(kept, Sessions.Use.LEAVE)).contains(ada);
        assertThatThrownBy(() -> sessions.end(ada, id)).isInstanceOf(DomainException.class);
    }

    @Test
    void allOthersEndAndThoseOfSomebodyElseGoOn() {
        Principal ada = person("ada");
        Principal bob = person("bob");
        Secret present = open(ada, PLACE);
        Secret other = open(ada, PLACE);
        Secret ofBob = open(bob, PLACE);

        sessions.endOthers(ada, Optional.of(present));

        assertThat(sessions.find(present, Sessions.Use.LEAVE)).contains(ada);
        assertThat(sessions.find(other, Sessions.Use.LEAVE)).isEmpty();
        assertThat(sessions.find(ofBob, Sessions.Use.LEAVE)).contains(bob);

        sessions.endOthers(ada, Optional.empty());
        assertThat(sessions.find(present, Sessions.Use.LEAVE)).isEmpty();
        assertThat(sessions.find(ofBob, Sessions.Use.LEAVE)).contains(bob);
    }

    @Test
    void aSessionThatAnEarlierVersionBeganIsListedWithoutAPlaceAndCanBeEnded() {
        Principal ada = person("ada");
        Instant now = clock.instant();
        database.<Integer>transact(
                tx -> tx.sql("""
                        insert into login_session (token_hash, user_id, created_at, seen_at)
                        values ('0000', :user, :now, :now)
                        """).bind("user", ada.id()).bind("now", now).update());

        LoginSession before = sessions.list(ada, Optional.empty()).getFirst();

        assertThat(before.address()).isEmpty();
        assertThat(before.client()).isEmpty();
        assertThat(sessions.list(ada, Optional.empty())).containsExactly(before);
        sessions.end(ada, before.id());
        assertThat(sessions.list(ada, Optional.empty())).isEmpty();
    }

    @Test
    void tokensAndRobotsNeitherSeeNorEndSessions() {
        Principal limited = person("ada").limited(Set.of(Ability.READ, Ability.WRITE));
        Principal robot = new Principal(Actor.Kind.ROBOT, 1, "robot$ci", false);

        for (Principal caller : List.of(limited, robot, Principal.ANONYMOUS)) {
            assertDenied(() -> sessions.list(caller, Optional.empty()));
            assertDenied(() -> sessions.end(caller, "x"));
            assertDenied(() -> sessions.endOthers(caller, Optional.empty()));
        }
    }

    @Test
    void whatABrowserSaysOfItselfIsCutAndRidOfWhatIsNotSeen() {
        assertThat(new Place("", " a\u0000\nb\u202e\u200b<i> \t").client()).isEqualTo("ab<i>");
        assertThat(new Place("", "x".repeat(300)).client()).hasSize(200);
        assertThat(new Place("", "x".repeat(199) + "\ud83d\udea2").client()).isEqualTo("x".repeat(199));
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(SessionErrorCode.DENIED));
    }

    private Principal person(String name) {
        return users.create(ACTOR, TestAccess.person(name)).principal();
    }

    private Secret open(Principal user, Place place) {
        return sessions.open(user, sessions.standing(user.name()), place).orElseThrow();
    }
}
