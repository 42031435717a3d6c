package dev.berth.api.harbor.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Artifacts, as clients of Harbor see them.
@OnBothDatabases
class ArtifactEndpointsTest {

    private static final String APP = "/api/v2.0/projects/team/repositories/app/artifacts";
    private static final String OCI = "application/vnd.oci.image.";
    private static final String CONFIG = """
            {"architecture":"arm64","os":"linux","created":"2026-01-02T03:04:05Z","config":{"Env":["A=b"]},\
            "rootfs":{"type":"layers"}}""";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void team() {
        Project team = api.project("team");
        User dora = api.user("dora");
        api.member(dora, team, Role.MAINTAINER);
        api.user("eve");
    }

    @Test
    void anArtifactShowsWhatItsConfigAndManifestSay() {
        Digest image = image("one", "");
        tag("1", image);

        JsonNode shown = get(APP + "/1", "dora").json();

        assertThat(shown.path("digest").asText()).isEqualTo(image.toString());
        assertThat(shown.path("type").asText()).isEqualTo("IMAGE");
        assertThat(shown.path("media_type").asText()).isEqualTo(OCI + "config.v1+json");
        assertThat(shown.path("manifest_media_type").asText()).isEqualTo(OCI + "manifest.v1+json");
        assertThat(shown.path("repository_name").asText()).isEqualTo("team/app");
        assertThat(shown.path("extra_attrs").path("architecture").asText()).isEqualTo("arm64");
        assertThat(shown.path("extra_attrs").path("config").path("Env").get(0).asText())
                .isEqualTo("A=b");
        assertThat(shown.path("extra_attrs").has("rootfs")).isFalse();
        assertThat(shown.path("size").asLong()).isGreaterThan(CONFIG.length() + 3L);
        assertThat(shown.path("tags").findValuesAsText("name")).containsExactly("1");
        assertThat(shown.path("tags").get(0).path("artifact_id")).isEqualTo(shown.path("id"));
        assertThat(get(APP + "/" + image, "dora").json()).isEqualTo(shown);
        assertThat(get(APP + "/" + image + "?with_tag=false", "dora").json().has("tags"))
                .isFalse();
        assertThat(get(APP + "/nothing", "dora").status()).isEqualTo(404);
        assertThat(get(APP + "/1", "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", APP).status()).isEqualTo(401);
    }

