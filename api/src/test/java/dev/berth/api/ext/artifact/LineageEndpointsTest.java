package dev.berth.api.ext.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What images are built on, for those who may see that, and no trace of it for anybody else.
@OnBothDatabases
class LineageEndpointsTest {

    private static final String EXT = "/api/ext/v1/projects/";
    private static final String APP = EXT + "team/repos/app/artifacts/";
    private static final String OCI = "application/vnd.oci.image.";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void team() {
        User dora = api.user("dora");
        api.member(dora, api.project("team"), Role.GUEST);
        api.project("platform");
        api.project("secret");
        api.user("eve");
    }

    @Test
    void theBaseIsNamedWithWhatItTakesAndWhoHasIt() {
        Digest java = push("platform/java", "25.0.1", "", "os", "jre");
        push("platform/java", "25.0.3", "", "os", "jre3");
        push("team/app", "1", base("registry.example/platform/java:25.0.1", java), "os", "jre", "app", "app");
        push("secret/app", "1", "", "os", "jre", "hidden");
        described();

        JsonNode lineage = get(APP + "1/lineage", "admin").json();

        assertThat(lineage.path("layers").asInt()).isEqualTo(4);
        assertThat(lineage.path("size").asInt()).isEqualTo(8);
        assertThat(lineage.path("said").path("name").asText()).isEqualTo("registry.example/platform/java:25.0.1");
        assertThat(lineage.path("said").path("digest").asText()).isEqualTo(java.toString());
        assertThat(lineage.path("bases")).hasSize(1);
        JsonNode base = lineage.path("bases").get(0);
        assertThat(base.path("image").toString()).isEqualTo("""
                        {"project":"platform","repository":"java","digest":"%s","tags":["25.0.1"]}""".formatted(java));
        assertThat(base.path("layers").asInt()).isEqualTo(2);
        assertThat(base.path("size").asInt()).isEqualTo(5);
        assertThat(base.path("said").asBoolean()).isTrue();
        assertThat(base.path("newer").toString()).isEqualTo("""
                        [{"tag":"25.0.3","moved":false,"versions":1,"more":false}]""");
        assertThat(lineage.path("sharing").path("images").asInt()).isEqualTo(2);
        assertThat(lineage.path("sharing").path("repositories").asInt()).isEqualTo(2);
        JsonNode users = get(EXT + "platform/repos/java/artifacts/25.0.1/lineage", "admin")
                .json()
                .path("users");
        assertThat(users.path("images").asInt()).isEqualTo(2);
        assertThat(users.path("largest").findValuesAsText("project")).containsExactlyInAnyOrder("team", "secret");
    }

    @Test
    void whatTheCallerMayNotReadLeavesNoTrace() {
        push("secret/java", "25", "", "os", "jre");
        push("team/app", "1", "", "os", "jre", "app");
        push("secret/app", "1", "", "os", "jre", "app", "more");
        described();

        JsonNode toDora = get(APP + "1/lineage", "dora").json();

        assertThat(toDora.path("bases")).isEmpty();
        assertThat(toDora.has("sharing")).isFalse();
        assertThat(toDora.path("users").toString()).isEqualTo("""
                        {"images":0,"repositories":0,"more":false,"largest":[]}""");
        assertThat(toDora.toString()).doesNotContain("secret");
        assertThat(get(APP + "1/lineage", "admin").json().path("bases")).hasSize(1);
        assertThat(get(APP + "1/lineage", "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", APP + "1/lineage").status()).isEqualTo(401);
        assertThat(get(APP + "none/lineage", "dora").status()).isEqualTo(404);
    }

    @Test
    void anIndexLetsChooseThePlatformAndSaysTheBaseForAll() {
        Digest arm = push("team/app", "arm", "", "os-arm", "app");
        Digest amd = push("team/app", "amd", "", "os-amd", "app");
        push("platform/os", "amd", "", "os-amd");
        String children = Stream.of("arm64", "amd64")
                .map(architecture -> child(architecture.equals("arm64") ? arm : amd, architecture))
                .collect(Collectors.joining(","));
        put("team/app", "all", """
                {"schemaVersion":2,"mediaType":"%sindex.v1+json","manifests":[%s]%s}""".formatted(OCI, children, base("os:12", amd)), OCI + "index.v1+json");
        described();

        assertThat(get(APP + "all/lineage", "admin").json().path("bases")).isEmpty();
        JsonNode chosen = get(APP + "all/lineage?platform=linux/amd64", "admin").json();
        assertThat(chosen.path("digest").asText()).isEqualTo(amd.toString());
        assertThat(chosen.path("platform").asText()).isEqualTo("linux/amd64");
        assertThat(chosen.path("bases").findValuesAsText("repository")).containsExactly("os");
        assertThat(chosen.path("said").path("name").asText()).isEqualTo("os:12");
        assertThat(get(APP + "all/lineage?platform=plan9/amd64", "admin").status())
                .isEqualTo(404);
    }

    @Test
    void aLabelSaysTheBaseWhereNoAnnotationDoes() {
        String config = """
                {"config":{"Labels":{"org.opencontainers.image.base.name":"debian:12",\
                "org.opencontainers.image.base.digest":"none"}}}""";
        push("team/app", "1", "", config, List.of("os"));

        assertThat(get(APP + "1/lineage", "dora").json().path("said").toString())
                .isEqualTo("{\"name\":\"debian:12\"}");
    }

    private static String base(String name, Digest digest) {
        return """
                ,"annotations":{"org.opencontainers.image.base.name":"%s","org.opencontainers.image.base.digest":"%s"}\
                """.formatted(name, digest);
    }

    private void described() {
        Stream.of("team", "platform", "secret").forEach(api.descriptions::catchUp);
    }

    private String child(Digest digest, String architecture) {
        return """
                {"mediaType":"%smanifest.v1+json","digest":"%s","size":%d,"platform":{"os":"linux","architecture":"%s"}}\
                """.formatted(
                OCI, digest, get("/v2/team/app/manifests/" + digest, "admin").body().length, architecture);
    }

    private Digest push(String repository, String tag, String notes, String... layers) {
        return push(repository, tag, notes, "{}", Arrays.asList(layers));
    }

    /// Each layer is its name.
    private Digest push(String repository, String tag, String notes, String config, List<String> layers) {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        String listed = layers.stream()
                .map(layer -> layer.getBytes(StandardCharsets.UTF_8))
                .map(layer -> "{\"mediaType\":\"%slayer.v1.tar\",\"digest\":\"%s\",\"size\":%d}"
                        .formatted(OCI, api.pushBlob(repository, layer), layer.length))
                .collect(Collectors.joining(","));
        String manifest = """
                {"schemaVersion":2,"mediaType":"%1$smanifest.v1+json","config":{"mediaType":"%1$sconfig.v1+json",\
                "digest":"%2$s","size":%3$d},"layers":[%4$s]%5$s}""".formatted(OCI, api.pushBlob(repository, bytes), bytes.length, listed, notes);
        return put(repository, tag, manifest, OCI + "manifest.v1+json");
    }

    private Digest put(String repository, String tag, String manifest, String type) {
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

    private Answer get(String path, String user) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
