package dev.berth.registry.verification;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Holds work to a rate: after each piece it sleeps for as long as the piece was early. Used by one thread.
final class Throttle {

    private static final double NANOS_PER_SECOND = 1e9;
    // Idle time, as while the store was slow, is not made up for by a burst of more than this.
    private static final long BURST_NANOS = Duration.ofMillis(100).toNanos();

    private final long bytesPerSecond;
    private final LongSupplier nanoTime;
    private final Sleeper sleeper;
    private long due;

    /// @param bytesPerSecond 0 for no limit
    Throttle(long bytesPerSecond, LongSupplier nanoTime, Sleeper sleeper) {
        this.bytesPerSecond = bytesPerSecond;
        this.nanoTime = nanoTime;
        this.sleeper = sleeper;
        this.due = nanoTime.getAsLong();
    }

    void spend(long bytes) throws InterruptedException {
        if (bytesPerSecond == 0) {
            return;
        }
        long now = nanoTime.getAsLong();
        due = Math.max(due, now - BURST_NANOS) + (long) (bytes * NANOS_PER_SECOND / bytesPerSecond);
        if (due > now) {
            sleeper.sleep(Duration.ofNanos(due - now));
        }
    }
}
