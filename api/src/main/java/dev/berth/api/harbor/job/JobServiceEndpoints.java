package dev.berth.api.harbor.job;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.job.JobRecords.ActionRequest;
import dev.berth.api.harbor.job.JobRecords.JobQueue;
import dev.berth.api.harbor.job.JobRecords.ScheduleTask;
import dev.berth.api.harbor.job.JobRecords.SchedulerStatus;
import dev.berth.api.harbor.job.JobRecords.Worker;
import dev.berth.api.harbor.job.JobRecords.WorkerPool;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Page;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedule;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers `/api/v2.0/schedules` and `/api/v2.0/jobservice`: a node is a pool, a run that is under way a worker, and
/// a job with its waiting runs a queue.
final class JobServiceEndpoints {

    private static final String ROOT = "/api/v2.0/jobservice";
    private static final String ALL = "all";

    private final JobRuns runs;
    private final JobSchedules schedules;

    JobServiceEndpoints(JobRuns runs, JobSchedules schedules) {
        this.runs = runs;
        this.schedules = schedules;
    }

    List<Endpoint> endpoints() {
        AccessRule list = may(Action.LIST);
        AccessRule stop = may(Action.STOP);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/schedules",
                                list,
                                describe("listSchedules", "schedule", "The schedules of all jobs")
                                        .paged()
                                        .answersMany(200, "a page of schedules", ScheduleTask.class)),
                        this::schedules),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/schedules/{job_type}/paused",
                                list,
                                describe("getSchedulePaused", "schedule", "Whether schedules are paused")
                                        .answers(200, "whether they are", SchedulerStatus.class)
                                        .answers(400, "job_type is not all")),
                        this::paused),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ROOT + "/pools",
                                list,
                                describe("getWorkerPools", "jobservice", "The nodes that run jobs")
                                        .answersMany(200, "one for each node", WorkerPool.class)),
                        _ -> Json.response(
                                200, runs.nodes().stream().map(WorkerPool::of).toList())),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ROOT + "/pools/{pool_id}/workers",
                                list,
                                describe("getWorkers", "jobservice", "What a node runs now; all for what all do")
                                        .answersMany(200, "one for each run", Worker.class)
                                        .answers(404, "there is no such node")),
                        this::workers),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ROOT + "/jobs/{job_id}",
                                stop,
                                describe("stopRunningJob", "jobservice", "Ask a run to stop; all for what runs now")
                                        .answers(200, "it stops, or has ended already")
                                        .answers(404, "there is none")),
                        this::stop),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ROOT + "/jobs/{job_id}/log",
                                list,
                                describe("actionGetJobLog", "jobservice", "What a run said")
                                        .answers(200, "lines of text", "text/plain")
                                        .answers(404, "there is none")),
                        call -> OrderEndpoints.text(RunLogText.of(runs, require(call)))),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ROOT + "/queues",
                                list,
                                describe("listJobQueues", "jobservice", "What waits, by the kind of job")
                                        .answersMany(200, "one for each kind", JobQueue.class)),
                        _ -> Json.response(200, queues())),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ROOT + "/queues/{job_type}",
                                stop,
                                describe(
                                                "actionPendingJobs",
                                                "jobservice",
                                                "Stop what waits of a kind of job, pause or resume it; all for all")
                                        .takes(ActionRequest.class)
                                        .answers(200, "done")
                                        .answers(404, "there is no such kind")
                                        .answers(422, "there is no such action")),
                        this::act));
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.JOBSERVICE_MONITOR, action), ScopeSource.INSTALLATION);
    }

    private static Documentation describe(String operation, String tag, String summary) {
        return Documentation.of(operation, tag, summary);
    }

    private Response schedules(Call call) {
        Page page = Page.of(call);
        List<JobSchedule> all = schedules.all();
        List<ScheduleTask> shown = page.of(all).stream().map(ScheduleTask::of).toList();
        return new Response(
                200,
                page.headers(call, all.size()).and("Content-Type", Json.MEDIA_TYPE),
                new ResponseBody.Bytes(Json.bytes(shown)));
    }

    private Response paused(Call call) {
        if (!call.variable("job_type").equals(ALL)) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "job_type: only all is known here");
        }
        return Json.response(200, new SchedulerStatus(schedules.paused().contains(JobSchedules.ALL)));
    }

    private Response workers(Call call) {
        String pool = call.variable("pool_id");
        boolean all = pool.equals(ALL);
        if (!all
                && runs.nodes().stream()
                        .noneMatch(node -> JobRecords.pool(node.name()).equals(pool))) {
            throw new DomainException(ApiErrorCode.NOT_FOUND, "no node is called that, or it is silent");
        }
        return Json.response(
                200,
                runs.running().stream()
                        .map(Worker::of)
                        .filter(worker -> all || worker.poolId().equals(pool))
                        .toList());
    }

    private RunRecord require(Call call) {
        return runs.find(call.number("job_id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no such run"));
    }

    private Response stop(Call call) {
        if (call.variable("job_id").equals(ALL)) {
            runs.running().forEach(run -> runs.stop(run.id()));
        } else {
            runs.stop(require(call).id());
        }
        return Response.of(200);
    }

    private List<JobQueue> queues() {
        List<JobQueue> queues = new ArrayList<>();
        runs.queues()
                .forEach(queue -> queues.add(new JobQueue(
                        JobTypes.of(queue.job()),
                        queue.waiting(),
                        queue.oldest().toSeconds(),
                        queue.paused())));
        queues.add(new JobQueue(JobTypes.SCHEDULER, 0, 0, schedules.paused().contains(JobSchedules.ALL)));
        return queues;
    }

    private Response act(Call call) throws IOException {
        List<String> jobs = jobs(call.variable("job_type"));
        ActionRequest wish = Json.read(call.request(), ActionRequest.class);
        switch (Optional.ofNullable(wish.action()).orElse("")) {
            case "stop" -> jobs.forEach(runs::stopWaiting);
            case "pause" -> jobs.forEach(schedules::pause);
            case "resume" -> jobs.forEach(schedules::resume);
            default ->
                throw new DomainException(
                        ApiErrorCode.UNPROCESSABLE_ENTITY, "action in body should be one of stop, pause, resume");
        }
        return Response.of(200);
    }

    private List<String> jobs(String type) {
        List<String> all = new ArrayList<>();
        runs.queues().forEach(queue -> all.add(queue.job()));
        all.add(JobSchedules.ALL);
        List<String> named =
                all.stream().filter(job -> JobTypes.of(job).equals(type)).toList();
        if (named.isEmpty() && !type.equals(ALL)) {
            throw new DomainException(ApiErrorCode.NOT_FOUND, "there is no such kind of job");
        }
        return type.equals(ALL) ? all : named;
    }
}
