package dev.berth.api.harbor.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.Tars;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is inside artifacts, as clients of Harbor see it, and what hostile archives do to those who look.
@OnBothDatabases
class AdditionEndpointsTest {

    private static final String APP = "/api/v2.0/projects/team/repositories/charts%252Fapp/artifacts";
    private static final String REPOSITORY = "team/charts/app";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CHART_CONFIG = "application/vnd.cncf.helm.config.v1+json";
    private static final String CHART_LAYER = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void team() {
        api.member(api.user("guest"), api.project("team"), Role.LIMITED_GUEST);
        api.user("eve");
    }

    @Test
    void aChartShowsItsReadmeItsValuesAndItsDependencies() {
        push(
                CHART_CONFIG,
                """
                {"apiVersion":"v2","name":"app","version":"1.0.0",\
                "dependencies":[{"name":"db","version":"~2","repository":"oci://example.org/charts"}]}""",
                CHART_LAYER,
                Tars.gzip(Tars.tar(chart -> chart.file("app/Chart.yaml", "name: app\n")
                        .file("app/values.yaml", "replicas: 2\n")
                        .file("app/charts/db/values.yaml", "not: this\n")
                        .file("app/charts/db/README.md", "# Not this")
                        .file("app/README.md", "# App\n"))));

        Answer readme = get("readme.md", "guest");
        Answer values = get("values.yaml", "guest");
        Answer dependencies = get("dependencies", "guest");

        assertThat(readme.text()).isEqualTo("# App\n");
        assertThat(readme.header("Content-Type")).isEqualTo("text/markdown; charset=utf-8");
        assertThat(readme.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(readme.header("Content-Security-Policy")).contains("sandbox");
        assertThat(values.text()).isEqualTo("replicas: 2\n");
        assertThat(values.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(dependencies.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(dependencies.text()).isEqualTo("""
                [{"name":"db","version":"~2","repository":"oci://example.org/charts"}]""");
        assertThat(get("build_history", "guest").status()).isEqualTo(400);
        assertThat(get("build_history", "guest").code()).isEqualTo("BAD_REQUEST");
        assertThat(get("anything", "guest").status()).isEqualTo(422);
        assertThat(get("sbom", "guest").status()).isEqualTo(501);
        assertThat(get("readme.md", "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", APP + "/1/additions/readme.md").status()).isEqualTo(401);
        assertThat(send(APP + "/none/additions/readme.md", "guest").status()).isEqualTo(404);
    }

    @Test
    void aChartWithoutWhatIsAskedForShowsNothing() {
        push(
                CHART_CONFIG,
                "{}",
                CHART_LAYER,
                Tars.gzip(Tars.tar(chart -> chart.file("app/Chart.yaml", "name: app\n"))));

        assertThat(get("readme.md", "guest").status()).isEqualTo(200);
        assertThat(get("readme.md", "guest").text()).isEmpty();
        assertThat(get("dependencies", "guest").text()).isEqualTo("[]");
    }

    @Test
    void anImageShowsHowItWasBuilt() {
        push("application/vnd.oci.image.config.v1+json", """
                {"architecture":"amd64","os":"linux","history":[{"created_by":"COPY . /","created":"2026-01-02T03:04:05Z"},\
                {"created_by":"ENV A=b","empty_layer":true}]}""", "application/vnd.oci.image.layer.v1.tar", new byte[] {1});

        Answer history = get("build_history", "guest");

        assertThat(history.status()).isEqualTo(200);
        assertThat(history.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(history.json().findValuesAsText("created_by")).containsExactly("COPY . /", "ENV A=b");
        assertThat(get("values.yaml", "guest").status()).isEqualTo(400);
        JsonNode links = send(APP + "/1", "guest").json().path("addition_links");
        assertThat(links.size()).isEqualTo(1);
        assertThat(links.path("build_history").path("absolute").asBoolean()).isFalse();
        assertThat(send(links.path("build_history").path("href").asText(), "guest")
                        .text())
                .isEqualTo(history.text());
    }

    @Test
    void aModelShowsItsDocumentsAndItsFiles() {
        byte[] readme = Tars.tar(tar -> tar.file("README.md", "# Model\n"));
        String layers = layer("application/vnd.cncf.model.doc.v1.tar", readme, "README.md")
                + ","
                + layer("application/vnd.cncf.model.doc.v1.raw", "MIT".getBytes(StandardCharsets.UTF_8), "LICENSE")
                + ","
                + layer("application/vnd.cncf.model.weight.v1.raw", new byte[] {1, 2}, "weights/a/../one.bin");
        manifest("application/vnd.cncf.model.config.v1+json", "{}", layers);

        assertThat(get("readme.md", "guest").text()).isEqualTo("# Model\n");
        assertThat(get("license", "guest").text()).isEqualTo("MIT");
        assertThat(get("license", "guest").header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(get("files", "guest").text()).isEqualTo("""
                [{"name":"weights","type":"directory","children":[{"name":"a","type":"directory","children":[\
                {"name":"one.bin","type":"file","size":2}]}]},{"name":"LICENSE","type":"file","size":3},\
                {"name":"README.md","type":"file","size":%d}]""".formatted(readme.length));
        assertThat(get("values.yaml", "guest").status()).isEqualTo(400);
        assertThat(send(APP + "/1", "guest").json().path("addition_links").size())
                .isEqualTo(3);
    }

    @Test
    void aModelWithoutDocumentsSaysSo() {
        manifest("application/vnd.cncf.model.config.v1+json", "{}", layer("application/x", new byte[1], ""));

        assertThat(get("readme.md", "guest").status()).isEqualTo(404);
        assertThat(get("files", "guest").text()).isEqualTo("[]");
    }

    @Test
    void hostileArchivesEndWithARefusal() {
        byte[] bomb = Tars.gzip(Tars.tar(tar -> tar.file("app/a", new byte[120 * 1024 * 1024])));
        byte[] crowd = Tars.gzip(Tars.tar(tar -> {
            for (int i = 0; i < 20_001; i++) {
                Tars _ = tar.directory("app/" + i);
            }
        }));
        byte[] longName = Tars.gzip(Tars.tar(tar -> tar.longName(2 * 1024 * 1024)));
        byte[] large = Tars.gzip(Tars.tar(tar -> tar.file("app/README.md", new byte[4 * 1024 * 1024 + 1])));
        byte[] cut = java.util.Arrays.copyOf(large, large.length / 2);

        for (byte[] archive : List.of(
                bomb, crowd, longName, large, cut, "no archive".repeat(100).getBytes(StandardCharsets.UTF_8))) {
            push(CHART_CONFIG, "{}", CHART_LAYER, archive);
            Answer refused = get("readme.md", "guest");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("UNPROCESSABLE_ENTITY");
        }
    }

    @Test
    void pathsThatClimbAndLinksAreNotFollowed() {
        push(
                CHART_CONFIG,
                "{}",
                CHART_LAYER,
                Tars.gzip(Tars.tar(tar -> tar.file("../README.md", "outside")
                        .file("app/../../etc/README.md", "outside")
                        .file("/README.md", "at the top")
                        .link("app/README.md", "/etc/passwd")
                        .hardLink("app/values.yaml", "app/secret"))));

        assertThat(get("readme.md", "guest").text()).isEmpty();
        assertThat(get("values.yaml", "guest").text()).isEmpty();
    }

    @Test
    void configsThatCannotBeReadEndWithARefusal() {
        for (String config : List.of("[", "[1]", "{\"history\":" + "[".repeat(500) + "]".repeat(500) + "}")) {
            push(
                    "application/vnd.oci.image.config.v1+json",
                    config,
                    "application/vnd.oci.image.layer.v1.tar",
                    new byte[1]);
            assertThat(get("build_history", "guest").status()).as(config).isEqualTo(422);
        }
    }

    @Test
    void everyKindHasAPictureThatAnybodyMaySee() {
        push(CHART_CONFIG, "{}", CHART_LAYER, new byte[1]);
        String icon = send(APP + "/1", "guest").json().path("icon").asText();

        Answer picture = api.send("GET", "/api/v2.0/icons/" + icon);

        assertThat(picture.json().path("content-type").asText()).isEqualTo("image/svg+xml");
        byte[] drawing =
                Base64.getDecoder().decode(picture.json().path("content").asText());
        assertThat(new String(drawing, StandardCharsets.UTF_8)).startsWith("<svg ");
        assertThat(dev.berth.oci.DigestAlgorithm.SHA256.digest(drawing)).isEqualTo(Digest.parse(icon));
        assertThat(api.send("GET", "/api/v2.0/icons/sha256:" + "0".repeat(64)).status())
                .isEqualTo(404);
        assertThat(ArtifactIcon.of("ROCKET")).isEqualTo(ArtifactIcon.OTHER);
        assertThat(ArtifactIcon.of("ACCESSORY")).isEqualTo(ArtifactIcon.OTHER);
        assertThat(ArtifactIcon.ofAccessory("signature.cosign")).isEqualTo(ArtifactIcon.SIGNATURE);
        assertThat(ArtifactIcon.ofAccessory("subject.accessory")).isEqualTo(ArtifactIcon.ACCESSORY);
    }

    private void push(String configType, String config, String layerType, byte[] layer) {
        manifest(configType, config, layer(layerType, layer, ""));
    }

    private String layer(String type, byte[] content, String path) {
        String annotations = path.isEmpty() ? "" : ",\"annotations\":{\"org.cncf.model.filepath\":\"" + path + "\"}";
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d%s}"
                .formatted(type, api.pushBlob(REPOSITORY, content), content.length, annotations);
    }

    private void manifest(String configType, String config, String layers) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%s","digest":"%s","size":%d},"layers":[%s]}""".formatted(MANIFEST, configType, api.pushBlob(REPOSITORY, bytes), bytes.length, layers);
        Answer answer = api.send(
                "PUT",
                "/v2/" + REPOSITORY + "/manifests/1",
                manifest.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                MANIFEST);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private Answer get(String addition, String user) {
        return send(APP + "/1/additions/" + addition, user);
    }

    private Answer send(String path, String user) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
