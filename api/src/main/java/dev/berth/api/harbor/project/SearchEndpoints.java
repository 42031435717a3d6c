package dev.berth.api.harbor.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.access.principal.Principal;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectQuery;
import dev.berth.control.project.Projects;
import dev.berth.control.view.ArtifactFields;
import dev.berth.control.view.RepositoryView;
import dev.berth.control.view.RepositoryViews;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers `/api/v2.0/search`: projects and repositories with a part of their name, as far as the caller may see.
public final class SearchEndpoints {

    /// Of each kind; who needs more lists the projects or the repositories page by page.
    private static final int MOST = 100;

    private static final Permission LIST_REPOSITORIES = new Permission(Resource.REPOSITORY, Action.LIST);

    private final Projects projects;
    private final Permissions permissions;
    private final ShownProjects shown;
    private final RepositoryViews repositories;

    public SearchEndpoints(
            Projects projects, Permissions permissions, ShownProjects shown, RepositoryViews repositories) {
        this.projects = projects;
        this.permissions = permissions;
        this.shown = shown;
        this.repositories = repositories;
    }

    /// What was found.
    record Search(List<ProjectRecords.Project> project, List<SearchRepository> repository) {}

    /// A repository that was found.
    record SearchRepository(
            long projectId,
            String projectName,
            @JsonProperty("project_public") boolean projectOpen,
            String repositoryName,
            long pullCount,
            long artifactCount) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/v2.0/search",
                        new AccessRule.Anybody("the anonymous find what is in open projects"),
                        Documentation.of("search", "search", "Projects and repositories with a part of their name")
                                .query("q", ValueType.STRING, "a part of the name; all without it")
                                .answers(200, "at most a hundred of each", Search.class)),
                this::search));
    }

    private Response search(Call call) {
        Principal asker = call.principal();
        Optional<String> part = call.query("q");
        List<Project> found =
                projects.list(new ProjectQuery(permissions.visibleProjects(asker), query(Projects.FIELDS, part)));
        return Json.response(
                200,
                new Search(
                        shown.records(asker, found),
                        repositories(permissions.visibleRepositories(asker, LIST_REPOSITORIES), part)));
    }

    private List<SearchRepository> repositories(VisibleRepositories visible, Optional<String> part) {
        List<RepositoryView> found = repositories.found(visible, query(ArtifactFields.REPOSITORY, part));
        Set<Long> open = projects
                .byId(found.stream().map(RepositoryView::projectId).toList())
                .stream()
                .filter(Project::open)
                .map(Project::id)
                .collect(Collectors.toSet());
        return found.stream()
                .map(repository -> new SearchRepository(
                        repository.projectId(),
                        repository.name().project(),
                        open.contains(repository.projectId()),
                        repository.name().value(),
                        repository.pulls(),
                        repository.artifacts()))
                .toList();
    }

    private static ListQuery query(Fields fields, Optional<String> part) {
        Filter filter = part.map(text -> new Filter(List.of(new Condition.Contains(fields.require("name"), text))))
                .orElse(Filter.ALL);
        return new ListQuery(filter, List.of(new Order(fields.require("name"), false)), 0, MOST);
    }
}
