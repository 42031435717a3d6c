package dev.berth.conformance.support;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what happens in another process, by asking again and again.
public final class Await {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private Await() {}

    /// Returns once the condition holds; fails with the text after a limit that no test relies on.
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            // Whatever is waited for wants the processor.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
