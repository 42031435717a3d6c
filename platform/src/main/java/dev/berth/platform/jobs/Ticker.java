package dev.berth.platform.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Calls an action over and over.
@FunctionalInterface
public interface Ticker {

    /// Calls `action` every `period`, never twice at once, until the result is closed. The action must not throw.
    Ticking every(Duration period, Runnable action);

    /// Something that ticks until it is closed. Closing does not wait for an action under way.
    @FunctionalInterface
    interface Ticking extends AutoCloseable {
        @Override
        void close();
    }

    /// A ticker in real time, on a daemon thread for each action.
    static Ticker realTime() {
        return (period, action) -> {
            ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ticker").daemon().factory());
            long millis = period.toMillis();
            Future<?> ticks = executor.scheduleWithFixedDelay(action, millis, millis, TimeUnit.MILLISECONDS);
            return () -> {
                ticks.cancel(false);
                executor.shutdown();
            };
        };
    }
}
