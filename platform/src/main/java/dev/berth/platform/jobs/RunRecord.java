package dev.berth.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/// A run as the history keeps it.
///
/// @param node the process that ran it; empty while it waits
/// @param parameters what it was asked to do
/// @param requested when somebody, or a schedule, asked for it; when it began if nobody did
/// @param started when it began; when it was asked for while it waits
/// @param ended empty while it waits or runs
/// @param message the handler's note, or why the run failed
/// @param done how far it came, of `total`; both 0 when the handler told nothing
/// @param figures what it counted, whole numbers by their names
public record RunRecord(
        long id,
        String job,
        String node,
        RunCause cause,
        Parameters parameters,
        Instant requested,
        Instant started,
        Optional<Instant> ended,
        RunOutcome outcome,
        Optional<String> message,
        long done,
        long total,
        Parameters figures) {

    /// When this was last known to change: when it ended, began or was asked for.
    public Instant changed() {
        return ended.orElse(started);
    }
}
