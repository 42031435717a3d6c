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

/// end-3, 7a and 9: manifests by tag and by digest, byte for byte.
@Berth
@Tag("protocol")
final class ManifestTest {

    private final Images images = new Images(7);
    private final Repository repository;

    ManifestTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void aManifestComesBackByTagAndByDigest() {
        Image image = images.image(2, 500);
        image.blobs().forEach(repository::pushBlob);

        Answer put = repository.putManifest("1.0", image.manifest()).expect(201);

        assertThat(put.header("Docker-Content-Digest")).isEqualTo(image.digest());
        assertThat(put.header("Location")).isEqualTo(repository.path("manifests/" + image.digest()));
        for (String reference : List.of("1.0", image.digest(), image.digest().replace(":", "%3A"))) {
            Answer get = repository.manifest(reference).expect(200);
            Answer head = repository.headManifest(reference).expect(200);
            assertThat(get.body()).isEqualTo(image.manifest().bytes());
            assertThat(head.body()).isEmpty();
            for (Answer answer : List.of(get, head)) {
                assertThat(answer.header("Content-Type")).isEqualTo(Images.MANIFEST);
                assertThat(answer.header("Content-Length"))
                        .isEqualTo(Integer.toString(image.manifest().size()));
                assertThat(answer.header("Docker-Content-Digest")).isEqualTo(image.digest());
                assertThat(answer.header("ETag")).isEqualTo("\"" + image.digest() + "\"");
            }
        }
    }

    @Test
    void aTagMoves() {
        Image first = images.image(1, 100);
        Image second = images.image(1, 100);
        repository.push(first, "moving");

        repository.push(second, "moving");

        assertThat(repository.manifest("moving").expect(200).body())
                .isEqualTo(second.manifest().bytes());
        assertThat(repository.manifest(first.digest()).expect(200).body())
                .isEqualTo(first.manifest().bytes());
    }

    @Test
    void spacesAndOrderOfTheJsonAreKept() {
        byte[] config = images.config();
        repository.pushBlob(config);
        String json = "{ \"layers\" : [ ],\n\t\"config\": {\"size\": " + config.length + ", \"digest\": \""
                + Sha.sha256(config) + "\", \"mediaType\": \"" + Images.CONFIG
                + "\"},\r\n \"schemaVersion\": 2, \"x\": \"\\u00fc ü\", \"mediaType\":\"" + Images.MANIFEST
                + "\" }\n\n";
        var manifest = new Manifest(Images.MANIFEST, json.getBytes(StandardCharsets.UTF_8));

        repository.putManifest("odd", manifest).expect(201);

        assertThat(repository.manifest("odd").expect(200).body()).isEqualTo(manifest.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "sha256:0000000000000000000000000000000000000000000000000000000000000000"})
    void anUnknownManifestIsNotFound(String reference) {
        assertThat(repository.manifest(reference).expect(404).errorCodes()).containsExactly("MANIFEST_UNKNOWN");
        assertThat(repository.headManifest(reference).expect(404).body()).isEmpty();
        repository.deleteManifest(reference).expect(404);
    }

    @Test
    void aRepositoryThatDoesNotExistIsNotFound() {
        var none = new Repository(repository.client(), repository.name() + "-none");

        none.manifest("latest").expect(404);
        none.deleteManifest("latest").expect(404);
        none.deleteManifest(Sha.sha256(new byte[1])).expect(404);
    }

    @Test
    void aDigestInThePathMustBeTheContents() {
        Image image = images.image(1, 100);
        image.blobs().forEach(repository::pushBlob);

        Answer answer = repository
                .putManifest(Sha.sha256(new byte[3]), image.manifest())
                .expect(400);

        assertThat(answer.errorCodes()).containsExactly("DIGEST_INVALID");
        repository.manifest(image.digest()).expect(404);
    }

