package dev.berth.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.berth.access.principal.Principal;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Notices;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Seal;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Issues and verifies tokens: JWTs signed with ES256. Safe for use by many threads.
public final class Tokens {

    /// Longer ones are not looked at: ours hold a few repositories' names.
    private static final int MAX_LENGTH = 16 * 1024;

    private static final long REMEMBERED_CHARACTERS = 8L << 20;
    private static final int ENTRY_OVERHEAD = 512;

    private final TokenSettings settings;
    private final SigningKeys keys;
    private final Ids ids;
    private final InstantSource clock;
    private final Cache<String, VerifiedToken> remembered;

    public Tokens(
            Database database,
            Seal seal,
            Ids ids,
            SecureRandom random,
            Notices notices,
            InstantSource clock,
            TokenSettings settings) {
        this.settings = settings;
        this.keys = new SigningKeys(database, seal, ids, random, notices, clock);
        this.ids = ids;
        this.clock = clock;
        this.remembered = Caffeine.newBuilder()
                .maximumWeight(REMEMBERED_CHARACTERS)
                .weigher((String token, VerifiedToken _) -> token.length() + ENTRY_OVERHEAD)
                .expireAfterWrite(TokenSettings.LONGEST)
                .build();
    }

    /// Loads the keys, and makes the first one if there is none. The first token does so too; a start that calls
    /// this finds out early.
    public void prepare() {
        keys.signing();
    }

    /// Signs a token with the current key.
    public IssuedToken issue(Principal principal, List<Access> access) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Duration lifetime = settings.lifetime();
        SigningKeys.Signing key = keys.signing();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.id())
                .build();
        SignedJWT token =
                new SignedJWT(header, TokenClaims.write(settings, lifetime, principal, access, now, ids.next()));
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the token was not signed", e);
        }
        return new IssuedToken(token.serialize(), now, lifetime);
    }

    /// The token, if its signature and times hold; remembered until it expires. Its principal is never an
    /// administrator: only the access list counts.
    public Optional<VerifiedToken> verify(String token) {
        Optional<VerifiedToken> known = remembered(token);
        if (known.isPresent() || token.length() > MAX_LENGTH) {
            return known;
        }
        Optional<VerifiedToken> verified = verifyAnew(token);
        verified.ifPresent(good -> remembered.put(token, good));
        return verified;
    }

    /// As verify, from memory only: never blocks, empty when it is not remembered or has expired.
    public Optional<VerifiedToken> remembered(String token) {
        VerifiedToken known = remembered.getIfPresent(token);
        return known != null && known.expiresAt().toEpochMilli() > clock.millis()
                ? Optional.of(known)
                : Optional.empty();
    }

    /// Forgets all remembered tokens; each is verified anew when it comes again.
    public void forget() {
        remembered.invalidateAll();
    }

    /// Makes a new signing key; tokens of the old one stay good until they expire, or as long as tokens live now.
    public void rotate() {
        keys.rotate(settings.lifetime());
    }

    private Optional<VerifiedToken> verifyAnew(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            String keyId = header.getKeyID();
            // The header chooses a key of ours and nothing else: not the algorithm, not a key of its own.
            if (keyId == null
                    || !JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !JOSEObjectType.JWT.equals(header.getType())
                    || header.getCriticalParams() != null) {
                return Optional.empty();
            }
            Optional<JWSVerifier> verifier = keys.verifying(keyId);
            return verifier.isPresent() && jwt.verify(verifier.get())
                    ? TokenClaims.read(settings, jwt.getJWTClaimsSet(), clock.instant())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // What somebody sent as a token need not be one.
            return Optional.empty();
        }
    }
}
