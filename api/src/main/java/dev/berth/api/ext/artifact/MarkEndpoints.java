package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.IdList;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.view.ArtifactMarks;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import java.util.List;

/// Answers `…/artifact-marks`: what the page of a repository's artifacts shows beside what Harbor's list tells.
public final class MarkEndpoints {

    private static final IdList IDS = new IdList("ids", 100);
    private static final Permission LIST = new Permission(Resource.ARTIFACT, Action.LIST);

    private final ArtifactMarks marks;
    private final Repositories repositories;
    private final RepositoryPath path;

    public MarkEndpoints(ArtifactMarks marks, Repositories repositories, RepositoryPath path) {
        this.marks = marks;
        this.repositories = repositories;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifact-marks",
                        new AccessRule.Requires(LIST, path),
                        Documentation.of(
                                        "listArtifactMarks",
                                        "artifact",
                                        "Whether artifacts of a repository are signed, tell what is inside, and are "
                                                + "listed by an index")
                                .query(IDS.name(), ValueType.STRING, IDS.text())
                                .answers(200, "of those that are there", MarksRecord.class)
                                .answers(400, "no ids, or too many")
                                .answers(404, "there is no such repository")),
                this::list));
    }

    private Response list(Call call) {
        RepositoryName name = path.repository(call);
        RepositoryId repository = repositories.find(name).orElseThrow(() -> RepositoryPath.missing(name));
        return Json.response(
                200,
                new MarksRecord(marks.of(repository, IDS.of(call)).stream()
                        .map(MarkRecord::of)
                        .toList()));
    }

    /// In the order of ids.
    record MarksRecord(List<MarkRecord> marks) {}

    /// What is known of an artifact besides itself.
    ///
    /// @param signed whether a signature is attached; nobody has looked whether it is a good one
    /// @param sbom whether a list of what is inside is attached, or carried by an index, in whatever form
    /// @param accessories what it is that other artifacts are to it, and that indexes carry about it
    /// @param listed whether an index lists it
    record MarkRecord(long id, boolean signed, boolean sbom, List<String> accessories, boolean listed) {

        static MarkRecord of(ArtifactMarks.Marks marks) {
            return new MarkRecord(
                    marks.id(),
                    marks.accessories().stream().anyMatch(kind -> kind.startsWith("signature.")),
                    marks.accessories().stream().anyMatch(kind -> kind.startsWith("sbom.")),
                    marks.accessories(),
                    marks.listed());
        }
    }
}
