package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.Pages;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// end-12: what refers to a subject.
@Berth
@Tag("protocol")
final class ReferrersTest {

    private static final String SBOM = "application/vnd.example.sbom+json";
    private static final String SIGNATURE = "application/vnd.example.signature";

    private final Images images = new Images(12);
    private final Repository repository;

    ReferrersTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void aSubjectNobodyRefersToHasAnEmptyIndex() {
        var untouched = new Repository(repository.client(), repository.name() + "-never-pushed");
        for (Repository each : List.of(repository, untouched)) {
            Answer answer = each.referrers(Sha.sha256(new byte[0]), "").expect(200);

            assertThat(answer.header("Content-Type")).isEqualTo(Images.INDEX);
            assertThat(answer.json().path("mediaType").asText()).isEqualTo(Images.INDEX);
            assertThat(answer.json().path("schemaVersion").asInt()).isEqualTo(2);
            assertThat(answer.json().path("manifests").isArray()).isTrue();
            assertThat(answer.json().path("manifests")).isEmpty();
        }
    }

    @Test
    void theProbeOfOrasIsAnswered() {
        Answer answer = repository.referrers("sha256:" + "0".repeat(64), "").expect(200);

        assertThat(answer.header("Content-Type")).isEqualTo(Images.INDEX);
    }

    @Test
    void aReferrerIsDescribedWhole() {
        Image subject = pushedSubject();
        Image referrer = images.referrer(SBOM, subject);
        referrer.blobs().forEach(repository::pushBlob);

        Answer put =
                repository.putManifest(referrer.digest(), referrer.manifest()).expect(201);

        assertThat(put.header("OCI-Subject")).isEqualTo(subject.digest());
        JsonNode descriptor = only(repository.referrers(subject.digest(), ""));
        assertThat(descriptor.path("digest").asText()).isEqualTo(referrer.digest());
        assertThat(descriptor.path("mediaType").asText()).isEqualTo(Images.MANIFEST);
        assertThat(descriptor.path("size").asInt())
                .isEqualTo(referrer.manifest().size());
        assertThat(descriptor.path("artifactType").asText()).isEqualTo(SBOM);
        assertThat(descriptor.path("annotations").path("dev.berth.test").asText())
                .startsWith("n");
    }

    @Test
    void theSubjectMayComeLater() {
        Image subject = images.image(1, 20);
        pushReferrer(SBOM, subject);

        assertThat(digests(repository.referrers(subject.digest(), ""))).hasSize(1);

        repository.push(subject, "late");
        assertThat(digests(repository.referrers(subject.digest(), ""))).hasSize(1);
    }

    @Test
    void withoutArtifactTypeTheConfigTellsIt() {
        Image subject = pushedSubject();
        byte[] config = images.config();
        repository.pushBlob(config);
        ObjectNode manifest = Images.manifest(config, "application/vnd.example.config", List.of(), Images.LAYER);
        manifest.set(
                "subject",
                Images.descriptor(
                        Images.MANIFEST, subject.digest(), subject.manifest().size()));
        repository
                .putManifest("r", new Manifest(Images.MANIFEST, Images.write(manifest)))
                .expect(201);

        assertThat(only(repository.referrers(subject.digest(), ""))
                        .path("artifactType")
                        .asText())
                .isEqualTo("application/vnd.example.config");
    }

    @Test
    void anIndexMayReferToo() {
        Image subject = pushedSubject();
        ObjectNode index = Images.object(java.util.Map.of("mediaType", Images.INDEX, "artifactType", SIGNATURE));
        index.put("schemaVersion", 2).putArray("manifests");
        index.set(
                "subject",
                Images.descriptor(
                        Images.MANIFEST, subject.digest(), subject.manifest().size()));

        Answer put = repository
                .putManifest("index", new Manifest(Images.INDEX, Images.write(index)))
                .expect(201);

        assertThat(put.header("OCI-Subject")).isEqualTo(subject.digest());
        JsonNode descriptor = only(repository.referrers(subject.digest(), ""));
        assertThat(descriptor.path("mediaType").asText()).isEqualTo(Images.INDEX);
        assertThat(descriptor.path("artifactType").asText()).isEqualTo(SIGNATURE);
    }

