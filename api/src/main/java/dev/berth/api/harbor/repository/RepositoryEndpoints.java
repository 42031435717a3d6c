package dev.berth.api.harbor.repository;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.harbor.repository.RepositoryRecords.Repository;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.project.Project;
import dev.berth.control.view.ArtifactFields;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.control.view.RepositoryView;
import dev.berth.control.view.RepositoryViews;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Answers `/api/v2.0/repositories` and `/api/v2.0/projects/{project_name}/repositories`.
public final class RepositoryEndpoints {

    private static final Permission LIST = new Permission(Resource.REPOSITORY, Action.LIST);

    private final RepositoryViews views;
    private final Artifacts artifacts;
    private final Permissions permissions;
    private final RepositoryPath path;

    public RepositoryEndpoints(
            RepositoryViews views, Artifacts artifacts, Permissions permissions, RepositoryPath path) {
        this.views = views;
        this.artifacts = artifacts;
        this.permissions = permissions;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/repositories",
                                new AccessRule.Anybody("the anonymous see repositories of open projects"),
                                describe("listAllRepositories", "The repositories that the caller may see")
                                        .listed(ArtifactFields.REPOSITORY)
                                        .answersMany(200, "a page of repositories", Repository.class)),
                        this::listAll),
                new Endpoint(
                        new Route(
                                Method.GET,
                                RepositoryPath.ALL,
                                new AccessRule.Requires(LIST, path.some()),
                                describe("listRepositories", "The repositories of a project")
                                        .listed(ArtifactFields.REPOSITORY)
                                        .answersMany(200, "a page of repositories", Repository.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.GET,
                                RepositoryPath.ONE,
                                may(Action.READ),
                                describe("getRepository", "A repository")
                                        .answers(200, "the repository", Repository.class)
                                        .answers(404, "there is none")),
                        call -> Json.response(200, Repository.of(require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                RepositoryPath.ONE,
                                may(Action.UPDATE),
                                describe("updateRepository", "Change what is said of a repository")
                                        .takes(Repository.class)
                                        .answers(200, "done")
                                        .answers(404, "there is none")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                RepositoryPath.ONE,
                                may(Action.DELETE),
                                describe("deleteRepository", "Delete a repository with all artifacts")
                                        .answers(200, "it is gone")
                                        .answers(404, "there is none")
                                        .answers(412, "one of its tags must stay")),
                        this::delete));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.REPOSITORY, action), path);
    }

    private Response listAll(Call call) {
        ListRequest request = ListRequest.of(call, ArtifactFields.REPOSITORY);
        return answer(
                call,
                request,
                views.everywhere(permissions.visibleRepositories(call.principal(), LIST), request.query()));
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, ArtifactFields.REPOSITORY);
        Project project = path.project(call);
        return answer(
                call,
                request,
                views.inProject(
                        project.id(),
                        project.name(),
                        permissions.repositories(call.principal(), LIST, project.scope()),
                        request.query()));
    }

    private static Response answer(Call call, ListRequest request, Listed<RepositoryView> listed) {
        return request.answer(
                call,
                listed.total(),
                listed.entries().stream().map(Repository::of).toList());
    }

    private RepositoryView require(Call call) {
        RepositoryName name = path.repository(call);
        return views.find(name).orElseThrow(() -> RepositoryPath.missing(name));
    }

    private Response update(Call call) throws IOException {
        Repository wish = Json.read(call.request(), Repository.class);
        RepositoryName name = require(call).name();
        artifacts.describe(
                call.actor(), name, Optional.ofNullable(wish.description()).orElse(""));
        return Response.of(200);
    }

    private Response delete(Call call) {
        artifacts.deleteRepository(call.actor(), path.repository(call));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "repository", summary);
    }
}
