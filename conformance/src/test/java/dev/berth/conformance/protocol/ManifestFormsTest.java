package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Hard test 30: the forms of manifests that are odd but legal, and those that are not.
@Berth
@Tag("protocol")
final class ManifestFormsTest {

    private final Images images = new Images(8);
    private final Repository repository;

    ManifestFormsTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void anIndexMayBeEmpty() {
        store("empty", Images.index(List.of()));
    }

    @Test
    void anIndexMayHoldIndexesOfIndexes() {
        Image image = images.image(1, 100);
        repository.push(image, "image");
        Manifest inner = Images.index(List.of(image.manifest()));
        Manifest middle = Images.index(List.of(inner, Images.index(List.of())));
        repository.putManifest(inner.digest(), inner).expect(201);
        repository.putManifest("none", Images.index(List.of())).expect(201);
        repository.putManifest(middle.digest(), middle).expect(201);

        store("outer", Images.index(List.of(middle)));
    }

    @Test
    void anIndexMayHoldBlobsAsBuildKitsCacheDoes() {
        byte[] layer = images.bytes(200);
        byte[] config = images.config();
        repository.pushBlob(layer);
        repository.pushBlob(config);
        ObjectNode index = Images.object(java.util.Map.of("mediaType", Images.INDEX));
        index.put("schemaVersion", 2);
        index.putArray("manifests")
                .add(Images.descriptor(Images.LAYER, Sha.sha256(layer), layer.length))
                .add(Images.descriptor("application/vnd.buildkit.cacheconfig.v0", Sha.sha256(config), config.length));

        store("cache", new Manifest(Images.INDEX, Images.write(index)));
    }

    @Test
    void anImageMayHaveNoLayers() {
        byte[] config = images.config();
        repository.pushBlob(config);
        store("no-layers", Images.image(config, List.of()).manifest());
    }

