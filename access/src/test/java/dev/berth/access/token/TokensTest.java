package dev.berth.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.access.principal.Principal;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Ulids;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class TokensTest {

    private static final Principal ADA = new Principal(Actor.Kind.USER, 7, "ada", true);
    private static final List<Access> ACCESS = List.of(new Access("repository", "team/app", Set.of("pull", "push")));
    private static final TokenSettings SETTINGS = TokenSettings.defaults();

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final SecureRandom random = TestRandom.seeded("tokens");
    private final Seal seal = new Seal(new byte[32], random);
    private final Tokens tokens = on(database, seal);

    private Tokens on(Database node, Seal nodesSeal) {
        return new Tokens(
                node, nodesSeal, new Ulids(clock, random), random, new Notices(node, clock, "node"), clock, SETTINGS);
    }

    @Test
    void aTokenSaysWhoMayDoWhatUntilWhen() {
        IssuedToken issued = tokens.issue(ADA, ACCESS);

        VerifiedToken verified = tokens.verify(issued.token()).orElseThrow();

        assertThat(verified.access()).isEqualTo(ACCESS);
        assertThat(verified.issuedAt()).isEqualTo(clock.instant()).isEqualTo(issued.issuedAt());
        assertThat(verified.allows("team/app", "push")).isTrue();
        assertThat(verified.allows("team/app", "delete")).isFalse();
        assertThat(verified.allows("team/app2", "pull")).isFalse();
    }

    @Test
    void nobodyIsAnAdministratorByToken() {
        VerifiedToken verified =
                tokens.verify(tokens.issue(ADA, ACCESS).token()).orElseThrow();

        assertThat(verified.principal()).isEqualTo(new Principal(Actor.Kind.USER, 7, "ada", false));
    }

    @Test
    void theAnonymousGetTokensToo() {
        IssuedToken issued = tokens.issue(Principal.ANONYMOUS, List.of());

        assertThat(tokens.verify(issued.token()).orElseThrow().principal()).isEqualTo(Principal.ANONYMOUS);
    }

    @Test
    void aTokenIsRememberedUntilItExpires() {
        String token = tokens.issue(ADA, ACCESS).token();
        assertThat(tokens.remembered(token)).isEmpty();

        VerifiedToken verified = tokens.verify(token).orElseThrow();
        assertThat(tokens.remembered(token)).hasValue(verified);

        clock.pass(SETTINGS.lifetime());
        assertThat(tokens.remembered(token)).isEmpty();
        assertThat(tokens.verify(token)).isEmpty();
    }

    @Test
    void forgottenTokensAreVerifiedAnew() {
        String token = tokens.issue(ADA, ACCESS).token();
        tokens.verify(token);

        tokens.forget();

        assertThat(tokens.remembered(token)).isEmpty();
        assertThat(tokens.verify(token)).isPresent();
    }

    @Test
    void afterARotationBothOldAndNewTokensHold() {
        String before = tokens.issue(ADA, ACCESS).token();
        tokens.rotate();
        String after = tokens.issue(ADA, ACCESS).token();

        assertThat(header(after)).isNotEqualTo(header(before));
        assertThat(tokens.verify(before)).isPresent();
        assertThat(tokens.verify(after)).isPresent();
    }

    @Test
    void aRetiredKeyVerifiesUntilItsLastTokenHasExpired() {
        clock.pass(Duration.ofMinutes(5));
        String last = tokens.issue(ADA, ACCESS).token();
        tokens.rotate();
        clock.pass(SETTINGS.lifetime().minusSeconds(1));

        assertThat(tokens.verify(last)).isPresent();

        clock.pass(Duration.ofHours(1));
        tokens.rotate();
        List<KeyRow> keys = database.read(tx -> new JdbcKeyStore().list(tx));
        assertThat(keys).hasSize(2);
    }

    @Test
    void keysSurviveARestart() {
        String token = tokens.issue(ADA, ACCESS).token();
        database.restart();

        assertThat(on(database, seal).verify(token)).isPresent();
    }

    @Test
    void aRotationElsewhereIsNoticedWhenItsFirstTokenArrives() {
        tokens.prepare();
        clock.pass(Duration.ofSeconds(2));
        try (Database other = database.second()) {
            Tokens otherNode = on(other, seal);
            otherNode.rotate();

            assertThat(tokens.verify(otherNode.issue(ADA, ACCESS).token())).isPresent();
        }
    }

    @Test
    void aNodeThatHasNotNoticedARotationSignsTokensThatHold() {
        tokens.prepare();
        try (Database other = database.second()) {
            Tokens otherNode = on(other, seal);
            otherNode.rotate();
            clock.pass(Duration.ofSeconds(59));
            String late = tokens.issue(ADA, ACCESS).token();
            clock.pass(SETTINGS.lifetime().minusSeconds(1));

            assertThat(otherNode.verify(late)).isPresent();

            clock.pass(Duration.ofSeconds(1));
            assertThat(header(tokens.issue(ADA, ACCESS).token()))
                    .isEqualTo(header(otherNode.issue(ADA, ACCESS).token()));
        }
    }

    @Test
    void aNodeSignsWithTheNewKeyOnceItHasHeardOfTheRotation() {
        try (Database other = database.second()) {
            Notices notices = new Notices(other, clock, "other");
            notices.look();
            Tokens otherNode = new Tokens(other, seal, new Ulids(clock, random), random, notices, clock, SETTINGS);
            otherNode.prepare();
            tokens.rotate();
            assertThat(header(otherNode.issue(ADA, ACCESS).token()))
                    .isNotEqualTo(header(tokens.issue(ADA, ACCESS).token()));

            notices.look();
            if (!database.shared()) {
                clock.pass(Duration.ofMinutes(1));
            }

            assertThat(header(otherNode.issue(ADA, ACCESS).token()))
                    .isEqualTo(header(tokens.issue(ADA, ACCESS).token()));
        }
    }

    @Test
    void nodesThatStartAtOnceMakeOneKey() {
        try (Database other = database.second()) {
            List<Tokens> nodes = IntStream.range(0, 8)
                    .mapToObj(i -> on(i % 2 == 0 ? database : other, seal))
                    .toList();
            nodes.parallelStream().forEach(Tokens::prepare);

            assertThat(nodes.stream().map(node -> header(node.issue(ADA, ACCESS).token())))
                    .containsOnly(header(tokens.issue(ADA, ACCESS).token()));
        }
    }

    @Test
    void aLostKeyFileCostsANewKeyAndNothingElse() {
        String before = tokens.issue(ADA, ACCESS).token();
        byte[] other = new byte[32];
        other[0] = 1;

        Tokens restarted = on(database, new Seal(other, random));
        if (database.shared()) {
            // Perhaps only this node's file is another one; then the others' key must not be replaced.
            assertThatThrownBy(restarted::prepare).hasMessageContaining("secret.key");
            restarted.rotate();
        }

        assertThat(restarted.verify(restarted.issue(ADA, ACCESS).token())).isPresent();
        assertThat(restarted.verify(before)).isPresent();
    }

    @Test
    void theDatabaseHoldsNoPrivateKeyInTheOpen() {
        tokens.prepare();

        KeyRow row = database.read(tx -> new JdbcKeyStore().list(tx)).getFirst();

        assertThat(seal.open(row.privateKey(), row.purpose())).isPresent();
        assertThat(seal.open(row.privateKey(), "signing_key/another")).isEmpty();
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
