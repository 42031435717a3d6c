package dev.berth.api.harbor.job;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.job.JobRecords.ExecHistory;
import dev.berth.api.harbor.job.JobRecords.Schedule;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedule;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Answers for one kind of work that administrators order or schedule: its history, its logs, its schedule.
final class OrderEndpoints {

    private final Kind kind;
    private final JobRuns runs;
    private final JobSchedules schedules;

    OrderEndpoints(Kind kind, JobRuns runs, JobSchedules schedules) {
        this.kind = kind;
        this.runs = runs;
        this.schedules = schedules;
    }

    /// A kind of work.
    ///
    /// @param path where it is answered
    /// @param id what a run's id is called in the path
    /// @param job which job does it
    /// @param what what it is called in sentences
    /// @param operations the ids of the seven operations: list, get, stop, log, schedule, create, update
    /// @param parameters reads what clients ask for, or refuses it
    record Kind(
            String path,
            String id,
            String job,
            Resource resource,
            String tag,
            String what,
            List<String> operations,
            Function<BodyParameters, Parameters> parameters) {

        String one() {
            return path + "/{" + id + "}";
        }
    }

    List<Endpoint> endpoints() {
        List<String> names = kind.operations();
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                kind.path(),
                                may(Action.LIST),
                                describe(names.get(0), "The runs of " + kind.what() + ", newest first")
                                        .listed(JobRuns.FIELDS)
                                        .answersMany(200, "a page of runs", ExecHistory.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.GET,
                                kind.one(),
                                may(Action.READ),
                                describe(names.get(1), "A run of " + kind.what())
                                        .answers(200, "the run", ExecHistory.class)
                                        .answers(404, "there is none")),
                        call -> Json.response(200, ExecHistory.of(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                kind.one(),
                                may(Action.STOP),
                                describe(names.get(2), "Ask a run of " + kind.what() + " to stop")
                                        .answers(200, "it stops, or has ended already")
                                        .answers(404, "there is none")),
                        this::stop),
                new Endpoint(
                        new Route(
                                Method.GET,
                                kind.one() + "/log",
                                may(Action.READ),
                                describe(names.get(3), "What a run of " + kind.what() + " said")
                                        .answers(200, "lines of text", "text/plain")
                                        .answers(404, "there is none")),
                        call -> text(RunLogText.of(runs, require(call)))),
                new Endpoint(
                        new Route(
                                Method.GET,
                                kind.path() + "/schedule",
                                may(Action.READ),
                                describe(names.get(4), "When " + kind.what() + " is done")
                                        .answers(
                                                200,
                                                "the schedule; an empty object if there is none",
                                                ExecHistory.class)),
                        _ -> Json.response(
                                200,
                                schedules.find(kind.job()).map(ExecHistory::of).orElse(ExecHistory.NONE))),
                new Endpoint(
                        new Route(
                                Method.POST,
                                kind.path() + "/schedule",
                                may(Action.CREATE),
                                describe(names.get(5), "Do " + kind.what() + " now (Manual), or set its schedule")
                                        .takes(Schedule.class)
                                        .answers(201, "done; Location names the run or the schedule")
                                        .answers(400, "what is wrong with it")
                                        .answers(409, "there is a schedule already, or a run under way")
                                        .answers(422, "there is no such type of schedule")),
                        call -> put(call, Change.CREATE)),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                kind.path() + "/schedule",
                                may(Action.UPDATE),
                                describe(names.get(6), "Change the schedule of " + kind.what() + "; None ends it")
                                        .takes(Schedule.class)
                                        .answers(200, "done")
                                        .answers(400, "what is wrong with it")
                                        .answers(409, "a run is under way")
                                        .answers(422, "there is no such type of schedule")),
                        call -> put(call, Change.UPDATE)));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(kind.resource(), action), ScopeSource.INSTALLATION);
    }

    private Documentation describe(String operation, String summary) {
        return Documentation.of(operation, kind.tag(), summary);
    }

    private Response list(Call call) {
        ListRequest asked = ListRequest.of(call, JobRuns.FIELDS);
        ListRequest request = asked.with(StatusNames.read(asked.query().filter()));
        return request.answer(
                call,
                runs.count(kind.job(), request.query()),
                runs.list(kind.job(), request.query()).stream()
                        .map(ExecHistory::of)
                        .toList());
    }

    private RunRecord require(Call call) {
        return runs.find(call.number(kind.id()))
                .filter(run -> run.job().equals(kind.job()))
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.NOT_FOUND, "there is no such run of %s".formatted(kind.what())));
    }

    private Response stop(Call call) {
        runs.stop(require(call).id());
        return Response.of(200);
    }

    /// Whether a schedule that is there may be replaced.
    private enum Change {
        CREATE,
        UPDATE
    }

    private Response put(Call call, Change change) throws IOException {
        Schedule body = Json.read(call.request(), Schedule.class);
        int done = change == Change.CREATE ? 201 : 200;
        return switch (ScheduleWish.of(body)) {
            case ScheduleWish.Now _ -> {
                long run = runs.ask(kind.job(), kind.parameters().apply(BodyParameters.of(body)));
                yield Response.of(done).with("Location", kind.path() + "/" + run);
            }
            case ScheduleWish.Never _ -> {
                schedules.delete(kind.job());
                yield Response.of(done);
            }
            case ScheduleWish.At at -> {
                Parameters parameters = kind.parameters().apply(BodyParameters.of(body));
                if (change == Change.CREATE) {
                    schedules.create(kind.job(), at.style(), at.cron(), parameters);
                } else {
                    schedules.put(kind.job(), at.style(), at.cron(), parameters);
                }
                // Clients read the number at the end.
                long id = schedules.find(kind.job()).map(JobSchedule::id).orElse(0L);
                yield Response.of(done).with("Location", kind.path() + "/" + id);
            }
        };
    }

    static Response text(String text) {
        return new Response(
                200,
                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                new ResponseBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }
}
