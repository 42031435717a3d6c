package dev.berth.conformance.support;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for what happens in another process, by asking again and again.
public final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Await() {}

    /// Returns once the condition holds; fails with the text after a limit that no test relies on.
    public static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            Thread.onSpinWait();
        }
    }
}
