package dev.berth.platform.jobs;

import java.time.Duration;

/// Work that recurs.
///
/// @param name unique and lasting: its schedule and history are kept under it
/// @param interval from the start of one run to the start of the next
public record Job(String name, Duration interval, JobHandler handler) {

    public Job {
        if (name.isBlank() || !interval.isPositive()) {
            throw new IllegalArgumentException("a job needs a name and a positive interval: " + name);
        }
    }
}
