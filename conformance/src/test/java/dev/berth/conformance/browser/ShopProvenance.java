package dev.berth.conformance.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Images;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// What a builder states of an image, in an envelope, with one name that was chosen with bad intent.
final class ShopProvenance {

    static final String TYPE = "application/vnd.in-toto+json";

    private static final String STATEMENT = """
            {"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"shop","digest":{"sha256":"00"}}],
            "predicateType":"https://slsa.dev/provenance/v1","predicate":{
            "buildDefinition":{"buildType":"https://builds.example/workflow/v1","externalParameters":{"workflow":{
            "ref":"refs/heads/main","repository":"https://git.example/acme/shop","path":"release.yml"}},
            "resolvedDependencies":[
            {"uri":"git+https://git.example/acme/shop@refs/heads/main",
            "digest":{"gitCommit":"3d0c91f0a1b2c3d4e5f60718293a4b5c6d7e8f90"}},
            {"uri":"pkg:docker/registry.example/platform/java@25"}]},
            "runDetails":{"builder":{"id":"https://builds.example/hosted <img src=x onerror=\\"window.broken=1\\">"},
            "metadata":{"invocationId":"javascript:window.broken=1",
            "startedOn":"2026-11-20T10:37:52Z","finishedOn":"2026-11-20T10:41:00Z"}}}}
            """;

    private ShopProvenance() {}

    /// Without an envelope, as BuildKit keeps it.
    static byte[] statement() {
        return STATEMENT.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] envelope() {
        ObjectNode envelope = Images.object(Map.of("payloadType", TYPE));
        envelope.put("payload", Base64.getEncoder().encodeToString(STATEMENT.getBytes(StandardCharsets.UTF_8)));
        envelope.putArray("signatures").addObject().put("sig", "bm90IGxvb2tlZCBhdA==");
        return Images.write(envelope);
    }
}
