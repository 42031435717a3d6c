package dev.berth.platform.jobs;

import java.time.Instant;

/// When somebody wants a job to run, besides its interval.
///
/// @param style how it was put, such as `Daily`; kept for whoever set it
/// @param parameters what the runs are asked to do
/// @param nextDue when the next run is asked for, unless schedules are paused
public record JobSchedule(
        long id,
        String job,
        String style,
        Cron cron,
        Parameters parameters,
        Instant nextDue,
        Instant createdAt,
        Instant updatedAt) {}
