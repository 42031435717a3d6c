package dev.berth.api.oci;

import dev.berth.api.support.Json;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers what belongs to no repository: `/v2/` and the list of extensions.
final class RootHandler {

    private static final Response YES = json("{}".getBytes(StandardCharsets.US_ASCII));

    private static final Response EXTENSIONS = json(Json.bytes(new Extensions(List.of(new Extension(
            "_oci",
            "https://github.com/opencontainers/distribution-spec/blob/main/extensions/README.md",
            "lists the extensions of this registry",
            List.of("_oci/ext/discover"))))));

    /// The extensions that the registry has.
    record Extensions(List<Extension> extensions) {}

    /// One extension.
    record Extension(String name, String url, String description, List<String> endpoints) {}

    Response yes(OciCall<OciPath.Root> call) {
        return YES;
    }

    Response extensions(OciCall<OciPath.Discover> call) {
        return EXTENSIONS;
    }

    private static Response json(byte[] body) {
        return new Response(200, OciHeaders.json(), new ResponseBody.Bytes(body));
    }
}
