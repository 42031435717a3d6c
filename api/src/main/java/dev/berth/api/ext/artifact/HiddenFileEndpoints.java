package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.ext.artifact.LayerRecords.ProgressRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.layer.HiddenFiles.Answer;
import dev.berth.control.layer.HiddenFiles.Hidden;
import dev.berth.control.layer.ImageLayers;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;

/// Answers `…/artifacts/{reference}/hidden-files`: what of an image is transferred and never seen.
public final class HiddenFileEndpoints {

    private static final String HIDDEN =
            "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/hidden-files";
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    private final Layers layers;
    private final LayerFiles files;
    private final RepositoryPath path;

    public HiddenFileEndpoints(Layers layers, LayerFiles files, RepositoryPath path) {
        this.layers = layers;
        this.files = files;
        this.path = path;
    }

    /// A file that a layer above changes or removes.
    ///
    /// @param layer the digest of the layer that holds it
    /// @param size in bytes, unpacked
    record HiddenFileRecord(String path, String layer, long size) {

        static HiddenFileRecord of(Hidden hidden) {
            return new HiddenFileRecord(hidden.path(), hidden.layer().toString(), hidden.size());
        }
    }

    /// The files of an image that nobody sees who runs it.
    ///
    /// @param files how many
    /// @param bytes of all of them, unpacked
    /// @param largest up to fifty of them, the largest first
    record HiddenFilesRecord(long files, long bytes, List<HiddenFileRecord> largest) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        HIDDEN,
                        new AccessRule.Requires(PULL, path),
                        Documentation.of(
                                        "listHiddenFiles",
                                        "layer",
                                        "The files of an image that layers above change or remove: they are "
                                                + "transferred, and nobody sees them")
                                .query(
                                        "platform",
                                        ValueType.STRING,
                                        "os/architecture or os/architecture/variant, for an index")
                                .answers(200, "how many, and the largest", HiddenFilesRecord.class)
                                .answers(202, "layers are still being read", ProgressRecord.class)
                                .answers(404, "there is no such artifact, or none for the platform")
                                .answers(422, "nobody can look into a layer, or there is too much in them")),
                this::hidden));
    }

    private Response hidden(Call call) {
        RepositoryName repository = path.repository(call);
        ImageLayers image = layers.of(repository, Reference.parse(call.variable("reference")), call.query("platform"));
        return switch (files.hidden().of(repository, image)) {
            case Answer.NotYet(var progress) -> LayerEndpoints.notYet(progress);
            case Answer.Found(long found, long bytes, var largest) ->
                LayerEndpoints.guarded(Json.response(
                        200,
                        new HiddenFilesRecord(
                                found,
                                bytes,
                                largest.stream().map(HiddenFileRecord::of).toList())));
        };
    }
}
