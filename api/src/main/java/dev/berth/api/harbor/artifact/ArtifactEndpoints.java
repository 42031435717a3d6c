package dev.berth.api.harbor.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.harbor.artifact.ArtifactRecords.Artifact;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.project.Project;
import dev.berth.control.project.Projects;
import dev.berth.control.view.ArtifactFields;
import dev.berth.control.view.ArtifactView;
import dev.berth.control.view.ArtifactViews;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.control.view.Place;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Filter;
import java.util.List;

/// Answers `…/artifacts`: list, look at, copy, delete.
public final class ArtifactEndpoints {

    static final String ALL = RepositoryPath.ONE + "/artifacts";
    static final String ONE = ALL + "/{reference}";

    private static final String LATEST = "latest_in_repository";

    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    private final ArtifactViews views;
    private final Artifacts artifacts;
    private final ArtifactAnswers answers;
    private final Permissions permissions;
    private final Projects projects;
    private final RepositoryPath path;
    private final ProjectPath projectPath;

    public ArtifactEndpoints(
            ArtifactViews views,
            Artifacts artifacts,
            ArtifactAnswers answers,
            Permissions permissions,
            Projects projects,
            RepositoryPath path,
            ProjectPath projectPath) {
        this.views = views;
        this.artifacts = artifacts;
        this.answers = answers;
        this.permissions = permissions;
        this.projects = projects;
        this.path = path;
        this.projectPath = projectPath;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ProjectPath.ONE + "/artifacts",
                                new AccessRule.Requires(new Permission(Resource.ARTIFACT, Action.LIST), projectPath),
                                ArtifactAnswers.parts(describe("listArtifactsOfProject", "The artifacts of a project")
                                                .listed(ArtifactFields.ARTIFACT))
                                        .query(
                                                LATEST,
                                                ValueType.BOOLEAN,
                                                "only what was pushed last to each repository; q then says "
                                                        + "media_type or artifact_type")
                                        .answersMany(200, "a page of artifacts", Artifact.class)),
                        this::listOfProject),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.LIST),
                                ArtifactAnswers.parts(describe("listArtifacts", "The artifacts of a repository")
                                                .listed(ArtifactFields.ARTIFACT))
                                        .answersMany(200, "a page of artifacts", Artifact.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("CopyArtifact", "Copy an artifact from another repository")
                                        .query(
                                                "from",
                                                ValueType.STRING,
                                                "project/repository:tag or project/repository@digest; required")
                                        .answers(201, "it is copied; Location names it")
                                        .answers(404, "there is no such artifact")),
                        this::copy),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                ArtifactAnswers.parts(describe("getArtifact", "The artifact of a tag or digest"))
                                        .answers(200, "the artifact", Artifact.class)
                                        .answers(404, "there is none")),
                        this::one),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("deleteArtifact", "Delete an artifact with its tags and attachments")
                                        .answers(200, "it is gone")
                                        .answers(404, "there is none")
                                        .answers(412, "a tag must stay, or an index lists it")),
                        this::delete));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.ARTIFACT, action), path);
    }

    private Response listOfProject(Call call) {
        Project project = projectPath.require(call);
        if (!call.flag(LATEST).orElse(false)) {
            return list(call, project, new Place.InProject(project.name()));
        }
        Filter filter = ListRequest.of(call, ArtifactFields.ARTIFACT).query().filter();
        boolean oneKind = filter.on("media_type").isPresent()
                != filter.on("artifact_type").isPresent();
        if (!oneKind) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST,
                    LATEST + " needs either media_type or artifact_type in q, to compare what is alike");
        }
        return list(call, project, new Place.LatestInProject(project.name()));
    }

    private Response list(Call call) {
        // Clients ask before the first push; for Harbor a repository that is not there is an empty one.
        return views.place(path.repository(call))
                .map(place -> list(call, path.project(call), place))
                .orElseGet(() -> ListRequest.of(call, ArtifactFields.ARTIFACT).answer(call, 0, List.of()));
    }

    private Response list(Call call, Project project, Place place) {
        ListRequest request = ListRequest.of(call, ArtifactFields.ARTIFACT);
        Listed<ArtifactView> listed = views.list(place, request.query(), ArtifactAnswers.wanted(call));
        return request.answer(call, listed.total(), answers.show(call, project, listed.entries()));
    }

    private Response one(Call call) {
        ArtifactView view = require(views, path, call);
        return Json.response(
                200, answers.show(call, path.project(call), List.of(view)).getFirst());
    }

    static ArtifactView require(ArtifactViews views, RepositoryPath path, Call call) {
        RepositoryName name = path.repository(call);
        Reference reference = Reference.parse(call.variable("reference"));
        return views.find(name, reference, ArtifactAnswers.wanted(call))
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.NOT_FOUND, "artifact %s:%s not found".formatted(name, reference)));
    }

    private Response copy(Call call) {
        String from = call.query("from")
                .orElseThrow(() -> new DomainException(ApiErrorCode.UNPROCESSABLE_ENTITY, "from in query is required"));
        int at = from.indexOf('@');
        int end = at >= 0 ? at : from.lastIndexOf(':');
        if (end <= 0 || end < from.lastIndexOf('/', at >= 0 ? at : from.length())) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "from is project/repository:tag or project/repository@digest");
        }
        RepositoryName source = RepositoryName.parse(from.substring(0, end));
        Reference reference = Reference.parse(from.substring(end + 1));
        requirePull(call, source);
        Digest digest = artifacts.copy(call.actor(), source, reference, path.repository(call));
        return Response.of(201, Headers.of("Location", call.request().path() + "/" + digest));
    }

    /// Absent and forbidden look alike, unless an administrator asks.
    private void requirePull(Call call, RepositoryName source) {
        boolean allowed = projects.find(source.project())
                .map(project -> new Scope.Project(project.id(), project.open()).repository(source.path()))
                .filter(scope -> permissions.allowed(call.principal(), PULL, scope))
                .isPresent();
        if (!allowed) {
            throw call.principal().administrator()
                    ? new DomainException(ApiErrorCode.NOT_FOUND, "project %s not found".formatted(source.project()))
                    : new DomainException(
                            ApiErrorCode.DENIED, "you may not pull from %s, which this would copy".formatted(source));
        }
    }

    private Response delete(Call call) {
        artifacts.delete(call.actor(), path.repository(call), Reference.parse(call.variable("reference")));
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "artifact", summary);
    }
}
