package dev.berth.api.ext.storage;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Resource;
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
import dev.berth.control.view.StorageViews;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Repositories;
import java.util.List;

/// Answers `/api/ext/v1/storage/tree`, and the same below a project and a repository.
public final class StorageEndpoints {

    private static final Permission LIST = new Permission(Resource.REPOSITORY, Action.LIST);
    private static final Permission READ_QUOTA = new Permission(Resource.QUOTA, Action.READ);

    private static final ListLimit PROJECTS = new ListLimit("projects", 12, 50);
    private static final ListLimit OF_EACH = new ListLimit("repositories", 6, 20);
    private static final ListLimit OF_ONE = new ListLimit("repositories", 50, 200);

    private final StorageViews views;
    private final Permissions permissions;
    private final Repositories repositories;
    private final RepositoryPath path;

    public StorageEndpoints(
            StorageViews views, Permissions permissions, Repositories repositories, RepositoryPath path) {
        this.views = views;
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
                                Documentation.of(
                                                "getStorageTree",
                                                "storage",
                                                "Where the space goes: the projects that hold most, and of each the"
                                                        + " repositories that do, as far as the caller sees them")
                                        .query(PROJECTS.name(), ValueType.INTEGER, PROJECTS.text("how many"))
                                        .query(
                                                OF_EACH.name(),
                                                ValueType.INTEGER,
                                                OF_EACH.text("of each project: how many"))
                                        .answers(
                                                200,
                                                "the largest first, by `stored` where that is told, else by `bytes`",
                                                StorageTreeRecord.class)
                                        .answers(400, "too many, or no number")),
                        this::tree),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/projects/{project_name}/storage",
                                new AccessRule.Requires(LIST, path.some()),
                                Documentation.of(
                                                "getProjectStorage",
                                                "storage",
                                                "What a project holds, and the largest of its repositories that the"
                                                        + " caller sees")
                                        .query(OF_ONE.name(), ValueType.INTEGER, OF_ONE.text("how many"))
                                        .answers(200, "the largest first", StorageProject.class)
                                        .answers(400, "too many, or no number")),
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

    private Response tree(Call call) {
        Most most = new Most(PROJECTS.of(call), OF_EACH.of(call));
        return Json.response(
                200,
                StorageTreeRecord.of(views.tree(
                        permissions.visibleRepositories(call.principal(), LIST),
                        permissions.visibleProjects(call.principal(), READ_QUOTA),
                        most)));
    }

    private Response project(Call call) {
        int most = OF_ONE.of(call);
        Project project = path.project(call);
        return Json.response(
                200,
                StorageProject.of(views.project(
                        project,
                        shown(call, project),
                        permissions.allowed(call.principal(), READ_QUOTA, project.scope()),
                        everything(call),
                        most)));
    }

    private Response repository(Call call) {
        RepositoryName name = path.repository(call);
        if (repositories.find(name).isEmpty()) {
            throw new DomainException(ApiErrorCode.NOT_FOUND, "repository %s not found".formatted(name));
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
