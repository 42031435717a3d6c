package dev.berth.control.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long a time each figure of a series is for. Days are those of UTC.
public enum Step {
    HOUR(Duration.ofHours(1), Duration.ofDays(8)),
    DAY(Duration.ofDays(1), Duration.ofDays(400));

    private final Duration length;
    private final Duration kept;

    Step(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
    }

    /// The step of this name on the wire.
    public static Optional<Step> of(String wire) {
        return Arrays.stream(values()).filter(step -> step.wire().equals(wire)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Duration length() {
        return length;
    }

    /// How long figures for such times are kept.
    public Duration kept() {
        return kept;
    }

    /// When the hour or day began that this moment is in.
    public Instant begin(Instant moment) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
    }
}
