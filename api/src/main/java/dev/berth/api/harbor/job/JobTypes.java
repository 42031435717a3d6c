package dev.berth.api.harbor.job;

import dev.berth.control.audit.AuditPurge;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.registry.gc.OrderedCollection;
import java.util.Locale;
import java.util.Map;

/// What jobs are called in Harbor's API. Those that it does not have are called as here, in its form.
final class JobTypes {

    /// Clients take this for the queue of schedules.
    static final String SCHEDULER = "SCHEDULER";

    private static final Map<String, String> TYPES = Map.of(
            OrderedCollection.JOB,
            "GARBAGE_COLLECTION",
            AuditPurge.JOB,
            "PURGE_AUDIT_LOG",
            JobSchedules.ALL,
            SCHEDULER);

    private JobTypes() {}

    static String of(String job) {
        return TYPES.getOrDefault(job, job.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
