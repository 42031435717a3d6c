package dev.berth.access.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.berth.access.principal.Principal;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Ulids;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens that somebody else made, or changed.
class TokenAttackTest {

    private static final Principal ADA = new Principal(Actor.Kind.USER, 7, "ada", false);
    private static final List<Access> ACCESS = List.of(new Access("repository", "team/app", Set.of("pull")));
    private static final TokenSettings SETTINGS = TokenSettings.defaults();

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock clock = new TestClock();
    private final SecureRandom random = TestRandom.seeded("attack");
    private final Seal seal = new Seal(new byte[32], random);
    private final Tokens tokens = new Tokens(
            database, seal, new Ulids(clock, random), random, new Notices(database, clock, "node"), clock, SETTINGS);
    private KeyRow key = new KeyRow("", new byte[0], new byte[0], clock.instant(), Optional.empty());

    @BeforeEach
    void signingKey() {
        tokens.prepare();
        key = database.read(tx -> new JdbcKeyStore().list(tx)).getFirst();
    }

    @Test
    void theseClaimsWouldOpenIfNothingWereWrong() throws Exception {
        assertThat(tokens.verify(signed(claims -> claims))).isPresent();
    }

    @Test
    void aTokenWithoutASignatureIsRefused() {
        String payload = parts(signed(claims -> claims))[1];

        assertRefused(encode("{\"alg\":\"none\"}") + "." + payload + ".");
        assertRefused(
                encode("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key.id())) + "." + payload + ".");
        assertRefused(
                encode("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key.id())) + "." + payload + ".");
    }

    @Test
    void thePublicKeyIsNotASharedSecret() throws Exception {
        JWSSigner signer = new MACSigner(key.publicKey());

        assertRefused(signed(new JWSHeader.Builder(JWSAlgorithm.HS256), key.id(), signer, good().build()));
    }

    @Test
    void aKeyThatTheTokenBringsAlongIsNotUsed() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).secureRandom(random).generate();

        assertRefused(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()),
                key.id(),
                new ECDSASigner(own),
                good().build()));
        assertRefused(
                signed(new JWSHeader.Builder(JWSAlgorithm.ES256), "unknown", new ECDSASigner(own), good().build()));
    }

    @Test
    void aSignatureOfZerosIsRefused() {
        String[] parts = parts(signed(claims -> claims));

        assertRefused(parts[0] + "." + parts[1] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
    }

    @Test
    void changedClaimsAreRefused() {
        String[] parts = parts(signed(claims -> claims));
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);

        assertRefused(parts[0] + "." + encode(claims.replace("team/app", "team/top")) + "." + parts[2]);
    }

    @Test
    void anExpiredTokenIsRefusedAtOnce() {
        assertRefused(
                signed(claims -> claims.expirationTime(Date.from(clock.instant().minusSeconds(1)))));
        assertRefused(signed(claims -> claims.expirationTime(null)));
    }

    @Test
    void aTokenOfTheFutureIsRefusedBeyondTheLeeway() {
        Duration leeway = TokenClaims.LEEWAY;
        Date within = Date.from(clock.instant().plus(leeway).minusSeconds(1));
        Date beyond = Date.from(clock.instant().plus(leeway).plusSeconds(1));

        assertThat(tokens.verify(signed(claims -> claims.issueTime(within).notBeforeTime(within))))
                .isPresent();
        assertRefused(signed(claims -> claims.issueTime(beyond)));
        assertRefused(signed(claims -> claims.notBeforeTime(beyond)));
        assertRefused(signed(claims -> claims.issueTime(null)));
        assertRefused(signed(claims -> claims.notBeforeTime(null)));
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherServiceIsRefused() {
        assertRefused(signed(claims -> claims.issuer("somebody")));
        assertRefused(signed(claims -> claims.issuer(null)));
        assertRefused(signed(claims -> claims.audience("another-service")));
        assertRefused(signed(claims -> claims.audience(List.of(SETTINGS.service(), "another-service"))));
        assertRefused(signed(claims -> claims.audience((String) null)));
    }

    @Test
    void claimsOfAnotherFormAreRefused() {
        assertRefused(signed(claims -> claims.claim("kind", "emperor")));
        assertRefused(signed(claims -> claims.claim("kind", null)));
        assertRefused(signed(claims -> claims.claim("uid", "seven")));
        assertRefused(signed(claims -> claims.claim("iat_ms", null)));
        assertRefused(signed(claims -> claims.claim("access", "everything")));
        assertRefused(signed(claims -> claims.claim("access", List.of(List.of()))));
        assertRefused(signed(claims -> claims.subject(null)));
    }

    @Test
    void headersThatAskForMoreAreRefused() throws Exception {
        assertRefused(signed(
                new JWSHeader.Builder(JWSAlgorithm.ES256).criticalParams(Set.of("b64")),
                key.id(),
                signer(),
                good().build()));
        SignedJWT untyped = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(), good().build());
        untyped.sign(signer());
        assertRefused(untyped.serialize());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b.c", "not a token", "e30.e30.e30", "e30.e30.", "\u0000.\u0000.\u0000"})
    void whatIsNoTokenIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void deepAndLongHeadersAreRefused() {
        assertRefused(encode("{\"alg\":" + "[".repeat(8000)) + ".e30.e30");
        assertRefused(encode("{\"a\":".repeat(2000)) + ".e30.e30");
        assertRefused("a".repeat(1 << 20) + ".e30.e30");
    }

    private void assertRefused(String token) {
        assertThat(tokens.verify(token)).isEmpty();
        assertThat(tokens.remembered(token)).isEmpty();
    }

    private JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder(
                TokenClaims.write(SETTINGS, SETTINGS.lifetime(), ADA, ACCESS, clock.instant(), "1"));
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.ES256),
                    key.id(),
                    signer(),
                    change.apply(good()).build());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader.Builder header, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(header.type(JOSEObjectType.JWT).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private JWSSigner signer() throws Exception {
        byte[] encoded = seal.open(key.privateKey(), key.purpose()).orElseThrow();
        return new ECDSASigner(
                (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    }

    private static String[] parts(String token) {
        return token.split("\\.", -1);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
