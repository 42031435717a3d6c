package dev.berth.api.ext.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Manifests for reading: the bytes that were pushed, for who may see the artifact, and no pull.
@OnBothDatabases
class ManifestEndpointsTest {

    private static final String ONE = "/api/ext/v1/projects/team/repos/app/artifacts/1/manifest";
    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private String manifest = "";

    @BeforeEach
    void team() {
        api.member(api.user("dora"), api.project("team"), Role.LIMITED_GUEST);
        api.user("eve");
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        manifest = """
                {"schemaVersion":2,   "mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%s","size":2},"layers":[]}""".formatted(IMAGE, api.pushBlob("team/app", config));
        assertThat(api.send(
                                "PUT",
                                "/v2/team/app/manifests/1",
                                manifest.getBytes(StandardCharsets.UTF_8),
                                "Authorization",
                                TestApi.basic("admin"),
                                "Content-Type",
                                IMAGE)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aManifestIsReadByteByByteAndIsNoPageForABrowser() {
        Answer answer = get(ONE, "dora");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(manifest);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void readingIsNoPull() {
        get(ONE, "dora");
        api.pulls.flush();
        assertThat(pulls()).isZero();

        api.send("GET", "/v2/team/app/manifests/1", "Authorization", TestApi.basic("admin"));
        api.pulls.flush();
        assertThat(pulls()).isOne();
    }

    @Test
    void nobodyElseReadsItAndWhatIsNotThereIsNotFound() {
        assertThat(get(ONE, "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", ONE).status()).isEqualTo(401);
        assertThat(get(ONE.replace("/1/", "/2/"), "dora").status()).isEqualTo(404);
    }

    private long pulls() {
        return get("/api/v2.0/projects/team/repositories/app", "dora")
                .json()
                .path("pull_count")
                .asLong();
    }

    private Answer get(String path, String user) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
