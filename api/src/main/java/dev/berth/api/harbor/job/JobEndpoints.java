package dev.berth.api.harbor.job;

import dev.berth.access.permission.Resource;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Endpoint;
import dev.berth.control.audit.AuditPurge;
import dev.berth.control.audit.PurgeOrder;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.gc.CollectionOrder;
import dev.berth.registry.gc.OrderedCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Answers `/api/v2.0/system/gc`, `/api/v2.0/system/purgeaudit`, `/api/v2.0/schedules` and `/api/v2.0/jobservice`.
public final class JobEndpoints {

    private static final OrderEndpoints.Kind COLLECTION = new OrderEndpoints.Kind(
            "/api/v2.0/system/gc",
            "gc_id",
            OrderedCollection.JOB,
            Resource.GARBAGE_COLLECTION,
            "gc",
            "garbage collection",
            List.of(
                    "getGCHistory",
                    "getGC",
                    "stopGC",
                    "getGCLog",
                    "getGCSchedule",
                    "createGCSchedule",
                    "updateGCSchedule"),
            JobEndpoints::collection);

    private static final OrderEndpoints.Kind PURGE = new OrderEndpoints.Kind(
            "/api/v2.0/system/purgeaudit",
            "purge_id",
            AuditPurge.JOB,
            Resource.PURGE_AUDIT,
            "purge",
            "the purge of the audit log",
            List.of(
                    "getPurgeHistory",
                    "getPurgeJob",
                    "stopPurge",
                    "getPurgeJobLog",
                    "getPurgeSchedule",
                    "createPurgeSchedule",
                    "updatePurgeSchedule"),
            JobEndpoints::purge);

    private final JobRuns runs;
    private final JobSchedules schedules;

    public JobEndpoints(JobRuns runs, JobSchedules schedules) {
        this.runs = runs;
        this.schedules = schedules;
    }

    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new OrderEndpoints(COLLECTION, runs, schedules).endpoints());
        endpoints.addAll(new OrderEndpoints(PURGE, runs, schedules).endpoints());
        endpoints.addAll(new JobServiceEndpoints(runs, schedules).endpoints());
        return endpoints;
    }

    /// What Harbor's clients say of it; `delete_tag` and the like are about parts that only Harbor has.
    private static Parameters collection(BodyParameters body) {
        return checked(
                () -> new CollectionOrder(body.flag("delete_untagged"), body.flag("dry_run"), body.number("workers", 1))
                        .parameters());
    }

    private static Parameters purge(BodyParameters body) {
        return checked(() -> new PurgeOrder(
                        Duration.ofHours(body.number("audit_retention_hour", 0)), types(body), body.flag("dry_run"))
                .parameters());
    }

    /// Clients from before Harbor 2.13 say what was done to artifacts.
    private static List<String> types(BodyParameters body) {
        String types = body.text("include_event_types");
        if (types != null) {
            return PurgeOrder.types(types);
        }
        String operations = body.text("include_operations");
        return operations == null
                ? List.of()
                : PurgeOrder.types(String.join(
                        ",",
                        Arrays.stream(operations.split(",", -1))
                                .map(String::strip)
                                .filter(operation -> !operation.isEmpty())
                                .map(operation -> operation + "_artifact")
                                .toList()));
    }

    private static Parameters checked(Supplier<Parameters> parameters) {
        try {
            return parameters.get();
        } catch (IllegalArgumentException e) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "parameters." + e.getMessage() + " in body", e);
        }
    }
}
