package dev.berth.conformance.browser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// An image for two platforms as `docker buildx build --sbom=true` pushes it: what BuildKit states of each is in the
/// index, and beside it some entries that were written with bad intent.
final class ShopBuilds {

    private static final String STATEMENT = "application/vnd.in-toto+json";
    private static final String SPDX = "https://spdx.dev/Document";
    private static final String SLSA = "https://slsa.dev/provenance/v1";
    private static final String HOSTILE = "<img src=x onerror=\"window.broken=1\">";

    private final Images random;
    private final Repository built;

    private ShopBuilds(Images random, Repository built) {
        this.random = random;
        this.built = built;
    }

    static void push(RegistryClient admin, Images random) {
        var builds = new ShopBuilds(random, new Repository(admin, "payments/built"));
        Manifest amd64 = builds.platform("amd64");
        Manifest arm64 = builds.platform("arm64");
        Manifest ofAmd64 = builds.attestation(List.of(
                Map.entry(SPDX, statement(SPDX, ShopSboms.spdxDocument())),
                Map.entry(SLSA, ShopProvenance.statement())));
        Manifest ofArm64 = builds.attestation(List.of(
                Map.entry(SPDX, statement(SPDX, ShopSboms.fewPackages())),
                Map.entry(SLSA, ShopProvenance.statement()),
                Map.entry(HOSTILE, statement(HOSTILE, Images.object(Map.of(HOSTILE, HOSTILE))))));
        builds.index(
                "1.0",
                runs(amd64, "amd64"),
                runs(arm64, "arm64"),
                about(amd64.digest(), ofAmd64),
                about(arm64.digest(), ofArm64),
                about(ofAmd64.digest(), ofAmd64),
                about(Sha.sha256(new byte[] {1}), ofArm64),
                about(HOSTILE, ofArm64));
        builds.index("0.9", runs(builds.platform("amd64"), "amd64"));
    }

    private Manifest platform(String architecture) {
        byte[] config =
                "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{\"Entrypoint\":[\"/app\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}"
                        .formatted(architecture)
                        .getBytes(StandardCharsets.UTF_8);
        Image image = Images.image(config, List.of(Tar.gzip(Tar.of("app", random.bytes(40_000)))));
        image.blobs().forEach(built::pushBlob);
        return pushed(image.manifest());
    }

    /// What is stated, by the type of its predicate.
    private Manifest attestation(List<Map.Entry<String, byte[]>> statements) {
        byte[] config =
                "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"config\":{}}".getBytes(StandardCharsets.UTF_8);
        built.pushBlob(config);
        statements.forEach(statement -> built.pushBlob(statement.getValue()));
        ObjectNode manifest = Images.manifest(
                config,
                Images.CONFIG,
                statements.stream().map(Map.Entry::getValue).toList(),
                STATEMENT);
        for (int i = 0; i < statements.size(); i++) {
            ((ObjectNode) manifest.get("layers").get(i))
                    .putObject("annotations")
                    .put("in-toto.io/predicate-type", statements.get(i).getKey());
        }
        return pushed(new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    private Manifest pushed(Manifest manifest) {
        built.putManifest(manifest.digest(), manifest).expect(201);
        return manifest;
    }

    private void index(String tag, ObjectNode... entries) {
        ObjectNode index = Images.object(Map.of("mediaType", Images.INDEX));
        index.put("schemaVersion", 2);
        ArrayNode manifests = index.putArray("manifests");
        List.of(entries).forEach(manifests::add);
        built.putManifest(tag, new Manifest(Images.INDEX, Images.write(index))).expect(201);
    }

    private static ObjectNode runs(Manifest manifest, String architecture) {
        ObjectNode entry = Images.descriptor(manifest.mediaType(), manifest.digest(), manifest.size());
        entry.putObject("platform").put("os", "linux").put("architecture", architecture);
        return entry;
    }

    private static ObjectNode about(String subject, Manifest attestation) {
        ObjectNode entry = Images.descriptor(attestation.mediaType(), attestation.digest(), attestation.size());
        entry.putObject("platform").put("os", "unknown").put("architecture", "unknown");
        entry.putObject("annotations")
                .put("vnd.docker.reference.type", "attestation-manifest")
                .put("vnd.docker.reference.digest", subject);
        return entry;
    }

    private static byte[] statement(String predicateType, ObjectNode predicate) {
        ObjectNode statement =
                Images.object(Map.of("_type", "https://in-toto.io/Statement/v0.1", "predicateType", predicateType));
        statement.set("predicate", predicate);
        return Images.write(statement);
    }
}
