package dev.berth.api.harbor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as the API writes them: RFC 3339, in UTC, to the millisecond.
public final class HarborTime {

    private HarborTime() {}

    public static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
