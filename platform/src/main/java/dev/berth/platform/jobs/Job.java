package dev.berth.platform.jobs;

import java.time.Duration;

/// Work that recurs.
///
/// @param name unique and lasting: its schedule and history are kept under it
/// @param interval from the start of one run to the start of the next
public record Job(String name, Duration interval, JobHandler handler) {

    /// So long that it never comes: the work is done when somebody asks for it, or has set a schedule.
    private static final Duration NEVER = Duration.ofDays(365_000);

    public Job {
        if (name.isBlank() || !interval.isPositive()) {
            throw new IllegalArgumentException("a job needs a name and a positive interval: " + name);
        }
    }

    /// Work that is done only when it is asked for, now or by a schedule.
    public static Job onDemand(String name, JobHandler handler) {
        return new Job(name, NEVER, handler);
    }
}
