package dev.berth.api.ext.series;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.api.ext.series.SeriesRecords.ProjectFiguresRecord;
import dev.berth.api.ext.series.SeriesRecords.SeriesRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.IdList;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.series.Series;
import dev.berth.control.series.SeriesPoint;
import dev.berth.control.series.SeriesRange;
import dev.berth.control.series.Step;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Repositories;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers `/api/ext/v1/series` and the same below a project and a repository.
public final class SeriesEndpoints {

    private static final String PROJECT = "/api/ext/v1/projects/{project_name}";
    private static final Permission LIST = new Permission(Resource.REPOSITORY, Action.LIST);
    private static final Permission READ_QUOTA = new Permission(Resource.QUOTA, Action.READ);
    private static final Permission VOLUMES = new Permission(Resource.SYSTEM_VOLUMES, Action.READ);
    /// What is shown when nobody says from when.
    private static final Duration USUAL_HOURS = Duration.ofHours(23);
    /// As many as a page of a list may have.
    private static final IdList PROJECTS = new IdList("project_ids", 100);

    private static final Duration USUAL_DAYS = Duration.ofDays(29);

    private final Series series;
    private final Projects projects;
    private final Permissions permissions;
    private final Repositories repositories;
    private final RepositoryPath path;
    private final InstantSource clock;

    public SeriesEndpoints(
            Series series,
            Projects projects,
            Permissions permissions,
            Repositories repositories,
            RepositoryPath path,
            InstantSource clock) {
        this.series = series;
        this.projects = projects;
        this.permissions = permissions;
        this.repositories = repositories;
        this.path = path;
        this.clock = clock;
    }

    public List<Endpoint> endpoints() {
        AccessRule member = new AccessRule.Requires(LIST, path);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/series",
                                new AccessRule.Authenticated(),
                                describe(
                                        "getSeries",
                                        "Pushes, pulls and held bytes over time: of the installation to whoever sees"
                                                + " all projects, to others the sum of those where they have a role"
                                                + " for all repositories")),
                        this::all),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/series/projects",
                                new AccessRule.Authenticated(),
                                Documentation.of(
                                                "getSeriesOfProjects",
                                                "series",
                                                "Pulls of the last thirty days and held bytes of some projects, for a"
                                                        + " list of them; those that the caller does not see, or sees"
                                                        + " in part, are left out")
                                        .query(PROJECTS.name(), ValueType.STRING, PROJECTS.text())
                                        .answers(200, "in order of their ids", ProjectFiguresRecord.class)
                                        .answers(400, "no ids, or too many")),
                        this::ofSome),
                new Endpoint(
                        new Route(
                                Method.GET,
                                PROJECT + "/series",
                                member,
                                describe(
                                        "getProjectSeries",
                                        "Pushes, pulls and held bytes of a project over time; held bytes to whoever"
                                                + " may read its quota")),
                        this::ofProject),
                new Endpoint(
                        new Route(
                                Method.GET,
                                PROJECT + "/repos/{repository_name}/series",
                                member,
                                describe("getRepositorySeries", "Pushes and pulls of a repository over time")
                                        .answers(404, "there is no such repository")),
                        this::ofRepository));
    }

    private Response all(Call call) {
        SeriesRange range = range(call);
        boolean volumes = permissions.allowed(call.principal(), VOLUMES, new Scope.Installation());
        return answer(
                range,
                series.of(
                        permissions.visibleRepositories(call.principal(), LIST).projects(), range),
                volumes ? series.reclaimable(range) : Map.of());
    }

    private Response ofSome(Call call) {
        Set<Long> asked = PROJECTS.of(call);
        Set<Long> shown = permissions
                .visibleRepositories(call.principal(), LIST)
                .projects()
                .map(own -> projects.byId(asked).stream()
                        .filter(project -> project.open() || own.contains(project.id()))
                        .map(Project::id)
                        .collect(Collectors.toSet()))
                .orElse(asked);
        Optional<Set<Long>> told = permissions.visibleProjects(call.principal(), READ_QUOTA);
        SeriesRange days = SeriesRange.around(Step.DAY, clock.instant().minus(USUAL_DAYS), clock.instant());
        return Json.response(
                200,
                ProjectFiguresRecord.of(series.ofEach(shown, days).stream()
                        .map(one -> told.isEmpty() || told.get().contains(one.project()) ? one : one.withoutStored())
                        .toList()));
    }

    private Response ofProject(Call call) {
        SeriesRange range = range(call);
        Project project = path.project(call);
        List<SeriesPoint> points = series.of(project.id(), range);
        // What an open project holds is not for everybody who may look into it.
        boolean told = permissions.allowed(call.principal(), READ_QUOTA, project.scope());
        return answer(
                range,
                told ? points : points.stream().map(SeriesPoint::withoutStored).toList());
    }

    private Response ofRepository(Call call) {
        SeriesRange range = range(call);
        RepositoryName name = path.repository(call);
        if (repositories.find(name).isEmpty()) {
            throw RepositoryPath.missing(name);
        }
        return answer(range, series.ofRepository(path.project(call).id(), name.path(), range));
    }

    private static Response answer(SeriesRange range, List<SeriesPoint> points) {
        return answer(range, points, Map.of());
    }

    private static Response answer(SeriesRange range, List<SeriesPoint> points, Map<Instant, Long> reclaimable) {
        return Json.response(200, SeriesRecord.of(range.step(), points, reclaimable));
    }

    private SeriesRange range(Call call) {
        Step step = call.query("step")
                .map(text -> Step.of(text).orElseThrow(() -> bad("step: hour or day")))
                .orElse(Step.DAY);
        Instant last = step.begin(call.moment("to").orElseGet(clock::instant));
        Instant first = call.moment("from").map(step::begin).orElseGet(() -> last.minus(usual(step)));
        if (first.isAfter(last)) {
            throw bad("from: it is later than to");
        }
        if (SeriesRange.count(step, first, last) > SeriesRange.MOST) {
            throw bad("from: at most %d %ss before to".formatted(SeriesRange.MOST - 1, step.wire()));
        }
        return new SeriesRange(step, first, last);
    }

    private static Duration usual(Step step) {
        return switch (step) {
            case HOUR -> USUAL_HOURS;
            case DAY -> USUAL_DAYS;
        };
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "series", summary)
                .query("step", ValueType.STRING, "hour, which are kept for 8 days, or day, for 400; day without it")
                .query("from", ValueType.STRING, "a moment in the first; without it there are 24 hours or 30 days")
                .query("to", ValueType.STRING, "a moment in the last; now without it")
                .answers(200, "every hour or day, in order; those of UTC", SeriesRecord.class)
                .answers(400, "no such step or moment, or more than %d of them".formatted(SeriesRange.MOST));
    }

    private static DomainException bad(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }
}
