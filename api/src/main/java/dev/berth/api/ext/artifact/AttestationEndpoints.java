package dev.berth.api.ext.artifact;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.artifact.Attestation;
import dev.berth.control.artifact.Attestations;
import dev.berth.oci.Reference;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers `…/artifacts/{reference}/attestations`: what builders put into an index about the images that it lists.
public final class AttestationEndpoints {

    private static final Permission READ = new Permission(Resource.ARTIFACT, Action.READ);

    private final Attestations attestations;
    private final RepositoryPath path;

    public AttestationEndpoints(Attestations attestations, RepositoryPath path) {
        this.attestations = attestations;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/projects/{project_name}/repos/{repository_name}/artifacts/{reference}/attestations",
                        new AccessRule.Requires(READ, path),
                        Documentation.of(
                                        "listAttestations",
                                        "artifact",
                                        "What an index carries about the images that it lists, as BuildKit puts it "
                                                + "there, or what indexes carry about an image; nobody has checked it")
                                .answers(200, "the statements", AttestationsRecord.class)
                                .answers(404, "there is no such artifact")),
                this::list));
    }

    private Response list(Call call) {
        List<Attestation> found = attestations.of(path.repository(call), Reference.parse(call.variable("reference")));
        return Json.response(
                200,
                new AttestationsRecord(found.stream().map(AttestationRecord::of).toList()));
    }

    /// All of them, in the order of the index.
    record AttestationsRecord(List<AttestationRecord> attestations) {}

    /// Statements about an image.
    ///
    /// @param digest of the manifest that holds the statements
    /// @param size of that manifest, in bytes
    /// @param index which carries it
    /// @param subject the image's manifest
    record AttestationRecord(String digest, long size, String index, String subject, List<StatementRecord> statements) {

        static AttestationRecord of(Attestation one) {
            return new AttestationRecord(
                    one.manifest().toString(),
                    one.size(),
                    one.index().toString(),
                    one.subject().toString(),
                    one.statements().stream().map(StatementRecord::of).toList());
        }
    }

    /// A statement.
    ///
    /// @param digest of the document, a layer of the manifest
    /// @param predicateType what it tells, as the manifest says; absent when that does not
    record StatementRecord(
            String digest,
            long size,
            String mediaType,
            @Nullable String predicateType) {

        static StatementRecord of(Attestation.Statement one) {
            return new StatementRecord(
                    one.digest().toString(),
                    one.size(),
                    one.mediaType().value(),
                    one.predicateType().orElse(null));
        }
    }
}
