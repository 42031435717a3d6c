package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.Principal;
import dev.berth.api.ext.artifact.LayerRecords.FileContent;
import dev.berth.api.ext.artifact.LayerRecords.FileRecord;
import dev.berth.api.ext.artifact.LayerRecords.FilesRecord;
import dev.berth.api.ext.artifact.LayerRecords.ImageLayersRecord;
import dev.berth.api.ext.artifact.LayerRecords.LayerRecord;
import dev.berth.api.ext.artifact.LayerRecords.ProgressRecord;
import dev.berth.api.ext.artifact.LayerRecords.StepRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.layer.BuildStep;
import dev.berth.control.layer.FileQuery;
import dev.berth.control.layer.ImageLayers;
import dev.berth.control.layer.IndexState;
import dev.berth.control.layer.Layer;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.control.layer.Listing;
import dev.berth.control.layer.Preview;
import dev.berth.control.view.LayerSharing;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers `…/artifacts/{reference}/layers` and what is below it. What layers there are is known to who may read the
/// artifact; what is in them to who may pull it.
public final class LayerEndpoints {

    private static final String ONE =
            "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/layers";
    private static final String FILES = ONE + "/{layer}/files";
    private static final String FILE = ONE + "/{layer}/file";
    private static final Permission READ = new Permission(Resource.ARTIFACT, Action.READ);
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    private static final int FEW = 200;

    private final Layers layers;
    private final LayerFiles files;
    private final LayerSharing sharing;
    private final Permissions permissions;
    private final RepositoryPath path;

