package dev.berth.api.ext.storage;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.api.ext.storage.StorageRecords.RepositoryStorage;
import dev.berth.api.ext.storage.StorageRecords.StorageProject;
import dev.berth.api.ext.storage.StorageRecords.StorageTreeRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListLimit;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.view.GrowthRange;
import dev.berth.control.view.GrowthViews;
import dev.berth.control.view.StorageTree;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageViews;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Repositories;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers `/api/ext/v1/storage/tree`, and the same below a project and a repository.
public final class StorageEndpoints {

    private static final Permission LIST = new Permission(Resource.REPOSITORY, Action.LIST);
    private static final Permission READ_QUOTA = new Permission(Resource.QUOTA, Action.READ);

    private static final ListLimit PROJECTS = new ListLimit("projects", 12, 50);
    private static final ListLimit OF_EACH = new ListLimit("repositories", 6, 20);
    private static final ListLimit OF_ONE = new ListLimit("repositories", 50, 200);

    private static final String PUSHED = "pushed";

    private final StorageViews views;
    private final GrowthViews growth;
    private final Permissions permissions;
    private final Repositories repositories;
    private final RepositoryPath path;

    public StorageEndpoints(
            StorageViews views,
            GrowthViews growth,
            Permissions permissions,
            Repositories repositories,
            RepositoryPath path) {
        this.views = views;
        this.growth = growth;
        this.permissions = permissions;
        this.repositories = repositories;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/storage/tree",
                                new AccessRule.Anybody("the anonymous see what is in open projects"),
                                by(Documentation.of(
                                                "getStorageTree",
                                                "storage",
                                                "Where the space goes: the projects that hold most, and of each the"
                                                        + " repositories that do, as far as the caller sees them"))
                                        .query(PROJECTS.name(), ValueType.INTEGER, PROJECTS.text("how many"))
                                        .query(
                                                OF_EACH.name(),
                                                ValueType.INTEGER,
                                                OF_EACH.text("of each project: how many"))
                                        .answers(
                                                200,
                                                "the largest first, by `stored` where that is told, else by `bytes`; by"
                                                        + " growth those that changed, the largest change first,"
                                                        + " whichever way",
                                                StorageTreeRecord.class)
                                        .answers(400, "too many, no number, or no such choice")),
                        this::tree),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/projects/{project_name}/storage",
                                new AccessRule.Requires(LIST, path.some()),
                                by(Documentation.of(
                                                "getProjectStorage",
                                                "storage",
                                                "What a project holds, and the largest of its repositories that the"
                                                        + " caller sees"))
                                        .query(OF_ONE.name(), ValueType.INTEGER, OF_ONE.text("how many"))
                                        .answers(
                                                200,
                                                "the largest first, or by growth the largest change",
                                                StorageProject.class)
                                        .answers(400, "too many, no number, or no such choice")),
                        this::project),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/projects/{project_name}/repos/{repository_name}/storage",
                                new AccessRule.Requires(LIST, path),
                                Documentation.of(
                                                "getRepositoryStorage",
                                                "storage",
                                                "What a repository holds and shares with others, as it was measured"
                                                        + " last")
                                        .answers(200, "what was measured", RepositoryStorage.class)
                                        .answers(404, "there is no such repository")),
                        this::repository));
    }

    private static Documentation by(Documentation documentation) {
        return documentation
                .query(
                        "by",
                        ValueType.STRING,
                        "size; pushed, where what repositories share counts for each of them and `stored` is left out;"
                                + " or growth for what changed most; size without it")
                .query(
                        "range",
                        ValueType.STRING,
                        "by growth: over how long a time, one of %s; 30d without it".formatted(GrowthRange.words()));
    }

    /// Over how long a time growth is asked for; empty for what is held now.
    private static Optional<GrowthRange> growth(Call call) {
        GrowthRange range = call.query("range")
                .map(text -> GrowthRange.of(text).orElseThrow(() -> bad("range: one of " + GrowthRange.words())))
                .orElse(GrowthRange.MONTH);
        return switch (call.query("by").orElse("size")) {
            case "size", PUSHED -> Optional.empty();
            case "growth" -> Optional.of(range);
            default -> throw bad("by: size, pushed or growth");
        };
    }

    /// Whether what projects hold as a whole is asked for, and not only the sum of their repositories.
    private static boolean once(Call call) {
        return call.query("by").filter(PUSHED::equals).isEmpty();
    }

    private static DomainException bad(String message) {
        return new DomainException(ApiErrorCode.BAD_REQUEST, message);
    }

    private Response tree(Call call) {
        Most most = new Most(PROJECTS.of(call), OF_EACH.of(call));
        Optional<GrowthRange> range = growth(call);
        VisibleRepositories visible = permissions.visibleRepositories(call.principal(), LIST);
        Optional<Set<Long>> told =
                once(call) ? permissions.visibleProjects(call.principal(), READ_QUOTA) : Optional.of(Set.of());
        StorageTree tree =
                range.isEmpty() ? views.tree(visible, told, most) : growth.tree(visible, told, most, range.get());
        return Json.response(200, StorageTreeRecord.of(tree));
    }

    private Response project(Call call) {
        int most = OF_ONE.of(call);
        Optional<GrowthRange> range = growth(call);
        Project project = path.project(call);
        RepositoryPatterns shown = shown(call, project);
        boolean told = once(call) && permissions.allowed(call.principal(), READ_QUOTA, project.scope());
        boolean everything = everything(call);
        ProjectNode node = range.isEmpty()
                ? views.project(project, shown, told, everything, most)
                : growth.project(project, shown, told, everything, most, range.get());
        return Json.response(200, StorageProject.of(node));
    }

    private Response repository(Call call) {
        RepositoryName name = path.repository(call);
        if (repositories.find(name).isEmpty()) {
            throw RepositoryPath.missing(name);
        }
        boolean wholeProject = shown(call, path.project(call)).all();
        return Json.response(200, RepositoryStorage.of(views.repository(name, wholeProject, everything(call))));
    }

    private RepositoryPatterns shown(Call call, Project project) {
        return permissions.repositories(call.principal(), LIST, project.scope());
    }

    private boolean everything(Call call) {
        return permissions
                .visibleRepositories(call.principal(), LIST)
                .projects()
                .isEmpty();
    }
}
