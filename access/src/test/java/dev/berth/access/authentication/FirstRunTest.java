package dev.berth.access.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.TestAccess;
import dev.berth.access.principal.PrincipalErrorCode;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class FirstRunTest {

    private static final Secret WRONG_CODE = new Secret("00000-00000-00000-00000");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final Users users = TestAccess.users(database, clock);
    private final FirstRun firstRun = new FirstRun(database, users, TestRandom.seeded("first run"), clock);

    @Test
    void theCodeMakesTheFirstAdministratorOnce() {
        Secret code = firstRun.open().orElseThrow();
        assertThat(code.reveal()).matches("([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}");
        assertThat(firstRun.pending()).isTrue();

        User made = complete(code, "root");

        assertThat(made.administrator()).isTrue();
        assertThat(firstRun.pending()).isFalse();
        assertThat(firstRun.open()).isEmpty();
        assertRefused(AuthenticationErrorCode.DENIED, () -> complete(code, "second"));
    }

    @Test
    void theCodeMayBeTypedAsPeopleDo() {
        String code = firstRun.open().orElseThrow().reveal();

        complete(
                new Secret(" "
                        + code.toLowerCase(java.util.Locale.ROOT)
                                .replace('0', 'o')
                                .replace("-", " ")),
                "root");

        assertThat(firstRun.pending()).isFalse();
    }

    @Test
    void aLaterStartReplacesTheCode() {
        Secret first = firstRun.open().orElseThrow();
        Secret second = firstRun.open().orElseThrow();

        assertRefused(AuthenticationErrorCode.DENIED, () -> complete(first, "root"));
        assertThat(complete(second, "root").administrator()).isTrue();
    }

    @Test
    void onlyAHashOfTheCodeIsKept() {
        Secret code = firstRun.open().orElseThrow();

        String kept = database.read(new JdbcFirstRunStore()::codeHash).orElseThrow();

        assertThat(kept).hasSize(64).doesNotContainIgnoringCase(code.reveal().substring(0, 5));
    }

    @Test
    void guessingTheCodeIsThrottledUntilARestart() {
        firstRun.open();
        for (int i = 0; i < 11; i++) {
            assertRefused(AuthenticationErrorCode.DENIED, () -> complete(WRONG_CODE, "root"));
        }
        assertRefused(AuthenticationErrorCode.TOO_MANY_REQUEST, () -> complete(WRONG_CODE, "root"));

        clock.pass(Duration.ofSeconds(1));
        assertRefused(AuthenticationErrorCode.DENIED, () -> complete(WRONG_CODE, "root"));
        Secret code = firstRun.open().orElseThrow();
        assertThat(complete(code, "root").administrator()).isTrue();
    }

    @Test
    void anUnacceptableAdministratorLeavesTheCodeGood() {
        Secret code = firstRun.open().orElseThrow();
        users.create(Actor.system("test"), TestAccess.person("ada"));

        assertRefused(PrincipalErrorCode.BAD_REQUEST, () -> firstRun.complete(code, "root", "", new Secret("weak")));
        assertRefused(PrincipalErrorCode.CONFLICT, () -> complete(code, "ADA"));

        assertThat(complete(code, "root").administrator()).isTrue();
    }

    @Test
    void nothingOpensBeforeACodeIsMade() {
        assertRefused(AuthenticationErrorCode.DENIED, () -> complete(WRONG_CODE, "root"));
    }

    @Test
    void ofSeveralWhoCompleteAtOnceOneDoes() throws Exception {
        Secret code = firstRun.open().orElseThrow();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<User>>> attempts = IntStream.range(0, 16)
                    .<Callable<Optional<User>>>mapToObj(i -> () -> attempt(code, "root" + i))
                    .toList();
            int made = 0;
            for (Future<Optional<User>> attempt : people.invokeAll(attempts)) {
                made += attempt.get().isPresent() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(IntStream.range(0, 16)
                        .filter(i -> users.findByName("root" + i).isPresent()))
                .hasSize(1);
    }

    @Test
    void anUnattendedStartMakesTheAdministratorAndClosesTheFirstRun() {
        Secret code = firstRun.open().orElseThrow();

        assertThat(firstRun.completeUnattended("root", "", TestAccess.PASSWORD))
                .hasValueSatisfying(made -> assertThat(made.administrator()).isTrue());
        assertThat(firstRun.completeUnattended("root2", "", TestAccess.PASSWORD))
                .isEmpty();
        assertRefused(AuthenticationErrorCode.DENIED, () -> complete(code, "second"));
    }

    private Optional<User> attempt(Secret code, String username) {
        try {
            return Optional.of(complete(code, username));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private User complete(Secret code, String username) {
        return firstRun.complete(code, username, "", TestAccess.PASSWORD);
    }

    private static void assertRefused(ErrorCode code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
