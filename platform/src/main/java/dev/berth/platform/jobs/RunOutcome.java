package dev.berth.platform.jobs;

import java.util.Locale;

/// How a run stands.
public enum RunOutcome {
    /// It was asked for and has not begun.
    WAITING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    /// It ended early because it was asked to, perhaps before it began.
    STOPPED,
    /// Its process stopped answering, and another took the job over.
    LOST;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunOutcome ofStored(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
