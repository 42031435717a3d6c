package dev.berth.access.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.TestAccess;
import dev.berth.access.authentication.AuthenticationResult.Authenticated;
import dev.berth.access.authentication.AuthenticationResult.Rejected;
import dev.berth.access.authentication.AuthenticationResult.Throttled;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class AuthenticationTest {

    private static final Actor ACTOR = Actor.system("test");
    private static final String HOME = "192.0.2.1";
    private static final String ELSEWHERE = "198.51.100.7";
    private static final GuessingLimit LIMIT =
            new GuessingLimit(3, 6, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1));

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);
    private final Authentication authentication = on(database);

    private Authentication on(Database node) {
        return new Authentication(
                node, TestAccess.users(node, clock), List.of(), LIMIT, 1, TestRandom.seeded("authentication"), clock);
    }

    @BeforeEach
    void ada() {
        users.create(ACTOR, TestAccess.person("ada"));
    }

    @Test
    void theRightPasswordShowsWhoSomebodyIs() {
        assertThat(right("ADA", HOME))
                .isEqualTo(
                        new Authenticated(users.findByName("ada").orElseThrow().principal()));
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        assertThat(wrong("ada", HOME)).isEqualTo(new Rejected());
        assertThat(wrong("nobody", HOME)).isEqualTo(new Rejected());
    }

    @Test
    void afterTheFreeFailuresEachWaitIsTwiceAsLong() {
        fail("ada", ELSEWHERE, 3);
        assertThat(wrong("ada", ELSEWHERE)).isEqualTo(new Rejected());

        for (int seconds : List.of(1, 2, 4, 8)) {
            assertThat(right("ada", ELSEWHERE)).isEqualTo(new Throttled(Duration.ofSeconds(seconds)));
            clock.pass(Duration.ofSeconds(seconds));
            assertThat(wrong("ada", ELSEWHERE)).isEqualTo(new Rejected());
        }
    }

    @Test
    void aNameThatNobodyHasIsThrottledLikeAnyOther() {
        fail("nobody", ELSEWHERE, 4);

        assertThat(wrong("nobody", ELSEWHERE)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void manyAddressesGuessNoFasterThanOne() {
        for (int i = 0; i < 4; i++) {
            fail("ada", "203.0.113." + i, 1);
        }

        assertThat(wrong("Ada", "203.0.113.99")).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void anAddressThatTriesManyNamesWaitsToo() {
        for (int i = 0; i < 7; i++) {
            fail("user" + i, ELSEWHERE, 1);
        }

        assertThat(wrong("another", ELSEWHERE)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
        assertThat(wrong("another", "198.51.100.8")).isEqualTo(new Rejected());
    }

    @Test
    void allAddressesOfAnIpv6NetworkAreOne() {
        for (int i = 0; i < 7; i++) {
            fail("user" + i, "2001:db8:0:1::" + i, 1);
        }

        assertThat(wrong("another", "2001:db8:0:1:ffff::1")).isInstanceOf(Throttled.class);
        assertThat(wrong("another", "2001:db8:0:2::1")).isEqualTo(new Rejected());
    }

    @Test
    void nobodyIsLockedOutWhereTheyAreAtHome() {
        right("ada", HOME);
        clock.pass(Duration.ofMinutes(2));
        fail("ada", ELSEWHERE, 4);

        assertThat(right("ada", "203.0.113.1")).isInstanceOf(Throttled.class);
        assertThat(right("ada", HOME)).isInstanceOf(Authenticated.class);
    }

    @Test
    void aNeighbourBehindTheSameAddressDoesNotLockAnybodyOutThere() {
        right("ada", HOME);
        clock.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 7; i++) {
            fail("user" + i, HOME, 1);
        }

        assertThat(wrong("another", HOME)).isInstanceOf(Throttled.class);
        assertThat(right("ada", HOME)).isInstanceOf(Authenticated.class);
    }

    @Test
    void guessingWhereSomebodyIsAtHomeIsThrottledAsWell() {
        right("ada", HOME);
        fail("ada", HOME, 4);

        assertThat(wrong("ada", HOME)).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void successClearsTheCountOfTheName() {
        fail("ada", HOME, 3);
        right("ada", HOME);
        fail("ada", HOME, 3);

        assertThat(wrong("ada", HOME)).isEqualTo(new Rejected());
    }

    @Test
    void successDoesNotClearTheCountOfTheAddress() {
        for (int i = 0; i < 6; i++) {
            fail("user" + i, ELSEWHERE, 1);
        }
        right("ada", ELSEWHERE);
        fail("user6", ELSEWHERE, 1);

        assertThat(wrong("user7", ELSEWHERE)).isInstanceOf(Throttled.class);
    }

    @Test
    void failuresAreForgottenAfterAWhile() {
        fail("ada", ELSEWHERE, 4);
        clock.pass(Duration.ofHours(2));
        fail("ada", ELSEWHERE, 3);

        assertThat(right("ada", ELSEWHERE)).isInstanceOf(Authenticated.class);
    }

    @Test
    void aClockThatIsSetBackClosesNothingForLongerThanTheLongestWait() {
        fail("ada", ELSEWHERE, 4);
        clock.pass(Duration.ofDays(-3));

        assertThat(wrong("ada", ELSEWHERE)).isEqualTo(new Throttled(LIMIT.longest()));
    }

    @Test
    void whatOneNodeCountsAnotherKnows() {
        fail("ada", ELSEWHERE, 4);

        try (Database other = database.second()) {
            assertThat(on(other).password("ada", TestAccess.WRONG, ELSEWHERE)).isInstanceOf(Throttled.class);
        }
    }

    @Test
    void guessesMadeAtOnceAreCountedOneAfterTheOther() throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<AuthenticationResult>> guesses = IntStream.range(0, 40)
                    .<Callable<AuthenticationResult>>mapToObj(_ -> () -> wrong("ada", ELSEWHERE))
                    .toList();
            int looked = 0;
            for (Future<AuthenticationResult> guess : clients.invokeAll(guesses)) {
                looked += guess.get() instanceof Rejected ? 1 : 0;
            }
            assertThat(looked).isEqualTo(LIMIT.freeByName() + 1);
        }
    }

    @Test
    void aRecentSuccessIsRememberedForAMinute() {
        right("ada", ELSEWHERE);
        // A remembered success is not looked up again, so the throttle of another address does not meet it.
        fail("ada", "203.0.113.1", 4);
        assertThat(right("ada", "203.0.113.1")).isInstanceOf(Authenticated.class);

        clock.pass(Duration.ofMinutes(1).plusMillis(1));
        fail("ada", "203.0.113.1", 4);
        assertThat(right("ada", "203.0.113.1")).isInstanceOf(Throttled.class);
    }

    @Test
    void anOldPasswordIsNotRememberedOnAnyNode() {
        User ada = users.findByName("ada").orElseThrow();
        try (Database other = database.second()) {
            Authentication otherNode = on(other);
            right("ada", HOME);
            otherNode.password("ada", TestAccess.PASSWORD, HOME);

            users.setPassword(ACTOR, ada.id(), TestAccess.WRONG);

            assertThat(right("ada", HOME)).isEqualTo(new Rejected());
            assertThat(otherNode.password("ada", TestAccess.PASSWORD, HOME)).isEqualTo(new Rejected());
            assertThat(otherNode.password("ada", TestAccess.WRONG, HOME)).isInstanceOf(Authenticated.class);
        }
    }

    @Test
    void countsSurviveARestart() {
        fail("ada", ELSEWHERE, 4);
        database.restart();

        assertThat(wrong("ada", ELSEWHERE)).isInstanceOf(Throttled.class);
    }

    private AuthenticationResult right(String username, String address) {
        return authentication.password(username, TestAccess.PASSWORD, address);
    }

    private AuthenticationResult wrong(String username, String address) {
        return authentication.password(username, TestAccess.WRONG, address);
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            wrong(username, address);
        }
    }
}
