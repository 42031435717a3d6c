package dev.berth.platform.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class TestClock implements InstantSource {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00.250Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves the clock on, or back if `step` is negative.
    public void pass(Duration step) {
        now.updateAndGet(before -> before.plus(step));
    }
}
