package dev.berth.platform.jobs;

import java.util.Locale;

/// Why a run was made.
public enum RunCause {
    /// The job recurs by itself.
    INTERVAL,
    /// Somebody has set a schedule.
    SCHEDULE,
    /// Somebody asked for it.
    MANUAL;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunCause ofStored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
