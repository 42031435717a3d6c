package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.ext.artifact.LayerRecords.FileRecord;
import dev.berth.api.ext.artifact.LayerRecords.ProgressRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.layer.FileChange;
import dev.berth.control.layer.FileChanges;
import dev.berth.control.layer.FileChanges.Answer;
import dev.berth.control.layer.FileChanges.Count;
import dev.berth.control.layer.ImageLayers;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers `…/artifacts/{reference}/changes`: which files another artifact of the same repository has otherwise.
public final class ChangeEndpoints {

    private static final String CHANGES =
            "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/changes";
    private static final Permission PULL = new Permission(Resource.REPOSITORY, Action.PULL);

    private final Layers layers;
    private final LayerFiles files;
    private final RepositoryPath path;

    public ChangeEndpoints(Layers layers, LayerFiles files, RepositoryPath path) {
        this.layers = layers;
        this.files = files;
        this.path = path;
    }

    /// How many files, and by how many bytes the image grew with them.
    record CountRecord(long files, long bytes) {

        static CountRecord of(Count count) {
            return new CountRecord(count.files(), count.bytes());
        }
    }

    /// A file that the two artifacts do not have alike.
    ///
    /// @param change `added`, `changed` or `removed`
    /// @param before as the first has it
    /// @param after as the second has it
    record ChangeRecord(
            String path,
            String change,
            @Nullable FileRecord before,
            @Nullable FileRecord after) {

        static ChangeRecord of(FileChange change) {
            return new ChangeRecord(
                    change.path(),
                    change.kind().name().toLowerCase(Locale.ROOT),
                    change.before().map(FileRecord::of).orElse(null),
                    change.after().map(FileRecord::of).orElse(null));
        }
    }

    /// The differences between the files of two artifacts.
    ///
    /// @param from the manifest of one platform that was compared
    /// @param to likewise
    /// @param more whether to ask on, after the last of these
    record ChangesRecord(
            String from,
            String to,
            CountRecord added,
            CountRecord changed,
            CountRecord removed,
            List<ChangeRecord> files,
            boolean more) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        CHANGES,
                        new AccessRule.Requires(PULL, path),
                        Documentation.of(
                                        "listFileChanges",
                                        "layer",
                                        "Which files another artifact of the repository has otherwise")
                                .query("to", ValueType.STRING, "the other artifact, a tag or a digest; required")
                                .query(
                                        "platform",
                                        ValueType.STRING,
                                        "os/architecture or os/architecture/variant, for an index")
                                .query("change", ValueType.STRING, "only what was added, changed or removed")
                                .query("q", ValueType.STRING, "a part of a path")
                                .query("after", ValueType.STRING, "the last path of the page before")
                                .query("limit", ValueType.INTEGER, "at most this many, up to 1000")
                                .answers(200, "a page of files by path, and counts of all", ChangesRecord.class)
                                .answers(202, "layers are still being read", ProgressRecord.class)
                                .answers(404, "there is no such artifact, or none for the platform")
                                .answers(422, "nobody can look into a layer, or there is too much to compare")),
                this::changes));
    }

    private Response changes(Call call) {
        RepositoryName repository = path.repository(call);
        Reference second = Reference.parse(call.query("to")
                .orElseThrow(() -> new DomainException(ApiErrorCode.BAD_REQUEST, "to: which artifact is meant?")));
        Optional<String> platform = call.query("platform");
        ImageLayers from = layers.of(repository, Reference.parse(call.variable("reference")), platform);
        ImageLayers to = layers.of(repository, second, platform);
        var query = new FileChanges.Query(
                LayerEndpoints.choice(FileChange.Kind.class, call.query("change")),
                call.query("q"),
                call.query("after"),
                LayerEndpoints.limit(call));
        return switch (files.changes().between(repository, from, to, query)) {
            case Answer.NotYet(var progress) -> LayerEndpoints.notYet(progress);
            case Answer.Changes(var counts, var changes, boolean more) ->
                LayerEndpoints.guarded(Json.response(
                        200,
                        new ChangesRecord(
                                from.image().toString(),
                                to.image().toString(),
                                count(counts, FileChange.Kind.ADDED),
                                count(counts, FileChange.Kind.CHANGED),
                                count(counts, FileChange.Kind.REMOVED),
                                changes.stream().map(ChangeRecord::of).toList(),
                                more)));
        };
    }

    private static CountRecord count(Map<FileChange.Kind, Count> counts, FileChange.Kind kind) {
        return CountRecord.of(counts.getOrDefault(kind, new Count(0, 0)));
    }
}
