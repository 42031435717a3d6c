package dev.berth.platform.kernel;

import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Random bytes that are the same in every run.
public final class TestRandom {

    private TestRandom() {}

    /// A generator that begins with `seed`.
    public static SecureRandom seeded(String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            // Before the first use this replaces the seed from the system.
            random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
