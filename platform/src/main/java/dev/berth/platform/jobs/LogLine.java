package dev.berth.platform.jobs;

import java.time.Instant;

/// A line of a run's log.
///
/// @param number from 1
public record LogLine(long number, Instant at, String text) {}
