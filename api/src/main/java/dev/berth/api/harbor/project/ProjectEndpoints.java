package dev.berth.api.harbor.project;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.project.ProjectRecords.ProjectReq;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Page;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectQuery;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Repositories;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers `/api/v2.0/projects`: make, list, look at, delete.
public final class ProjectEndpoints {

    private static final String ALL = "/api/v2.0/projects";
    private static final Permission READ = new Permission(Resource.PROJECT, Action.READ);

    private final Projects projects;
    private final Grants grants;
    private final Permissions permissions;
    private final Repositories repositories;
    private final ProjectPath path;

    public ProjectEndpoints(
            Projects projects, Grants grants, Permissions permissions, Repositories repositories, ProjectPath path) {
        this.projects = projects;
        this.grants = grants;
        this.permissions = permissions;
        this.repositories = repositories;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        AccessRule anybody = new AccessRule.Anybody("the anonymous see open projects");
        AccessRule authenticated = new AccessRule.Authenticated();
        AccessRule read = new AccessRule.Requires(READ, path);
        AccessRule create =
                new AccessRule.Requires(new Permission(Resource.PROJECT, Action.CREATE), ScopeSource.INSTALLATION);
        AccessRule delete = new AccessRule.Requires(new Permission(Resource.PROJECT, Action.DELETE), path);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                anybody,
                                describe("listProjects", "The projects that the caller may see")
                                        .paged()
                                        .query("name", ValueType.STRING, "a part of the name")
                                        .query("public", ValueType.BOOLEAN, "only open projects, or only others")
                                        .query("owner", ValueType.STRING, "the owner's user name")
                                        .query("q", ValueType.STRING, "name=exact, name=~part, public=true")
                                        .answersMany(200, "a page of projects", ProjectRecords.Project.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.HEAD,
                                ALL,
                                authenticated,
                                describe("headProject", "Whether there is a project of this name")
                                        .query("project_name", ValueType.STRING, "the name; required")
                                        .answers(200, "there is")
                                        .answers(404, "there is none that the caller may see")),
                        this::head),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                create,
                                describe("createProject", "Make a project; the caller becomes its administrator")
                                        .header(
                                                "X-Resource-Name-In-Location",
                                                ValueType.BOOLEAN,
                                                "Location ends with the name instead of the id")
                                        .takes(ProjectReq.class)
                                        .answers(201, "it is made; Location names it")
                                        .answers(409, "the name is taken")),
                        this::create),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ProjectPath.ONE,
                                read,
                                describe("getProject", "A project")
                                        .header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name")
                                        .answers(200, "the project", ProjectRecords.Project.class)),
                        call -> Json.response(200, record(call, path.require(call)))),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ProjectPath.ONE,
                                delete,
                                describe("deleteProject", "Delete a project without repositories")
                                        .header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name")
                                        .answers(200, "it is gone")
                                        .answers(412, "repositories are in it")),
                        this::delete));
    }

    private Response list(Call call) {
        Page page = Page.of(call);
        ProjectQuery query = query(call, page);
        List<ProjectRecords.Project> records = projects.list(query).stream()
                .map(project -> record(call, project))
                .toList();
        Headers headers = page.headers(call, projects.count(query)).and("Content-Type", Json.MEDIA_TYPE);
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(records)));
    }

    private ProjectQuery query(Call call, Page page) {
        Principal asker = call.principal();
        Optional<Set<Long>> visible = permissions.visibleProjects(asker);
        ListFilter filter = ListFilter.of(call);
        return new ProjectQuery(
                visible,
                filter.nameContains(),
                filter.exactName(),
                filter.open(),
                call.query("owner"),
                page.offset(),
                page.size());
    }

    private Response head(Call call) {
        String name = call.query("project_name")
                .orElseThrow(() ->
                        new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "project_name in query is required"));
        boolean visible = projects.find(name)
                .filter(project -> permissions.allowed(call.principal(), READ, project.scope()))
                .isPresent();
        return Response.of(visible ? 200 : 404);
    }

    private Response create(Call call) throws IOException {
        ProjectReq wish = Json.read(call.request(), ProjectReq.class);
        String name = Optional.ofNullable(wish.projectName())
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "project_name is missing"));
        Project project = projects.create(
                call.actor(), call.principal(), name, wish.wantsOpen(), wish.storageLimit(call.principal()));
        boolean byName = call.request()
                .header("X-Resource-Name-In-Location")
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
        return Response.of(
                201, Headers.of("Location", ALL + "/" + (byName ? project.name() : Long.toString(project.id()))));
    }

    private Response delete(Call call) {
        projects.delete(call.actor(), path.require(call).id());
        return Response.of(200);
    }

    private ProjectRecords.Project record(Call call, Project project) {
        Optional<Role> role = call.principal().kind() == Actor.Kind.USER
                ? grants.role(project.id(), call.principal().id())
                : Optional.empty();
        return ProjectRecords.Project.of(project, role, repositories.countUnder(project.name()));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "project", summary);
    }
}
