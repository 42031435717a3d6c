package dev.berth.access.token;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.berth.access.principal.Limit;
import dev.berth.access.principal.Principal;
import dev.berth.platform.kernel.Actor;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a token says, as claims. Whether somebody is an administrator is not among them: the access list counts.
final class TokenClaims {

    /// The clocks of two nodes may differ by this much; only a token's beginning is read so generously.
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final String ACCESS = "access";
    private static final String KIND = "kind";
    private static final String ID = "uid";
    private static final String LIMITED = "limited";
    // `iat` counts seconds; whether a token is older than a project needs more.
    private static final String ISSUED_MILLIS = "iat_ms";

    private TokenClaims() {}

    static JWTClaimsSet write(
            TokenSettings settings,
            Duration lifetime,
            Principal principal,
            List<Access> access,
            Instant now,
            String tokenId) {
        return new JWTClaimsSet.Builder()
                .issuer(settings.issuer())
                .audience(settings.service())
                .subject(principal.name())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(tokenId)
                .claim(KIND, principal.kind().name().toLowerCase(Locale.ROOT))
                .claim(ID, principal.id())
                .claim(ISSUED_MILLIS, now.toEpochMilli())
                .claim(ACCESS, access.stream().map(TokenClaims::write).toList())
                .claim(LIMITED, principal.limit().isPresent() ? true : null)
                .build();
    }

    /// The token that the claims make; empty when they are not ours, not for this service, or not good now.
    static Optional<VerifiedToken> read(TokenSettings settings, JWTClaimsSet claims, Instant now) {
        try {
            Date issued = claims.getIssueTime();
            Date notBefore = claims.getNotBeforeTime();
            Date expires = claims.getExpirationTime();
            boolean good = settings.issuer().equals(claims.getIssuer())
                    && claims.getAudience().equals(List.of(settings.service()))
                    && issued != null
                    && notBefore != null
                    && expires != null
                    && !issued.toInstant().isAfter(now.plus(LEEWAY))
                    && !notBefore.toInstant().isAfter(now.plus(LEEWAY))
                    && expires.toInstant().isAfter(now);
            return good
                    ? Optional.of(
                            new VerifiedToken(principal(claims), access(claims), issuedAt(claims), expires.toInstant()))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> write(Access access) {
        return Map.of(
                "type",
                access.type(),
                "name",
                access.name(),
                "actions",
                access.actions().stream().sorted().toList());
    }

    private static Principal principal(JWTClaimsSet claims) throws ParseException {
        Actor.Kind kind =
                Actor.Kind.valueOf(required(claims.getStringClaim(KIND)).toUpperCase(Locale.ROOT));
        Long id = claims.getLongClaim(ID);
        String name = claims.getSubject();
        if (id == null || name == null) {
            throw new ParseException("no principal", 0);
        }
        // Whoever showed a personal token for this one may no more than it: not what its owner may besides.
        boolean limited = claims.getBooleanClaim(LIMITED) != null && claims.getBooleanClaim(LIMITED);
        return new Principal(kind, id, name, false, limited ? Optional.of(Limit.NOTHING) : Optional.empty());
    }

    private static Instant issuedAt(JWTClaimsSet claims) throws ParseException {
        Long millis = claims.getLongClaim(ISSUED_MILLIS);
        if (millis == null) {
            throw new ParseException("no time of issue", 0);
        }
        return Instant.ofEpochMilli(millis);
    }

    private static List<Access> access(JWTClaimsSet claims) throws ParseException {
        if (!(claims.getClaim(ACCESS) instanceof List<?> entries)) {
            throw new ParseException("no access list", 0);
        }
        List<Access> access = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> map
                    && map.get("type") instanceof String type
                    && map.get("name") instanceof String name
                    && map.get("actions") instanceof List<?> words)) {
                throw new ParseException("not an entry of an access list", 0);
            }
            Set<String> actions = new HashSet<>();
            words.forEach(word -> actions.add(String.valueOf(word)));
            access.add(new Access(type, name, actions));
        }
        return access;
    }

    private static String required(@Nullable String text) throws ParseException {
        if (text == null) {
            throw new ParseException("a claim is missing", 0);
        }
        return text;
    }
}
