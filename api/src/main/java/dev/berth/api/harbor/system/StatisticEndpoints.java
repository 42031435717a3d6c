package dev.berth.api.harbor.system;

import dev.berth.access.permission.Permissions;
import dev.berth.api.harbor.project.ShownProjects;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.Statistics;
import dev.berth.control.project.Statistics.Count;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers `/api/v2.0/statistics`.
public final class StatisticEndpoints {

    private final Statistics statistics;
    private final Permissions permissions;
    private final ShownProjects shown;

    public StatisticEndpoints(Statistics statistics, Permissions permissions, ShownProjects shown) {
        this.statistics = statistics;
        this.permissions = permissions;
        this.shown = shown;
    }

    /// How much there is. Who is no administrator learns what is open and what is closed to others.
    record Statistic(
            long privateProjectCount,
            long privateRepoCount,
            long publicProjectCount,
            long publicRepoCount,
            @Nullable Long totalProjectCount,
            @Nullable Long totalRepoCount,
            @Nullable Long totalStorageConsumption) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/v2.0/statistics",
                        new AccessRule.Authenticated(),
                        Documentation.of("getStatistic", "statistic", "How many projects and repositories there are")
                                .answers(200, "the figures", Statistic.class)),
                this::figures));
    }

    private Response figures(Call call) {
        Count open = statistics.open();
        if (!call.principal().administrator()) {
            List<Project> own = statistics.closed(permissions.memberOf(call.principal()));
            long repositories = shown.repositories(call.principal(), own).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return Json.response(
                    200,
                    new Statistic(own.size(), repositories, open.projects(), open.repositories(), null, null, null));
        }
        Count all = statistics.all();
        return Json.response(
                200,
                new Statistic(
                        all.projects() - open.projects(),
                        all.repositories() - open.repositories(),
                        open.projects(),
                        open.repositories(),
                        all.projects(),
                        all.repositories(),
                        statistics.storedBytes()));
    }
}