    @Test
    void layersThatMayNotBeDistributedNeedNotBePushed() {
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        ObjectNode foreign = Images.descriptor(
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", Sha.sha256(images.bytes(9)), 123_456);
        foreign.putArray("urls").add("https://layers.example.test/1");
        manifest.withArray("layers").add(foreign);

        store("foreign", new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    @Test
    void anUnknownMediaTypeIsKept() {
        store(
                "unknown",
                new Manifest(
                        "application/vnd.example.thing.v1+json",
                        "{\"mediaType\":\"application/vnd.example.thing.v1+json\",\"things\":[1,2]}"
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void dockerSchema2IsKept() {
        byte[] config = images.config();
        byte[] layer = images.bytes(300);
        repository.pushBlob(config);
        repository.pushBlob(layer);
        ObjectNode image = Images.manifest(
                config,
                "application/vnd.docker.container.image.v1+json",
                List.of(layer),
                "application/vnd.docker.image.rootfs.diff.tar.gzip");
        image.put("mediaType", Images.DOCKER_MANIFEST);
        var manifest = new Manifest(Images.DOCKER_MANIFEST, Images.write(image));
        store("docker", manifest);

        ObjectNode list = Images.object(java.util.Map.of("mediaType", Images.DOCKER_LIST));
        list.put("schemaVersion", 2);
        ObjectNode child = Images.descriptor(Images.DOCKER_MANIFEST, manifest.digest(), manifest.size());
        child.putObject("platform").put("os", "linux").put("architecture", "arm64");
        list.putArray("manifests").add(child);
        store("docker-list", new Manifest(Images.DOCKER_LIST, Images.write(list)));
    }

    @Test
    void fieldsThatNobodyKnowsAreKept() {
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        manifest.putObject("dev.example.custom").put("a", 1).putArray("b").add(true);
        ((ObjectNode) manifest.get("config")).put("extra", "x");

        store("custom", new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    @Test
    void aConfigMayStandInItsDescriptor() {
        byte[] empty = Images.emptyJson();
        repository.pushBlob(empty);
        ObjectNode manifest = Images.manifest(empty, Images.EMPTY, List.of(empty), Images.EMPTY);
        ((ObjectNode) manifest.get("config")).put("data", "e30=");
        manifest.put("artifactType", "application/vnd.example+type");

        store("data", new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    @Test
    void theSameLayerMayStandTwice() {
        byte[] config = images.config();
        byte[] layer = images.bytes(50);
        repository.pushBlob(config);
        repository.pushBlob(layer);

        store("twice", Images.image(config, List.of(layer, layer)).manifest());
    }

    @Test
    void aSha512DescriptorIsFound() {
        byte[] config = images.config();
        byte[] layer = images.bytes(70);
        repository.pushBlob(config);
        repository.complete(repository.startUpload(), Sha.sha512(layer), layer).expect(201);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        manifest.withArray("layers").add(Images.descriptor(Images.LAYER, Sha.sha512(layer), layer.length));

        store("sha512", new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    @Test
    void aManifestWithoutContentTypeIsWhatItSays() {
        byte[] config = images.config();
        repository.pushBlob(config);
        Manifest manifest = Images.image(config, List.of()).manifest();

        repository
                .client()
                .put(repository.path("manifests/typeless"), manifest.bytes())
                .expect(201);

        assertThat(repository.manifest("typeless").expect(200).header("Content-Type"))
                .isEqualTo(Images.MANIFEST);
    }

    @Test
    void parametersOfTheContentTypeAreDropped() {
        byte[] config = images.config();
        repository.pushBlob(config);
        Manifest manifest = Images.image(config, List.of()).manifest();

        repository
                .putManifest("p", new Manifest(Images.MANIFEST + "; charset=utf-8", manifest.bytes()))
                .expect(201);

        assertThat(repository.manifest("p").expect(200).header("Content-Type")).isEqualTo(Images.MANIFEST);
    }

    @Test
    void aContentTypeThatContradictsTheBodyIsRefused() {
        byte[] config = images.config();
        repository.pushBlob(config);
        Manifest manifest = Images.image(config, List.of()).manifest();

        Answer answer = repository
                .putManifest("c", new Manifest(Images.INDEX, manifest.bytes()))
                .expect(400);

        assertThat(answer.errorCodes()).containsExactly("MANIFEST_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{",
                "{\"schemaVersion\":2}",
                "{\"schemaVersion\":2,\"config\":{},\"layers\":[]}",
                "{\"schemaVersion\":2,\"config\":5,\"layers\":{}}",
                "{\"schemaVersion\":2,\"mediaType\":\"" + Images.MANIFEST
                        + "\",\"config\":{\"mediaType\":\"a/b\",\"digest\":\"sha256:x\",\"size\":1},\"layers\":[]}",
                "{\"schemaVersion\":2,\"mediaType\":\"" + Images.MANIFEST
                        + "\",\"config\":{\"mediaType\":\"a/b\",\"digest\":\"sha256:"
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"size\":-1},"
                        + "\"layers\":[]}"
            })
    void whatIsNoManifestIsRefused(String json) {
        Answer answer = repository
                .putManifest("bad", new Manifest(Images.MANIFEST, json.getBytes(StandardCharsets.UTF_8)))
                .expect(400);

        assertThat(answer.errorCodes()).isNotEmpty();
        repository.manifest("bad").expect(404);
    }

    @Test
    void depthIsRefusedInsteadOfFollowed() {
        String deep = "{\"schemaVersion\":2,\"mediaType\":\"" + Images.INDEX + "\",\"manifests\":[],\"x\":"
                + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}";

        repository
                .putManifest("deep", new Manifest(Images.INDEX, deep.getBytes(StandardCharsets.UTF_8)))
                .expect(400);
    }

    @Test
    void aManifestOfFourMegabytesIsAccepted() {
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        ObjectNode annotations = manifest.putObject("annotations");
        for (int i = 0; i < 390; i++) {
            annotations.put("dev.example.a" + i, "x".repeat(10_000));
        }

        store("large", new Manifest(Images.MANIFEST, Images.write(manifest)));
    }

    @Test
    void aLargerManifestIsTooLarge() {
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        manifest.putObject("annotations").put("dev.example.a", "x".repeat(32 << 20));

        Answer answer = repository
                .putManifest("huge", new Manifest(Images.MANIFEST, Images.write(manifest)))
                .expect(413);

        assertThat(answer.errorCodes()).isNotEmpty();
    }

    @Test
    void manyThousandLayersAreAnsweredOneWayOrTheOther() {
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        for (int i = 0; i < 20_000; i++) {
            manifest.withArray("layers").add(Images.descriptor("a/b", "sha256:" + "%064x".formatted(i), 1));
        }

        Answer answer = repository.putManifest("many", new Manifest(Images.MANIFEST, Images.write(manifest)));

        assertThat(answer.status()).as("status").isIn(400, 404, 413);
        assertThat(answer.body().length).isLessThan(4 << 20);
    }

    private void store(String tag, Manifest manifest) {
        repository.putManifest(tag, manifest).expect(201);
        Answer get = repository.manifest(tag).expect(200);
        assertThat(get.body()).isEqualTo(manifest.bytes());
        assertThat(get.header("Content-Type")).isEqualTo(manifest.mediaType());
        assertThat(repository.manifest(manifest.digest()).expect(200).body()).isEqualTo(manifest.bytes());
    }
}
