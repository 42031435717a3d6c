package dev.berth.platform.jobs;

import java.time.Instant;
import java.util.Optional;

/// A run as the history keeps it.
///
/// @param node the process that ran it
/// @param ended empty while it runs
/// @param message the handler's note, or why the run failed
/// @param done how far it came, of `total`; both 0 when the handler told nothing
public record RunRecord(
        long id,
        String job,
        String node,
        Instant started,
        Optional<Instant> ended,
        RunOutcome outcome,
        Optional<String> message,
        long done,
        long total) {}
