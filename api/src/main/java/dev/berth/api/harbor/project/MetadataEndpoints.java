package dev.berth.api.harbor.project;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.project.ProjectRecords.ProjectMetadata;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.project.MetadataKey;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.project.Projects;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Answers `/api/v2.0/projects/{project_name_or_id}/metadatas`: what is set for a project, one by one.
public final class MetadataEndpoints {

    private static final String ALL = ProjectPath.ONE + "/metadatas";
    private static final String ONE = ALL + "/{meta_name}";

    private final Projects projects;
    private final ProjectPath path;

    public MetadataEndpoints(Projects projects, ProjectPath path) {
        this.projects = projects;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ALL,
                                may(Action.READ),
                                describe("listProjectMetadatas", "What is set for a project")
                                        .answers(200, "names and values", ProjectMetadata.class)),
                        this::list),
                new Endpoint(
                        new Route(
                                Method.POST,
                                ALL,
                                may(Action.CREATE),
                                describe("addProjectMetadatas", "Set what was not set")
                                        .takes(ProjectMetadata.class)
                                        .answers(200, "done")
                                        .answers(409, "it is set already")),
                        this::add),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                may(Action.READ),
                                describe("getProjectMetadata", "One of what is set for a project")
                                        .answers(200, "its name and value", ProjectMetadata.class)),
                        this::one),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                ONE,
                                may(Action.UPDATE),
                                describe("updateProjectMetadata", "Set one thing for a project")
                                        .takes(ProjectMetadata.class)
                                        .answers(200, "done")),
                        this::change),
                new Endpoint(
                        new Route(
                                Method.DELETE,
                                ONE,
                                may(Action.DELETE),
                                describe("deleteProjectMetadata", "Take back what is set")
                                        .answers(200, "done")),
                        this::remove));
    }

    private AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.METADATA, action), path);
    }

    private Response list(Call call) {
        return Json.response(200, ProjectMetadata.texts(projects.metadata(path.require(call))));
    }

    private Response add(Call call) throws IOException {
        Map.Entry<MetadataKey, String> wish = wish(call);
        projects.addMetadata(call.actor(), path.require(call).id(), settable(wish.getKey()), wish.getValue());
        return Response.of(200);
    }

    private Response one(Call call) {
        Project project = path.require(call);
        String name = call.variable("meta_name");
        String value = ProjectMetadata.texts(projects.metadata(project)).get(name);
        if (value == null) {
            throw new DomainException(
                    ApiErrorCode.NOT_FOUND, "the project %s has nothing set by this name".formatted(project.name()));
        }
        return Json.response(200, Map.of(name, value));
    }

    private Response change(Call call) throws IOException {
        Map.Entry<MetadataKey, String> wish = wish(call);
        if (!wish.getKey().wire().equals(call.variable("meta_name"))) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST,
                    "the body sets %s, the address names another"
                            .formatted(wish.getKey().wire()));
        }
        projects.update(
                call.actor(), path.require(call).id(), ProjectChange.of(settable(wish.getKey()), wish.getValue()));
        return Response.of(200);
    }

    private Response remove(Call call) {
        Project project = path.require(call);
        MetadataKey key = MetadataKey.of(call.variable("meta_name"))
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.NOT_FOUND,
                        "the project %s has nothing set by this name".formatted(project.name())));
        projects.removeMetadata(call.actor(), project.id(), settable(key));
        return Response.of(200);
    }

    private static Map.Entry<MetadataKey, String> wish(Call call) throws IOException {
        Map<String, String> body = Json.read(call.request(), new TypeReference<>() {});
        if (body.size() != 1) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "the body sets one thing, not %d".formatted(body.size()));
        }
        Map.Entry<String, String> only = body.entrySet().iterator().next();
        MetadataKey key = MetadataKey.of(only.getKey())
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.BAD_REQUEST, "metadata: nothing by the name of this key can be set"));
        if (only.getValue() == null) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "metadata.%s: it is missing".formatted(key.wire()));
        }
        return Map.entry(key, only.getValue());
    }

    private static MetadataKey settable(MetadataKey key) {
        if (key == MetadataKey.RETENTION_ID) {
            throw new DomainException(
                    ApiErrorCode.BAD_REQUEST, "metadata.retention_id: it is set by the retention rules, not here");
        }
        return key;
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "projectMetadata", summary)
                .header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name");
    }
}
