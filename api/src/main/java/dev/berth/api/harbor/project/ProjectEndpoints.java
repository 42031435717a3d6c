package dev.berth.api.harbor.project;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Role;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.project.ProjectRecords.ProjectDeletable;
import dev.berth.api.harbor.project.ProjectRecords.ProjectReq;
import dev.berth.api.harbor.project.ProjectRecords.ProjectSummary;
import dev.berth.api.harbor.project.ProjectRecords.ProjectSummaryQuota;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.project.MetadataKey;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.project.ProjectQuery;
import dev.berth.control.project.Projects;
import dev.berth.control.quota.Quotas;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers `/api/v2.0/projects`: make, list, look at, change, delete.
public final class ProjectEndpoints {

    private static final String ALL = "/api/v2.0/projects";
    private static final Permission READ = new Permission(Resource.PROJECT, Action.READ);
    private static final Permission LIST_MEMBERS = new Permission(Resource.MEMBER, Action.LIST);
    private static final Permission READ_QUOTA = new Permission(Resource.QUOTA, Action.READ);

    private final Projects projects;
    private final Grants grants;
    private final Permissions permissions;
    private final Quotas quotas;
    private final Settings settings;
    private final ShownProjects shown;
    private final ProjectPath path;

    public ProjectEndpoints(
            Projects projects,
            Grants grants,
            Permissions permissions,
            Quotas quotas,
            Settings settings,
            ShownProjects shown,
            ProjectPath path) {
        this.projects = projects;
        this.grants = grants;
        this.permissions = permissions;
        this.quotas = quotas;
        this.settings = settings;
        this.shown = shown;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        AccessRule anybody = new AccessRule.Anybody("the anonymous see open projects");
        AccessRule authenticated = new AccessRule.Authenticated();
        AccessRule read = new AccessRule.Requires(READ, path);
        AccessRule create =
                new AccessRule.Requires(new Permission(Resource.PROJECT, Action.CREATE), ScopeSource.INSTALLATION);
        AccessRule update = new AccessRule.Requires(new Permission(Resource.PROJECT, Action.UPDATE), path);
        AccessRule delete = new AccessRule.Requires(new Permission(Resource.PROJECT, Action.DELETE), path);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                anybody,
                                describe("listProjects", "The projects that the caller may see")
                                        .listed(Projects.FIELDS)
                                        .query("name", ValueType.STRING, "a part of the name")
                                        .query("public", ValueType.BOOLEAN, "only open projects, or only others")
                                        .query("owner", ValueType.STRING, "the owner's user name")
                                        .query("with_detail", ValueType.BOOLEAN, "has no effect: details are shown")
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
                                named("getProject", "A project")
                                        .answers(200, "the project", ProjectRecords.Project.class)),
                        call -> Json.response(200, shown.to(call.principal(), path.require(call)))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ProjectPath.ONE,
                                update,
                                named("updateProject", "Set what is set for a project; its name stays")
                                        .takes(ProjectReq.class)
                                        .answers(200, "done")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ProjectPath.ONE,
                                delete,
                                named("deleteProject", "Delete a project without repositories")
                                        .answers(200, "it is gone")
                                        .answers(412, "repositories are in it")),
                        this::delete),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ProjectPath.ONE + "/_deletable",
                                delete,
                                named("getProjectDeletable", "Whether a project can be deleted, and why not")
                                        .answers(200, "whether", ProjectDeletable.class)),
                        this::deletable),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ProjectPath.ONE + "/summary",
                                read,
                                named("getProjectSummary", "Figures of a project")
                                        .answers(200, "the figures", ProjectSummary.class)),
                        this::summary));
    }

    private Response list(Call call) {
        ListRequest request = ListRequest.of(call, Projects.FIELDS);
        ListRequest narrowed = request.with(narrowed(call, request.query().filter()));
        ProjectQuery query = new ProjectQuery(permissions.visibleProjects(call.principal()), narrowed.query());
        List<?> records = shown.to(call.principal(), projects.list(query));
        return narrowed.answer(call, projects.count(query), records);
    }

    private static Filter narrowed(Call call, Filter filter) {
        Filter all = filter;
        Optional<String> part = call.query("name");
        if (part.isPresent()) {
            all = all.and(new Condition.Contains(Projects.FIELDS.require("name"), part.get()));
        }
        Optional<Boolean> open = call.flag("public");
        if (open.isPresent()) {
            all = all.and(new Condition.Equal(Projects.FIELDS.require("public"), new Value.Flag(open.get())));
        }
        Optional<String> owner = call.query("owner");
        if (owner.isPresent()) {
            all = all.and(new Condition.Equal(Projects.FIELDS.require("owner_name"), new Value.Text(owner.get())));
        }
        return all;
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
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "project_name: it is missing"));
        if (wish.registryId() != null && wish.registryId() != 0) {
            throw new DomainException(
                    ApiErrorCode.NOT_IMPLEMENTED,
                    "registry_id: projects that stand for another registry are not built yet");
        }
        Project project = projects.create(
                call.actor(), call.principal(), name, change(wish, Map.of()), wish.storageLimit(call.principal()));
        boolean byName = call.request()
                .header("X-Resource-Name-In-Location")
                .filter(value -> value.equalsIgnoreCase("true"))
                .isPresent();
        return Response.of(
                201, Headers.of("Location", ALL + "/" + (byName ? project.name() : Long.toString(project.id()))));
    }

    private Response update(Call call) throws IOException {
        Project project = path.require(call);
        ProjectReq wish = Json.read(call.request(), ProjectReq.class);
        projects.update(call.actor(), project.id(), change(wish, projects.metadata(project)));
        return Response.of(200);
    }

    /// Which retention rules are a project's is theirs to say.
    private static ProjectChange change(ProjectReq wish, Map<MetadataKey, String> kept) {
        ProjectChange change = wish.change();
        String retention = change.metadata().get(MetadataKey.RETENTION_ID);
        if (retention != null && !retention.equals(kept.get(MetadataKey.RETENTION_ID))) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "metadata.retention_id: it is set by the retention rules, not here");
        }
        return change;
    }

    private Response delete(Call call) {
        projects.delete(call.actor(), path.require(call).id());
        return Response.of(200);
    }

    private Response deletable(Call call) {
        Optional<String> hindrance = projects.hindrance(path.require(call));
        return Json.response(200, new ProjectDeletable(hindrance.isEmpty(), hindrance.orElse(null)));
    }

    private Response summary(Call call) {
        Project project = path.require(call);
        long count = shown.repositories(call.principal(), List.of(project)).getOrDefault(project.id(), 0L);
        boolean told =
                settings.value(Catalogue.QUOTAS) && permissions.allowed(call.principal(), READ_QUOTA, project.scope());
        ProjectSummaryQuota quota =
                told ? quotas.of(project.name()).map(ProjectSummaryQuota::of).orElse(null) : null;
        if (!permissions.allowed(call.principal(), LIST_MEMBERS, project.scope())) {
            return Json.response(200, new ProjectSummary(count, null, null, null, null, null, quota));
        }
        Map<Role, Long> members = grants.countByRole(project.id());
        return Json.response(
                200,
                new ProjectSummary(
                        count,
                        members.getOrDefault(Role.PROJECT_ADMIN, 0L),
                        members.getOrDefault(Role.MAINTAINER, 0L),
                        members.getOrDefault(Role.DEVELOPER, 0L),
                        members.getOrDefault(Role.GUEST, 0L),
                        members.getOrDefault(Role.LIMITED_GUEST, 0L),
                        quota));
    }

    private static Documentation named(String operation, String summary) {
        return describe(operation, summary).header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name");
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "project", summary);
    }
}
