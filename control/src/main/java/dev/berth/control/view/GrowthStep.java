package dev.berth.control.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How long the times are at whose beginning it is known what repositories held. Days are those of UTC.
public enum GrowthStep {
    HOUR(Duration.ofHours(1), Duration.ofDays(2)),
    DAY(Duration.ofDays(1), Duration.ofDays(91));

    private final Duration length;
    private final Duration kept;

    GrowthStep(Duration length, Duration kept) {
        this.length = length;
        this.kept = kept;
    }

    /// Its name in tables.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Duration length() {
        return length;
    }

    /// When the hour or day began that this moment is in.
    public Instant begin(Instant moment) {
        long millis = length.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), millis) * millis);
    }

    /// What began before is not kept any more.
    public Instant keptFrom(Instant now) {
        return begin(now.minus(kept));
    }
}
