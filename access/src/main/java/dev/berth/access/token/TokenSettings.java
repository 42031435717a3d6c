package dev.berth.access.token;

import java.time.Duration;

/// What tokens say and how long they live.
///
/// @param issuer who signs: this installation
/// @param service for whom they are: the name of the registry in Docker's token protocol
/// @param lifetime how long a token opens what it names, at most a day
public record TokenSettings(String issuer, String service, Duration lifetime) {

    public TokenSettings {
        if (issuer.isEmpty() || service.isEmpty()) {
            throw new IllegalArgumentException("a token names its issuer and its service");
        }
        if (lifetime.compareTo(Duration.ofSeconds(60)) < 0 || lifetime.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a token lives for one minute to one day, not " + lifetime);
        }
    }

    /// Ten minutes, under the service's name that Harbor uses.
    public static TokenSettings defaults() {
        return new TokenSettings("berth", "harbor-registry", Duration.ofMinutes(10));
    }
}