    public LayerEndpoints(
            Layers layers, LayerFiles files, LayerSharing sharing, Permissions permissions, RepositoryPath path) {
        this.layers = layers;
        this.files = files;
        this.sharing = sharing;
        this.permissions = permissions;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                ONE,
                                new AccessRule.Requires(READ, path),
                                describe("listLayers", "How an image was made, step by step, with its layers")
                                        .query(
                                                "platform",
                                                ValueType.STRING,
                                                "os/architecture or os/architecture/variant, for an index")
                                        .answers(200, "the steps", ImageLayersRecord.class)
                                        .answers(404, "there is no such artifact, or none for the platform")
                                        .answers(422, "the artifact has no layers")),
                        this::layers),
                new Endpoint(
                        new Route(
                                Method.GET,
                                FILES,
                                new AccessRule.Requires(PULL, path),
                                describe("listLayerFiles", "The files that a layer puts or removes")
                                        .query("path", ValueType.STRING, "the directory; the root unless this is said")
                                        .query(
                                                "q",
                                                ValueType.STRING,
                                                "a part of a path, a name with * and ?, or a size such as >5M; then "
                                                        + "all below the directory is searched")
                                        .query(
                                                "state",
                                                ValueType.STRING,
                                                "changed for all that the layer does; removed for what it takes away; all for what is there "
                                                        + "when it lies on the layers below")
                                        .query(
                                                "after",
                                                ValueType.STRING,
                                                "the last name, or the last path of a search, of the page before")
                                        .query("limit", ValueType.INTEGER, "at most this many, up to 1000")
                                        .answers(200, "a page of entries", FilesRecord.class)
                                        .answers(202, "the layer is still being read", ProgressRecord.class)
                                        .answers(404, "there is no such artifact, layer or directory")
                                        .answers(422, "nobody can look into the layer")),
                        this::files),
                new Endpoint(
                        new Route(
                                Method.GET,
                                FILE,
                                new AccessRule.Requires(PULL, path),
                                describe("previewLayerFile", "The beginning of a file in a layer")
                                        .query("path", ValueType.STRING, "the file; required")
                                        .answers(200, "the beginning, as text or hexadecimal", FileContent.class)
                                        .answers(202, "the layer is still being read", ProgressRecord.class)
                                        .answers(404, "there is no such file in the layer")
                                        .answers(422, "it has no content, or nobody can look into the layer")),
                        this::file));
    }

    private Response layers(Call call) {
        ImageLayers image = layers.of(path.repository(call), reference(call), call.query("platform"));
        Map<Digest, Layer> distinct = new HashMap<>();
        image.layers().forEach(layer -> distinct.put(layer.descriptor().digest(), layer));
        Map<Digest, LayerSharing.Shared> shared = sharing.of(distinct.keySet(), visible(call.principal()));
        // Only of what lies in this repository: whether others have the rest is theirs to know.
        Map<Digest, IndexState> states = files.states(distinct.values().stream()
                .filter(layer -> layer.content() == Layer.Content.READABLE)
                .map(layer -> layer.descriptor().digest())
                .toList());
        List<StepRecord> steps = new ArrayList<>();
        for (BuildStep step : image.steps()) {
            LayerRecord layer = step.layer()
                    .map(found -> LayerRecord.of(
                            found,
                            shared.getOrDefault(found.descriptor().digest(), new LayerSharing.Shared(0, 0)),
                            Optional.ofNullable(states.get(found.descriptor().digest()))))
                    .orElse(null);
            steps.add(StepRecord.of(steps.size() + 1, step, layer));
        }
        long size = distinct.values().stream()
                .mapToLong(layer -> layer.descriptor().size())
                .sum();
        return Json.response(
                200,
                new ImageLayersRecord(
                        image.image().toString(),
                        image.platform().isEmpty() ? null : image.platform(),
                        image.platforms(),
                        size,
                        steps));
    }

    /// The closed projects whose artifacts the caller may see; empty for all.
    private Optional<Set<Long>> visible(Principal caller) {
        if (caller.administrator() || caller.kind() == Actor.Kind.ROBOT) {
            return permissions.visibleProjects(caller, READ);
        }
        return Optional.of(permissions.projectsWhere(caller, READ));
    }

    private Response files(Call call) {
        FileQuery.State state =
                choice(FileQuery.State.class, call.query("state")).orElse(FileQuery.State.CHANGED);
        FileQuery query = new FileQuery(
                normal(call.query("path").orElse("")), call.query("q"), state, call.query("after"), limit(call));
        Listing listing = files.list(path.repository(call), reference(call), digest(call), query);
        return switch (listing) {
            case Listing.NotYet(IndexState.Building building) -> notYet(building);
            case Listing.Entries(var entries, boolean more, boolean whole) ->
                guarded(Json.response(
                        200,
                        new FilesRecord(entries.stream().map(FileRecord::of).toList(), more, whole)));
        };
    }

    private Response file(Call call) {
        String wanted = call.query("path")
                .map(LayerEndpoints::normal)
                .filter(name -> !name.isEmpty())
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "path: which file is meant?"));
        Preview preview = files.preview(path.repository(call), reference(call), digest(call), wanted);
        return switch (preview) {
            case Preview.NotYet(IndexState.Building building) -> notYet(building);
            case Preview.Beginning(var entry, byte[] content) ->
                guarded(Json.response(200, FileContent.of(entry, content)));
        };
    }

    static Response notYet(IndexState.Building building) {
        return Json.response(202, ProgressRecord.of(building)).with("Retry-After", "1");
    }

    /// What strangers wrote is shown to people; no browser may take it for a page.
    static Response guarded(Response response) {
        return response.with("X-Content-Type-Options", "nosniff")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private static Reference reference(Call call) {
        return Reference.parse(call.variable("reference"));
    }

    private static Digest digest(Call call) {
        return Digest.parse(call.variable("layer"));
    }

    /// One of few words.
    static <E extends Enum<E>> Optional<E> choice(Class<E> words, Optional<String> said) {
        return said.map(word -> Arrays.stream(words.getEnumConstants())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new DomainException(ApiErrorCode.BAD_REQUEST, "%s is not known here".formatted(word))));
    }

    static int limit(Call call) {
        String text = call.query("limit").orElse(Integer.toString(FEW));
        if (text.length() > 6 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "limit is a number up to " + LayerFiles.MOST);
        }
        return Math.clamp(Integer.parseInt(text), 1, LayerFiles.MOST);
    }

    /// As paths stand in an index.
    private static String normal(String path) {
        String trimmed = path;
        while (trimmed.startsWith("/")) {
            trimmed = trimmed.substring(1);
        }
        while (trimmed.endsWith("/")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        return trimmed;
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "layer", summary);
    }
}
