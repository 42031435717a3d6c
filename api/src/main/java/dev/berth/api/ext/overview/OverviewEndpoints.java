package dev.berth.api.ext.overview;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Statistics;
import dev.berth.control.series.Series;
import dev.berth.control.series.SeriesPoint;
import dev.berth.control.series.SeriesRange;
import dev.berth.control.series.Step;
import dev.berth.control.view.TotalViews;
import dev.berth.control.view.Totals;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/overview`.
public final class OverviewEndpoints {

    private static final Permission LIST = new Permission(Resource.REPOSITORY, Action.LIST);
    private static final Permission VOLUMES = new Permission(Resource.SYSTEM_VOLUMES, Action.READ);

    private final TotalViews totals;
    private final Series series;
    private final Statistics statistics;
    private final Permissions permissions;
    private final InstantSource clock;

    public OverviewEndpoints(
            TotalViews totals, Series series, Statistics statistics, Permissions permissions, InstantSource clock) {
        this.totals = totals;
        this.series = series;
        this.statistics = statistics;
        this.permissions = permissions;
        this.clock = clock;
    }

    /// How much there is, and what happens.
    ///
    /// @param artifacts as they were counted last: within a minute of a push
    /// @param stored bytes that the projects hold, each content once for each project
    /// @param disk bytes of all content, each once; a minute old at most; only for who may see volumes
    record Overview(
            long projects,
            long repositories,
            long artifacts,
            long stored,
            @Nullable Long disk,
            DayAndBefore pushes,
            DayAndBefore pulls) {}

    /// Figures of two days of UTC.
    ///
    /// @param today so far
    record DayAndBefore(long today, long yesterday) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/overview",
                        new AccessRule.Authenticated(),
                        Documentation.of(
                                        "getOverview",
                                        "overview",
                                        "How much there is and happens: everywhere to whoever sees all projects, to"
                                                + " others where they have a role for all repositories")
                                .answers(200, "the figures", Overview.class)),
                this::overview));
    }

    private Response overview(Call call) {
        Optional<Set<Long>> projects =
                permissions.visibleRepositories(call.principal(), LIST).projects();
        Totals found = totals.of(projects);
        Instant now = clock.instant();
        List<SeriesPoint> days = series.of(projects, SeriesRange.around(Step.DAY, now.minus(Step.DAY.length()), now));
        SeriesPoint yesterday = days.getFirst();
        SeriesPoint today = days.getLast();
        boolean volumes = permissions.allowed(call.principal(), VOLUMES, new Scope.Installation());
        return Json.response(
                200,
                new Overview(
                        found.projects(),
                        found.repositories(),
                        found.artifacts(),
                        found.bytes(),
                        volumes ? statistics.storedBytes() : null,
                        new DayAndBefore(today.pushes(), yesterday.pushes()),
                        new DayAndBefore(today.pulls(), yesterday.pulls())));
    }
}
