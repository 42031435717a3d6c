package dev.berth.platform.jobs;

import java.time.Duration;

/// What of a job waits.
///
/// @param waiting how many runs
/// @param oldest how long the first of them has waited
/// @param paused whether no run begins for now
public record JobQueue(String job, long waiting, Duration oldest, boolean paused) {}
