package dev.berth.access.token;

import java.time.Duration;
import java.util.function.Supplier;

/// What tokens say and how long they live.
///
/// @param issuer who signs: this installation
/// @param service for whom they are: the name of the registry in Docker's token protocol
/// @param lifetimes how long a token that is made now opens what it names, at most a day
public record TokenSettings(String issuer, String service, Supplier<Duration> lifetimes) {

    /// The longest life of a token.
    static final Duration LONGEST = Duration.ofDays(1);

    public TokenSettings {
        if (issuer.isEmpty() || service.isEmpty()) {
            throw new IllegalArgumentException("a token names its issuer and its service");
        }
    }

    /// With one lifetime for ever.
    public TokenSettings(String issuer, String service, Duration lifetime) {
        this(issuer, service, () -> lifetime);
        checkLifetime(lifetime);
    }

    /// How long a token that is made now is good.
    public Duration lifetime() {
        return checkLifetime(lifetimes.get());
    }

    private static Duration checkLifetime(Duration lifetime) {
        if (lifetime.compareTo(Duration.ofSeconds(60)) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lives for one minute to one day, not " + lifetime);
        }
        return lifetime;
    }

    /// Ten minutes, under the service's name that Harbor uses.
    public static TokenSettings defaults() {
        return new TokenSettings("berth", "harbor-registry", Duration.ofMinutes(10));
    }
}