    @Test
    void aRepositoryThatIsNotThereHasNoArtifacts() {
        Answer list = get(APP + "?with_tag=true&page=1&page_size=15", "dora");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).isEqualTo("[]");
        assertThat(list.header("X-Total-Count")).isEqualTo("0");
        assertThat(get(APP + "?q=nothing", "dora").status()).isEqualTo(400);
        assertThat(get(APP, "eve").status()).isEqualTo(403);
        assertThat(get(APP.replace("team", "nowhere"), "eve").status()).isEqualTo(403);
    }

    @Test
    void aListShowsIndexesButNotWhatOnlyTheyList() {
        Digest child = image("one", "");
        Digest tagged = image("two", "");
        tag("two", tagged);
        Digest index = index(child, tagged);
        tag("all", index);

        Answer list = get(APP, "dora");

        assertThat(digests(list)).containsExactly(index.toString(), tagged.toString());
        assertThat(list.header("X-Total-Count")).isEqualTo("2");
        JsonNode reference = list.json().get(0).path("references").get(0);
        assertThat(reference.path("child_digest").asText()).isEqualTo(child.toString());
        assertThat(reference.path("child_id").asLong()).isPositive();
        assertThat(reference.path("platform").path("architecture").asText()).isEqualTo("arm64");
        assertThat(list.json().get(0).path("size").asLong())
                .isGreaterThan(2 * list.json().get(1).path("size").asLong());
        assertThat(digests(get(APP + "?q=base%3D*", "dora"))).hasSize(3);
        assertThat(digests(get(APP + "?q=tags%3D*", "dora"))).hasSize(2);
        assertThat(digests(get(APP + "?q=tags%3Dnil", "dora"))).isEmpty();
        assertThat(digests(get(APP + "?q=tags%3D~W", "dora"))).containsExactly(tagged.toString());
        assertThat(digests(get(APP + "?q=tags%3D%7Btwo%20other%7D", "dora"))).containsExactly(tagged.toString());
        assertThat(digests(get(APP + "?q=type%3DCHART", "dora"))).isEmpty();
        assertThat(digests(get(APP + "?q=digest%3D" + index, "dora"))).containsExactly(index.toString());
        assertThat(digests(get(APP + "?sort=-size&page_size=1", "dora"))).containsExactly(index.toString());
        assertThat(digests(get(APP + "?sort=pull_time,tags,labels,base", "dora")))
                .hasSize(2);
        assertThat(digests(get("/api/v2.0/projects/team/artifacts", "dora"))).hasSize(2);
    }

    @Test
    void whatIsAboutAnArtifactIsItsAccessoryAndNotListed() {
        Digest image = image("one", "");
        tag("1", image);
        Digest note = image("note", ",\"subject\":" + descriptor("manifest", image, sizeOf(image)));
        Digest signature = manifest(
                """
                {"schemaVersion":2,"mediaType":"%smanifest.v1+json","config":%s,"layers":[%s]}""".formatted(OCI, descriptor("config", blob(CONFIG), CONFIG.length()), """
                        {"mediaType":"application/vnd.dev.cosign.simplesigning.v1+json","digest":"%s","size":3}""".formatted(blob("sig"))));
        tag("sha256-" + image.encoded() + ".sig", signature);

        assertThat(digests(get(APP, "dora"))).containsExactly(image.toString());
        JsonNode accessories = get(APP + "/1/accessories?sort=type", "dora").json();
        assertThat(accessories.findValuesAsText("digest")).containsExactly(signature.toString(), note.toString());
        assertThat(accessories.findValuesAsText("type")).containsExactly("signature.cosign", "subject.accessory");
        assertThat(accessories.get(0).path("subject_artifact_digest").asText()).isEqualTo(image.toString());
        assertThat(get(APP + "?with_accessory=true", "dora")
                        .json()
                        .get(0)
                        .path("accessories")
                        .size())
                .isEqualTo(2);

        assertThat(send("DELETE", APP + "/1", "dora").status()).isEqualTo(200);

        for (Digest gone : List.of(image, note, signature)) {
            assertThat(get(APP + "/" + gone, "dora").status()).isEqualTo(404);
        }
    }

    @Test
    void anIndexGoesWithTheChildrenThatOnlyItLists() {
        Digest child = image("one", "");
        Digest tagged = image("two", "");
        tag("two", tagged);
        Digest index = index(child, tagged);

        Answer refused = send("DELETE", APP + "/two", "dora");
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.code()).isEqualTo("VIOLATE_FOREIGN_KEY_CONSTRAINT");
        assertThat(send("DELETE", APP + "/" + index, "dora").status()).isEqualTo(200);

        assertThat(get(APP + "/" + child, "dora").status()).isEqualTo(404);
        assertThat(digests(get(APP, "dora"))).containsExactly(tagged.toString());
        assertThat(send("DELETE", APP + "/" + index, "dora").status()).isEqualTo(404);
    }

    @Test
    void tagsAreMadeListedAndDeleted() {
        Digest image = image("one", "");
        String tags = APP + "/" + image + "/tags";

        assertThat(json("POST", tags, "{\"name\":\"1\"}").status()).isEqualTo(201);
        assertThat(json("POST", tags, "{\"name\":\"1\"}").status()).isEqualTo(409);
        assertThat(json("POST", tags, "{\"name\":\"-\"}").status()).isEqualTo(400);
        assertThat(json("POST", tags, "{}").status()).isEqualTo(422);
        assertThat(json("POST", APP + "/sha256:" + "0".repeat(64) + "/tags", "{\"name\":\"2\"}")
                        .status())
                .isEqualTo(404);
        Answer listed = get(tags + "?with_immutable_status=true&q=name%3D~1", "dora");
        assertThat(listed.json().findValuesAsText("name")).containsExactly("1");
        assertThat(listed.header("X-Total-Count")).isEqualTo("1");
        assertThat(send("DELETE", tags + "/other", "dora").status()).isEqualTo(404);
        assertThat(send("DELETE", tags + "/1", "dora").status()).isEqualTo(200);
        assertThat(get(tags, "dora").json()).isEmpty();
        assertThat(get(APP + "/" + image, "dora").status()).isEqualTo(200);
    }

    @Test
    void anArtifactIsCopiedWithWhatItListsAndWhatIsAttached() {
        Digest child = image("one", "");
        Digest index = index(child);
        tag("all", index);
        Digest note = image("note", ",\"subject\":" + descriptor("index", index, sizeOf(index)));
        String target = "/api/v2.0/projects/team/repositories/copies%252Fapp/artifacts";

        Answer copied = send("POST", target + "?from=team/app:all", "dora");

        assertThat(copied.status()).as(copied.toString()).isEqualTo(201);
        assertThat(copied.header("Location")).isEqualTo(target + "/" + index);
        for (String reference : List.of("all", child.toString(), note.toString())) {
            assertThat(get(target + "/" + reference, "dora").status()).isEqualTo(200);
        }
        assertThat(send("POST", target + "?from=team/app@" + child, "dora").status())
                .isEqualTo(201);
        assertThat(send("POST", target, "dora").status()).isEqualTo(422);
        assertThat(send("POST", target + "?from=team/app", "dora").status()).isEqualTo(400);
        assertThat(send("POST", target + "?from=team/app:none", "dora").status())
                .isEqualTo(404);
        api.project("secret");
        api.pushImage("secret/app", "1", "x");
        assertThat(send("POST", target + "?from=secret/app:1", "dora").status()).isEqualTo(403);
        assertThat(send("POST", target + "?from=nowhere/app:1", "dora").status())
                .isEqualTo(403);
        assertThat(send("POST", target + "?from=team/app:all", "eve").status()).isEqualTo(403);
    }

    @Test
    void labelsAreGivenShownSearchedAndTaken() {
        Digest image = image("one", "");
        tag("1", image);
        tag("2", image("two", ""));
        String location = json(
                        "POST",
                        "/api/v2.0/labels",
                        "{\"name\":\"good\",\"scope\":\"p\",\"project_id\":%d}"
                                .formatted(
                                        api.projects.find("team").orElseThrow().id()))
                .header("Location");
        String label = location.substring(location.lastIndexOf('/') + 1);

        assertThat(json("POST", APP + "/1/labels", "{\"id\":%s}".formatted(label))
                        .status())
                .isEqualTo(200);

        assertThat(json("POST", APP + "/1/labels", "{\"id\":%s}".formatted(label))
                        .status())
                .isEqualTo(409);
        assertThat(json("POST", APP + "/1/labels", "{\"id\":4711}").status()).isEqualTo(404);
        assertThat(json("POST", APP + "/1/labels", "{}").status()).isEqualTo(400);
        Answer found = get(APP + "?with_label=true&q=labels%3D(" + label + ")", "dora");
        assertThat(digests(found)).containsExactly(image.toString());
        assertThat(found.json().get(0).path("labels").findValuesAsText("name")).containsExactly("good");
        assertThat(digests(get(APP + "?q=labels%3D(" + label + "%204711)", "dora")))
                .isEmpty();
        assertThat(send("DELETE", APP + "/1/labels/" + label, "dora").status()).isEqualTo(200);
        assertThat(send("DELETE", APP + "/1/labels/" + label, "dora").status()).isEqualTo(404);
    }

    @Test
    void theSignatureOfAnIndexIsOneOfWhatItLists() {
        Digest child = image("one", "");
        Digest index = index(child);
        tag("all", index);
        String config = "{}";
        Digest signature = manifest("""
                {"schemaVersion":2,"mediaType":"%smanifest.v1+json","artifactType":\
                "application/vnd.dev.cosign.artifact.sig.v1+json","config":%s,"layers":[],"subject":%s}""".formatted(
                OCI, descriptor("config", blob(config), config.length()), descriptor("index", index, sizeOf(index))));
        Digest _ = image("note", ",\"subject\":" + descriptor("index", index, sizeOf(index)));

        JsonNode shown = get(APP + "/" + child + "?with_inherited_accessory=true&with_accessory=true", "dora")
                .json();

        assertThat(shown.path("accessories")).isEmpty();
        assertThat(shown.path("inherited_accessories").findValuesAsText("digest"))
                .containsExactly(signature.toString());
        JsonNode inherited = shown.path("inherited_accessories").get(0);
        assertThat(inherited.path("subject_artifact_digest").asText()).isEqualTo(index.toString());
        assertThat(inherited.path("icon").asText()).startsWith("sha256:");
        assertThat(get(APP + "/all?with_inherited_accessory=true", "dora")
                        .json()
                        .path("inherited_accessories"))
                .isEmpty();
        assertThat(get(APP + "/" + child, "dora").json().has("inherited_accessories"))
                .isFalse();
    }

    @Test
    void aProjectShowsWhatWasPushedLastToEachOfItsRepositories() {
        tag("1", image("one", ""));
        api.clock.pass(Duration.ofSeconds(1));
        Digest newest = image("two", "");
        tag("2", newest);
        api.clock.pass(Duration.ofSeconds(1));
        Digest _ = image("note", ",\"subject\":" + descriptor("manifest", newest, sizeOf(newest)));
        Digest elsewhere = api.pushImage("team/other", "1", "x");
        String latest = "/api/v2.0/projects/team/artifacts?latest_in_repository=true";
        String images = "&q=media_type%3D" + OCI + "config.v1%252Bjson";

        Answer shown = get(latest + images, "dora");

        assertThat(digests(shown)).containsExactly(elsewhere.toString(), newest.toString());
        assertThat(shown.header("X-Total-Count")).isEqualTo("2");
        assertThat(digests(get(latest + images + ",tags%3D1&page_size=1", "dora")))
                .containsExactly(elsewhere.toString());
        assertThat(digests(get(latest + "&q=artifact_type%3Dnone", "dora"))).isEmpty();
        assertThat(get(latest, "dora").status()).isEqualTo(400);
        assertThat(get(latest + images + ",artifact_type%3Dx", "dora").status()).isEqualTo(400);
    }

    @Test
    void whatStrangersWriteIntoConfigsDoesNoHarm() {
        for (String config : List.of("[", "[1]", "\"x\"", "{\"config\":" + "[".repeat(500) + "]".repeat(500) + "}")) {
            Digest image = manifest(imageOf(config, "layer", ""));
            assertThat(get(APP + "/" + image, "dora").json().path("extra_attrs").isEmpty())
                    .as(config)
                    .isTrue();
        }
    }

    private Digest image(String layer, String more) {
        return manifest(imageOf(CONFIG, layer, more));
    }

    private String imageOf(String config, String layer, String more) {
        return """
                {"schemaVersion":2,"mediaType":"%smanifest.v1+json","config":%s,"layers":[%s]%s}""".formatted(
                        OCI,
                        descriptor("config", blob(config), config.length()),
                        descriptor("layer", blob(layer), layer.length()),
                        more);
    }

    private Digest index(Digest... children) {
        StringBuilder listed = new StringBuilder();
        for (Digest child : children) {
            String descriptor = descriptor("manifest", child, sizeOf(child));
            listed.append(listed.isEmpty() ? "" : ",")
                    .append(descriptor, 0, descriptor.length() - 1)
                    .append(",\"platform\":{\"architecture\":\"arm64\",\"os\":\"linux\"}}");
        }
        return manifest(
                "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s]}".formatted(OCI, listed));
    }

    private static String descriptor(String kind, Digest digest, long size) {
        return "{\"mediaType\":\"%s%s.v1%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(OCI, kind, kind.equals("layer") ? ".tar" : "+json", digest, size);
    }

    private long sizeOf(Digest manifest) {
        return get("/v2/team/app/manifests/" + manifest, "admin").body().length;
    }

    private Digest blob(String content) {
        return api.pushBlob("team/app", content.getBytes(StandardCharsets.UTF_8));
    }

    private Digest manifest(String content) {
        Digest digest = dev.berth.oci.DigestAlgorithm.SHA256.digest(content.getBytes(StandardCharsets.UTF_8));
        put(digest.toString(), content);
        return digest;
    }

    private void tag(String tag, Digest digest) {
        put(tag, get("/v2/team/app/manifests/" + digest, "admin").text());
    }

    private void put(String reference, String content) {
        String type = content.contains("index.v1+json\",\"manifests\"") ? "index" : "manifest";
        Answer answer = api.send(
                "PUT",
                "/v2/team/app/manifests/" + reference,
                content.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                OCI + type + ".v1+json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    private static List<String> digests(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        List<String> digests = new java.util.ArrayList<>();
        answer.json().forEach(artifact -> digests.add(artifact.path("digest").asText()));
        return digests;
    }

    private Answer get(String path, String user) {
        return send("GET", path, user);
    }

    private Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }

    private Answer json(String method, String path, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic("dora"));
    }
}
