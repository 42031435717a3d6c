package dev.berth.conformance.scale;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Runs through the year before a moment while a database is loaded, so that what is in it has different ages.
final class LoadClock implements InstantSource {

    static final Duration SPAN = Duration.ofDays(365);

    private final Instant end;
    private volatile Instant now;

    LoadClock(Instant end) {
        this.end = end;
        this.now = end.minus(SPAN);
    }

    /// Sets it to that part of the span, between 0 and 1.
    void at(double part) {
        now = end.minus(SPAN).plusMillis((long) (SPAN.toMillis() * part));
    }

    /// A moment later.
    void tick() {
        now = now.plusMillis(100);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
