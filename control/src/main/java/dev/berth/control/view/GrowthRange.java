package dev.berth.control.view;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far back is looked for what grew. It is so many hours or days with the present one; what was added counts from
/// the end of the first of them, as in a series of that many.
public enum GrowthRange {
    DAY("24h", GrowthStep.HOUR, 24),
    WEEK("7d", GrowthStep.DAY, 7),
    MONTH("30d", GrowthStep.DAY, 30),
    QUARTER("90d", GrowthStep.DAY, 90);

    private final String wire;
    private final GrowthStep step;
    private final int count;

    GrowthRange(String wire, GrowthStep step, int count) {
        this.wire = wire;
        this.step = step;
        this.count = count;
    }

    /// The range of this name on the wire.
    public static Optional<GrowthRange> of(String wire) {
        return Arrays.stream(values()).filter(range -> range.wire.equals(wire)).findFirst();
    }

    /// The names on the wire, in order.
    public static String words() {
        return Arrays.stream(values()).map(range -> range.wire).collect(Collectors.joining(", "));
    }

    GrowthStep step() {
        return step;
    }

    /// From when on it counts what was added.
    Instant from(Instant now) {
        return step.begin(now).minus(step.length().multipliedBy(count - 2L));
    }
}
