package dev.berth.platform.jobs;

import java.time.Instant;

/// A process that runs jobs.
///
/// @param name unique among those that live; runs name it
/// @param workers how many runs it can have at once: one of each job
/// @param heard when it last told that it lives
public record JobNode(String name, long pid, long workers, Instant started, Instant heard) {}
