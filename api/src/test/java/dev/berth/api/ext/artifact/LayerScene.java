package dev.berth.api.ext.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Images whose layers somebody may look into, and somebody else may not.
abstract class LayerScene {

    static final String APP = "/api/ext/v1/projects/team/repos/app/artifacts";
    static final String OCI = "application/vnd.oci.image.";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void team() {
        User dora = api.user("dora");
        api.member(dora, api.project("team"), Role.GUEST);
        api.member(dora, api.project("other"), Role.GUEST);
        api.project("secret");
        api.user("eve");
    }

    String pushLayer(String type, byte[] content) {
        push("team/app", "1", "{}", layer("team/app", type, content));
        return dev.berth.oci.DigestAlgorithm.SHA256.digest(content).toString();
    }

    String layer(String repository, String type, byte[] content) {
        return "{\"mediaType\":\"%s%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(OCI, type, api.pushBlob(repository, content), content.length);
    }

    String child(Digest digest, String os, String architecture) {
        return "{\"mediaType\":\"%smanifest.v1+json\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"%s\",\"architecture\":\"%s\"}}"
                .formatted(
                        OCI,
                        digest,
                        get("/v2/team/app/manifests/" + digest, "admin").body().length,
                        os,
                        architecture);
    }

    Digest push(String repository, String tag, String config, String... layers) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%1$smanifest.v1+json","config":{"mediaType":"%1$sconfig.v1+json",\
                "digest":"%2$s","size":%3$d},"layers":[%4$s]}""".formatted(OCI, api.pushBlob(repository, bytes), bytes.length, String.join(",", layers));
        return put(repository, tag, manifest, OCI + "manifest.v1+json");
    }

    Digest put(String repository, String tag, String manifest, String type) {
        Answer answer = api.send(
                "PUT",
                "/v2/" + repository + "/manifests/" + tag,
                manifest.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                type);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return Digest.parse(answer.header("Docker-Content-Digest"));
    }

    Answer files(String artifact, String layer, String query) {
        return settled(APP + artifact + "/layers/" + layer + "/files" + query, "dora");
    }

    Answer file(String layer, String path) {
        return settled(APP + "/1/layers/" + layer + "/file?path=" + path, "dora");
    }

    /// Asks until the layers below were read too.
    JsonNode whole(String artifact, String layer, String query) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer answer = files(artifact, layer, query);
        while (!answer.json().path("whole").asBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            answer = files(artifact, layer, query);
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    static String digest(byte[] layer) {
        return dev.berth.oci.DigestAlgorithm.SHA256.digest(layer).toString();
    }

    /// Asks until the layer was read.
    Answer settled(String path, String user) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Answer answer = get(path, user);
        while (answer.status() == 202 && System.nanoTime() < deadline) {
            assertThat(answer.json().path("state").asText()).isEqualTo("building");
            Thread.onSpinWait();
            answer = get(path, user);
        }
        return answer;
    }

    Answer get(String path, String user) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
