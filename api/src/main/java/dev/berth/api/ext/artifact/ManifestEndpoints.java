package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Route;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.StoredManifest;
import java.util.List;

/// Answers `…/artifacts/{reference}/manifest`: a manifest for reading. Clients pull by `/v2`, which is counted; who
/// looks at an artifact in a page has not pulled it, and so this is not.
public final class ManifestEndpoints {

    private static final Permission READ = new Permission(Resource.ARTIFACT, Action.READ);

    private final Manifests manifests;
    private final RepositoryPath path;

    public ManifestEndpoints(Manifests manifests, RepositoryPath path) {
        this.manifests = manifests;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/manifest",
                        new AccessRule.Requires(READ, path),
                        Documentation.of("readManifest", "artifact", "A manifest, byte by byte, without pulling it")
                                .answers(200, "the manifest, of whatever media type it is", "application/json")
                                .answers(404, "there is no such artifact")),
                this::read));
    }

    private Response read(Call call) {
        RepositoryName repository = path.repository(call);
        Reference reference = Reference.parse(call.variable("reference"));
        StoredManifest stored = manifests
                .find(repository, reference)
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.NOT_FOUND, "artifact %s:%s not found".formatted(repository, reference)));
        // What strangers wrote is no page, whatever media type they gave it.
        return new Response(
                200,
                Headers.of(
                        "Content-Type",
                        "application/json",
                        "X-Content-Type-Options",
                        "nosniff",
                        "Content-Security-Policy",
                        "default-src 'none'; sandbox",
                        "Docker-Content-Digest",
                        stored.digest().toString()),
                new ResponseBody.Bytes(stored.content()));
    }
}
