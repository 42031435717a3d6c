package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.api.ext.artifact.LineageRecords.BaseRecord;
import dev.berth.api.ext.artifact.LineageRecords.LineageRecord;
import dev.berth.api.ext.artifact.LineageRecords.SaidRecord;
import dev.berth.api.ext.artifact.LineageRecords.SharingRecord;
import dev.berth.api.ext.artifact.LineageRecords.UsersRecord;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.layer.Layers;
import dev.berth.control.layer.StatedLayers;
import dev.berth.control.view.Lineage;
import dev.berth.control.view.LineageViews;
import dev.berth.control.view.SaidBase;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Reference;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;

/// Answers `…/artifacts/{reference}/lineage`: on which image another one is built, and what is built on it. Of images
/// that the caller may not read nothing shows.
public final class LineageEndpoints {

    private static final String LINEAGE =
            "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/lineage";
    private static final Permission READ = new Permission(Resource.ARTIFACT, Action.READ);

    private final Layers layers;
    private final LineageViews lineages;
    private final Permissions permissions;
    private final RepositoryPath path;

    public LineageEndpoints(Layers layers, LineageViews lineages, Permissions permissions, RepositoryPath path) {
        this.layers = layers;
        this.lineages = lineages;
        this.permissions = permissions;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        LINEAGE,
                        new AccessRule.Requires(READ, path),
                        Documentation.of(
                                        "getLineage",
                                        "layer",
                                        "Which images an image is built on, and what is built on it, by their layers")
                                .query(
                                        "platform",
                                        ValueType.STRING,
                                        "os/architecture or os/architecture/variant, for an index")
                                .answers(200, "what the caller may see of it", LineageRecord.class)
                                .answers(404, "there is no such artifact, or none for the platform")
                                .answers(422, "the artifact has no layers")),
                this::lineage));
    }

    private Response lineage(Call call) {
        StatedLayers image = layers.stated(
                path.repository(call), Reference.parse(call.variable("reference")), call.query("platform"));
        SaidBase said = new SaidBase(image.baseName(), image.baseDigest());
        Lineage lineage = lineages.of(
                new Lineage.Image(
                        image.layers().stream().map(Descriptor::digest).toList(), said),
                permissions.visibleRepositories(call.principal(), READ));
        return Json.response(
                200,
                new LineageRecord(
                        image.image().toString(),
                        image.platform().isEmpty() ? null : image.platform(),
                        image.layers().size(),
                        LineageRecords.size(image.layers()),
                        SaidRecord.of(said),
                        lineage.bases().stream()
                                .map(base -> BaseRecord.of(base, image.layers()))
                                .toList(),
                        lineage.sharing().map(SharingRecord::of).orElse(null),
                        UsersRecord.of(lineage.users())));
    }
}
