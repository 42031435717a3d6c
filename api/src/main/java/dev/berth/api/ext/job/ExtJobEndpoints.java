package dev.berth.api.ext.job;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.job.RunLogText;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.jobs.JobErrorCode;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.RunOutcome;
import dev.berth.platform.jobs.RunRecord;
import dev.berth.platform.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/jobs`: the runs of all jobs, in one shape.
public final class ExtJobEndpoints {

    private static final String ALL = "/api/ext/v1/jobs";
    private static final String ONE = ALL + "/{job_id}";
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final String STATES = Arrays.stream(RunOutcome.values())
            .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private final JobRuns runs;

    public ExtJobEndpoints(JobRuns runs) {
        this.runs = runs;
    }

    /// A page of runs.
    ///
    /// @param next the cursor of the next page; left out on the last one
    record JobPage(List<JobRecord> items, @Nullable String next) {}

    public List<Endpoint> endpoints() {
        AccessRule list = may(Action.LIST);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                list,
                                describe("listJobs", "The runs of all jobs, newest first")
                                        .query("kind", ValueType.STRING, "only of these jobs, parted by commas")
                                        .query("state", ValueType.STRING, "only in these states: " + STATES)
                                        .query("limit", ValueType.INTEGER, "how many, at most " + MOST)
                                        .query("cursor", ValueType.STRING, "next, as the page before had it")
                                        .answers(200, "a page of runs", JobPage.class)
                                        .answers(400, "what is wrong with the question")),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                list,
                                describe("getJob", "A run, with how far it is")
                                        .answers(200, "the run", JobRecord.class)
                                        .answers(404, "there is none")),
                        call -> Json.response(200, JobRecord.of(require(call)))),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ONE + "/cancel",
                                may(Action.STOP),
                                describe("cancelJob", "Ask a run to stop")
                                        .answers(202, "it stops as soon as it can")
                                        .answers(404, "there is none")
                                        .answers(409, "it has ended")),
                        this::cancel),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE + "/log",
                                list,
                                describe("getJobLog", "What a run said; it grows only at its end while the run goes on")
                                        .query("offset", ValueType.INTEGER, "leave out so many bytes; 0 to begin with")
                                        .answers(
                                                200,
                                                "lines of text; Berth-Next is the next offset, Berth-State how the run"
                                                        + " stands",
                                                "text/plain")
                                        .answers(400, "the offset is no number")
                                        .answers(404, "there is none")),
                        this::log));
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.JOBSERVICE_MONITOR, action), ScopeSource.INSTALLATION);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "job", summary);
    }

    private Response list(Call call) {
        int limit = Math.clamp(number(call, "limit", DEFAULT_LIMIT), 1, MOST);
        List<RunOutcome> states =
                words(call, "state").stream().map(ExtJobEndpoints::state).toList();
        List<RunRecord> found =
                runs.before(number(call, "cursor", Long.MAX_VALUE), words(call, "kind"), states, limit + 1);
        List<RunRecord> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toString(page.getLast().id()) : null;
        return Json.response(200, new JobPage(page.stream().map(JobRecord::of).toList(), next));
    }

    private static List<String> words(Call call, String name) {
        List<String> words = new ArrayList<>();
        for (String text : call.queries(name)) {
            for (String word : text.split(",", -1)) {
                if (!word.isBlank()) {
                    words.add(word.strip());
                }
            }
        }
        return words;
    }

    private static RunOutcome state(String word) {
        return Arrays.stream(RunOutcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "state: each is one of " + STATES));
    }

    private static long number(Call call, String name, long otherwise) {
        String text = call.query(name).orElse("");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "%s is a whole number".formatted(name));
        }
        return Long.parseLong(text);
    }

    private RunRecord require(Call call) {
        return runs.find(call.number("job_id"))
                .orElseThrow(() -> new DomainException(ApiErrorCode.NOT_FOUND, "there is no such run"));
    }

    private Response cancel(Call call) {
        RunRecord run = require(call);
        if (!runs.stop(run.id())) {
            throw new DomainException(JobErrorCode.CONFLICT, "the run has ended, there is nothing to cancel");
        }
        return Response.of(202);
    }

    private Response log(Call call) {
        RunRecord run = require(call);
        byte[] all = RunLogText.of(runs, run).getBytes(StandardCharsets.UTF_8);
        int from = Math.clamp(number(call, "offset", 0), 0, all.length);
        return new Response(
                200,
                Headers.of(
                        "Content-Type",
                        "text/plain; charset=utf-8",
                        "Berth-Next",
                        Integer.toString(all.length),
                        "Berth-State",
                        JobRecord.of(run).state()),
                new ResponseBody.Bytes(Arrays.copyOfRange(all, from, all.length)));
    }
}
