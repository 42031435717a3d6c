package dev.berth.api.harbor.artifact;

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
import dev.berth.control.artifact.Addition;
import dev.berth.control.artifact.Additions;
import dev.berth.oci.Reference;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Answers `…/additions/{addition}`: what is inside an artifact, as its author wrote it. Browsers are told to show
/// none of it as a page.
public final class AdditionEndpoints {

    /// Known to clients, and made by a scanner.
    private static final String SBOM = "sbom";

    private final Additions additions;
    private final RepositoryPath path;

    public AdditionEndpoints(Additions additions, RepositoryPath path) {
        this.additions = additions;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        ArtifactEndpoints.ONE + "/additions/{addition}",
                        new AccessRule.Requires(new Permission(Resource.ARTIFACT_ADDITION, Action.READ), path),
                        Documentation.of("getAddition", "artifact", "A part of the artifact that people read")
                                .answers(200, "the part, in the media type that belongs to it", "*/*")
                                .answers(400, "this kind of artifact has no such part")
                                .answers(404, "there is no such artifact, or it comes without this part")
                                .answers(422, "there are no parts of this name, or what was pushed cannot be read")),
                this::read));
    }

    private Response read(Call call) {
        Addition addition = addition(call.variable("addition"));
        byte[] content = additions.read(path.repository(call), Reference.parse(call.variable("reference")), addition);
        return new Response(
                200,
                Headers.of(
                        "Content-Type", mediaType(addition),
                        "X-Content-Type-Options", "nosniff",
                        "Content-Security-Policy", "default-src 'none'; sandbox"),
                new ResponseBody.Bytes(content));
    }

    private static Addition addition(String name) {
        if (name.equals(SBOM)) {
            throw new DomainException(
                    ApiErrorCode.NOT_IMPLEMENTED,
                    "the addition sbom is a part of Harbor's API that this version of Berth does not have yet");
        }
        return Addition.named(name)
                .orElseThrow(() -> new DomainException(
                        ApiErrorCode.UNPROCESSABLE_ENTITY,
                        "addition in path should be one of "
                                + Arrays.stream(Addition.values())
                                        .map(Addition::wire)
                                        .collect(Collectors.joining(", "))));
    }

    private static String mediaType(Addition addition) {
        return switch (addition) {
            case BUILD_HISTORY, DEPENDENCIES, FILES -> "application/json; charset=utf-8";
            case README -> "text/markdown; charset=utf-8";
            case VALUES, LICENSE -> "text/plain; charset=utf-8";
        };
    }
}