    @Test
    void aMalformedDigestInThePathIsRefused() {
        Image image = images.image(1, 100);
        image.blobs().forEach(repository::pushBlob);

        repository.putManifest("sha256:baddigeststring", image.manifest()).expect(400);

        repository.manifest("sha256:baddigeststring").expect(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "-x", "a%20b", "a!b"})
    void whatIsNoTagIsRefused(String tag) {
        Image image = images.image(1, 100);
        image.blobs().forEach(repository::pushBlob);

        Answer answer = repository.putManifest(tag, image.manifest());

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.errorCodes()).isNotEmpty();
    }

    @Test
    void aTagMayHave128CharactersAndNotMore() {
        Image image = images.image(1, 100);
        String longest = "t".repeat(128);

        repository.push(image, longest);

        repository.manifest(longest).expect(200);
        repository.putManifest(longest + "t", image.manifest()).expect(400, 404);
    }

    @Test
    void missingBlobsAreNamedAllAtOnce() {
        Image image = images.image(3, 100);
        repository.pushBlob(image.blobs().get(0));
        repository.pushBlob(image.blobs().get(2));

        Answer answer = repository.putManifest("broken", image.manifest());

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.errorCodes()).containsOnly("MANIFEST_BLOB_UNKNOWN");
        assertThat(answer.text())
                .contains(Sha.sha256(image.blobs().get(1)))
                .contains(Sha.sha256(image.blobs().get(3)))
                .doesNotContain(Sha.sha256(image.blobs().get(0)));
        repository.manifest("broken").expect(404);
    }

    @Test
    void aWrongDescriptorSizeIsRefused() {
        byte[] config = images.config();
        byte[] layer = images.bytes(100);
        repository.pushBlob(config);
        repository.pushBlob(layer);
        ObjectNode manifest = Images.manifest(config, Images.CONFIG, List.of(), Images.LAYER);
        manifest.withArray("layers").add(Images.descriptor(Images.LAYER, Sha.sha256(layer), 101));

        Answer answer = repository
                .putManifest("wrong-size", new Manifest(Images.MANIFEST, Images.write(manifest)))
                .expect(400);

        assertThat(answer.errorCodes()).containsAnyOf("SIZE_INVALID", "MANIFEST_INVALID");
    }

    @Test
    void deletingATagLeavesTheManifest() {
        Image image = images.image(1, 100);
        repository.push(image, "a");
        repository.putManifest("b", image.manifest()).expect(201);

        repository.deleteManifest("a").expect(202);

        repository.manifest("a").expect(404);
        repository.manifest("b").expect(200);
        repository.manifest(image.digest()).expect(200);
    }

    @Test
    void deletingAManifestTakesItsTags() {
        Image image = images.image(1, 100);
        repository.push(image, "a");
        repository.putManifest("b", image.manifest()).expect(201);

        repository.deleteManifest(image.digest()).expect(202);

        repository.manifest("a").expect(404);
        repository.headManifest("b").expect(404);
        repository.manifest(image.digest()).expect(404);
        assertThat(repository.tags("").expect(200, 404).text()).doesNotContain("\"a\"");
        repository.deleteManifest(image.digest()).expect(404);
    }

    @Test
    void anUnchangedManifestIsNotSentAgain() {
        Image image = images.image(1, 100);
        repository.push(image, "a");
        String tag = "\"" + image.digest() + "\"";

        repository.manifest("a", "If-None-Match", tag).expect(304);
        repository.headManifest("a", "If-None-Match", tag).expect(304);
        repository.manifest(image.digest(), "If-None-Match", tag).expect(304);
        repository.manifest("a", "If-None-Match", "\"other\"").expect(200);
    }

    @Test
    void cachesMayKeepDigestsButMustAskForTags() {
        Image image = images.image(1, 100);
        repository.push(image, "a");

        assertThat(repository.manifest("a").header("Cache-Control")).contains("no-cache");
        assertThat(repository.manifest(image.digest()).header("Cache-Control"))
                .contains("max-age=31536000")
                .contains("immutable");
    }

    /// Hard test 28.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "application/json",
                "application/*",
                Images.MANIFEST,
                Images.DOCKER_MANIFEST + "," + Images.MANIFEST,
                Images.DOCKER_MANIFEST + ";q=0.9, */*;q=0.1",
                Images.MANIFEST + "; q=0.5"
            })
    void whoeverAcceptsTheTypeGetsIt(String accept) {
        Image image = images.image(1, 100);
        repository.push(image, "a");
        String[] headers = accept.isEmpty() ? new String[0] : new String[] {"Accept", accept};

        assertThat(repository.manifest("a", headers).expect(200).body())
                .isEqualTo(image.manifest().bytes());
        repository.headManifest("a", headers).expect(200);
        repository.manifest(image.digest(), headers).expect(200);
    }

    /// Hard test 28: never convert; a client that knows other manifest types only is told that there is none.
    @Test
    void whoAcceptsOtherManifestTypesOnlyGetsNothing() {
        Image image = images.image(1, 100);
        repository.push(image, "a");

        Answer answer = repository
                .manifest("a", "Accept", Images.DOCKER_MANIFEST + ", " + Images.DOCKER_LIST)
                .expect(404);

        assertThat(answer.errorCodes()).containsExactly("MANIFEST_UNKNOWN");
    }
}
