package dev.berth.platform.kernel;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// ULIDs from a clock and a random generator: 48 bits of milliseconds, then 80 random bits.
public final class Ulids implements Ids {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private final InstantSource clock;
    private final RandomGenerator random;

    /// `random` must be safe for use by many threads, and unguessable where ids must be: a `SecureRandom`.
    public Ulids(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String next() {
        char[] text = new char[26];
        encode(clock.millis(), text, 0, 10);
        encode(random.nextLong() & 0xFF_FFFF_FFFFL, text, 10, 8);
        encode(random.nextLong() & 0xFF_FFFF_FFFFL, text, 18, 8);
        return new String(text);
    }

    private static void encode(long value, char[] text, int start, int length) {
        long rest = value;
        for (int i = start + length - 1; i >= start; i--) {
            text[i] = ALPHABET[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