    @Test
    void aFilterIsAppliedAndSaidToBe() {
        Image subject = pushedSubject();
        String sbom = pushReferrer(SBOM, subject);
        String signature = pushReferrer(SIGNATURE, subject);
        String other = pushReferrer("application/other", subject);

        Answer encoded = repository
                .referrers(subject.digest(), "?artifactType=" + SBOM.replace("+", "%2B"))
                .expect(200);
        assertThat(encoded.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(digests(encoded)).containsExactly(sbom);
        assertThat(digests(repository.referrers(subject.digest(), "")))
                .containsExactlyInAnyOrder(sbom, signature, other);
        assertThat(repository.referrers(subject.digest(), "").header("OCI-Filters-Applied"))
                .isEmpty();
    }

    @Test
    void aRawPlusIsAPlus() throws IOException {
        Image subject = pushedSubject();
        String sbom = pushReferrer(SBOM, subject);
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            connection.request("GET " + repository.path("referrers/" + subject.digest() + "?artifactType=" + SBOM));

            assertThat(connection.read().text()).contains(sbom);
        }
    }

    /// containerd asks for several types in one call.
    @Test
    void severalTypesAreAnyOfThem() {
        Image subject = pushedSubject();
        String sbom = pushReferrer(SBOM, subject);
        String signature = pushReferrer(SIGNATURE, subject);
        pushReferrer("application/other", subject);

        Answer answer = repository.referrers(
                subject.digest(), "?artifactType=" + SIGNATURE + "&artifactType=" + SBOM.replace("+", "%2B"));

        assertThat(digests(answer)).containsExactlyInAnyOrder(sbom, signature);
    }

    @Test
    void aDeletedReferrerIsNotListed() {
        Image subject = pushedSubject();
        String digest = pushReferrer(SBOM, subject);

        repository.deleteManifest(digest).expect(202);

        assertThat(digests(repository.referrers(subject.digest(), ""))).isEmpty();
    }

    @Test
    void manyReferrersComeInPages() {
        Image subject = pushedSubject();
        var all = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            all.add(pushReferrer(SBOM, subject));
        }

        List<String> paged = Pages.walk(
                repository.client(), repository.path("referrers/" + subject.digest() + "?n=10"), "manifests");

        assertThat(paged).hasSize(25);
        all.forEach(digest -> assertThat(paged).anyMatch(descriptor -> descriptor.contains(digest)));
    }

    @Test
    void whatIsNoDigestIsRefused() {
        Answer answer = repository.referrers("sha256:abc", "").expect(400);

        assertThat(answer.errorCodes()).isNotEmpty();
    }

    /// Clients of registries without this call kept referrers in an index under a tag made from the digest.
    @Test
    void aFallbackTagIsHarvested() {
        Image subject = pushedSubject();
        Image signature = images.image(1, 30);
        repository.push(signature, "sig");
        ObjectNode index = Images.object(java.util.Map.of("mediaType", Images.INDEX));
        index.put("schemaVersion", 2);
        ObjectNode child = Images.descriptor(
                Images.MANIFEST, signature.digest(), signature.manifest().size());
        child.put("artifactType", SIGNATURE);
        index.putArray("manifests").add(child);

        String fallback = subject.digest().replace(':', '-');
        repository
                .putManifest(fallback, new Manifest(Images.INDEX, Images.write(index)))
                .expect(201);

        assertThat(repository.manifest(fallback).expect(200).body()).isEqualTo(Images.write(index));
        JsonNode descriptor = only(repository.referrers(subject.digest(), ""));
        assertThat(descriptor.path("digest").asText()).isEqualTo(signature.digest());
        assertThat(descriptor.path("artifactType").asText()).isEqualTo(SIGNATURE);
    }

    private Image pushedSubject() {
        Image subject = images.image(1, 20);
        repository.push(subject, "subject");
        return subject;
    }

    private String pushReferrer(String artifactType, Image subject) {
        Image referrer = images.referrer(artifactType, subject);
        referrer.blobs().forEach(repository::pushBlob);
        repository.putManifest(referrer.digest(), referrer.manifest()).expect(201);
        return referrer.digest();
    }

    private static JsonNode only(Answer answer) {
        JsonNode manifests = answer.expect(200).json().path("manifests");
        assertThat(manifests).hasSize(1);
        return manifests.get(0);
    }

    private static List<String> digests(Answer answer) {
        return StreamSupport.stream(answer.expect(200).json().path("manifests").spliterator(), false)
                .map(descriptor -> descriptor.path("digest").asText())
                .toList();
    }
}
