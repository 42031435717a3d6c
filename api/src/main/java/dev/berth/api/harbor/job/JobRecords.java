package dev.berth.api.harbor.job;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.Json;
import dev.berth.platform.jobs.JobNode;
import dev.berth.platform.jobs.JobSchedule;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.jobs.RunCause;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The records of jobs in the API; field names are Harbor's.
final class JobRecords {

    private JobRecords() {}

    /// When something is to be done.
    ///
    /// @param type Hourly, Daily, Weekly, Custom, Manual, None or Schedule
    record ScheduleObj(
            @Nullable String type,
            @Nullable String cron,
            @Nullable String nextScheduledTime) {}

    /// What a client wants to be done, and when.
    record Schedule(
            @Nullable ScheduleObj schedule, @Nullable Map<String, Object> parameters) {}

    /// A run, or the schedule of runs; everything is left out where there is no schedule.
    ///
    /// @param jobParameters JSON in a text
    record ExecHistory(
            @Nullable Long id,
            @Nullable String jobName,
            @Nullable String jobKind,
            @Nullable String jobParameters,
            @Nullable ScheduleObj schedule,
            @Nullable String jobStatus,
            @Nullable Boolean deleted,
            @Nullable String creationTime,
            @Nullable String updateTime) {

        static final ExecHistory NONE = new ExecHistory(null, null, null, null, null, null, null, null, null);

        static ExecHistory of(RunRecord run) {
            return new ExecHistory(
                    run.id(),
                    JobTypes.of(run.job()),
                    kind(run.cause()),
                    parameters(run),
                    new ScheduleObj(run.cause() == RunCause.MANUAL ? "Manual" : "Schedule", "", null),
                    status(run.outcome()),
                    false,
                    HarborTime.text(run.requested()),
                    HarborTime.text(run.changed()));
        }

        static ExecHistory of(JobSchedule schedule) {
            return new ExecHistory(
                    schedule.id(),
                    JobTypes.of(schedule.job()),
                    "SCHEDULE",
                    json(schedule.parameters()),
                    new ScheduleObj(schedule.style(), schedule.cron().toString(), HarborTime.text(schedule.nextDue())),
                    "Scheduled",
                    false,
                    HarborTime.text(schedule.createdAt()),
                    HarborTime.text(schedule.updatedAt()));
        }
    }

    /// A process that runs jobs.
    record WorkerPool(
            long pid, String workerPoolId, String startAt, String heartbeatAt, long concurrency, String host) {

        static WorkerPool of(JobNode node) {
            return new WorkerPool(
                    node.pid(),
                    pool(node.name()),
                    HarborTime.text(node.started()),
                    HarborTime.text(node.heard()),
                    node.workers(),
                    node.name().split(",", 2)[0]);
        }
    }

    /// A run that is under way.
    record Worker(
            String id,
            String poolId,
            String jobName,
            String jobId,
            String startAt,
            @JsonProperty("check_in") String checkIn,
            @JsonProperty("checkin_at") @Nullable String checkInAt) {

        static Worker of(RunRecord run) {
            return new Worker(
                    "run-" + run.id(),
                    pool(run.node()),
                    JobTypes.of(run.job()),
                    Long.toString(run.id()),
                    HarborTime.text(run.started()),
                    run.message().orElse(""),
                    null);
        }
    }

    /// What waits of a kind of job.
    ///
    /// @param latency how long the first of them has waited, in seconds
    record JobQueue(String jobType, long count, long latency, boolean paused) {}

    /// What to do with a queue: stop, pause or resume.
    record ActionRequest(@Nullable String action) {}

    /// A schedule, in the list of all.
    record ScheduleTask(long id, String vendorType, long vendorId, String cron, String updateTime) {

        /// What clients of Harbor know for things that belong to the installation.
        private static final long INSTALLATION = -1;

        static ScheduleTask of(JobSchedule schedule) {
            return new ScheduleTask(
                    schedule.id(),
                    JobTypes.of(schedule.job()),
                    INSTALLATION,
                    schedule.cron().toString(),
                    HarborTime.text(schedule.updatedAt()));
        }
    }

    /// Whether schedules are followed.
    record SchedulerStatus(boolean paused) {}

    /// What a node is called in paths.
    static String pool(String node) {
        return node.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    static String status(RunOutcome outcome) {
        return switch (outcome) {
            case WAITING -> "Pending";
            case RUNNING -> "Running";
            case SUCCEEDED -> "Success";
            case FAILED, LOST -> "Error";
            case STOPPED -> "Stopped";
        };
    }

    private static String kind(RunCause cause) {
        return switch (cause) {
            case MANUAL -> "MANUAL";
            case SCHEDULE, INTERVAL -> "SCHEDULE";
        };
    }

    private static String parameters(RunRecord run) {
        Map<String, String> all = new LinkedHashMap<>(run.parameters().values());
        all.putAll(run.figures().values());
        return json(new Parameters(all));
    }

    private static String json(Parameters parameters) {
        Map<String, Object> typed = new TreeMap<>();
        parameters.values().forEach((name, value) -> typed.put(name, typed(value)));
        return new String(Json.bytes(typed), StandardCharsets.UTF_8);
    }

    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        return value.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(value) : value;
    }
}
