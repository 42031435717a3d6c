package dev.berth.registry.verification;

/// Settings of verification.
///
/// @param bytesPerSecond how fast stored bytes are read, so that clients do not suffer; 0 for as fast as possible
public record VerificationSettings(long bytesPerSecond) {

    public static final VerificationSettings DEFAULT = new VerificationSettings(32L * 1024 * 1024);

    public VerificationSettings {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a rate is not negative");
        }
    }
}
