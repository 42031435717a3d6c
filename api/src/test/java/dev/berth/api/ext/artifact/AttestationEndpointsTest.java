package dev.berth.api.ext.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Indexes as `docker buildx` pushes them: with statements about the images that they list.
@OnBothDatabases
class AttestationEndpointsTest extends LayerScene {

    private static final String TAGS = "/api/ext/v1/projects/team/repos/app/tags";
    private static final String MARKS = "/api/ext/v1/projects/team/repos/app/artifact-marks?ids=";
    private static final String SPDX = "https://spdx.dev/Document";
    private static final String SLSA = "https://slsa.dev/provenance/v1";

    @Test
    void anIndexTellsWhatItCarriesAndAnImageWhatIsCarriedAboutIt() {
        Digest amd = image("amd64");
        Digest arm = image("arm64");
        Digest ofAmd = attestation(SPDX, SLSA);
        Digest ofArm = attestation(SLSA);
        Digest index = index(
                "1", child(amd, "linux", "amd64"), child(arm, "linux", "arm64"), about(amd, ofAmd), about(arm, ofArm));

        JsonNode carried = attestations("1");

        assertThat(carried.findValuesAsText("subject")).containsExactly(amd.toString(), arm.toString());
        assertThat(carried.findValuesAsText("index")).containsOnly(index.toString());
        assertThat(carried.get(0).path("digest").asText()).isEqualTo(ofAmd.toString());
        assertThat(carried.get(0).path("statements").findValuesAsText("predicate_type"))
                .containsExactly(SPDX, SLSA);
        assertThat(carried.get(0).path("statements").findValuesAsText("media_type"))
                .containsOnly("application/vnd.in-toto+json");
        assertThat(attestations(index.toString())).isEqualTo(carried);
        assertThat(attestations(amd.toString())).hasSize(1).first().isEqualTo(carried.get(0));
        assertThat(attestations(arm.toString())).hasSize(1).first().isEqualTo(carried.get(1));
        assertThat(attestations(ofAmd.toString())).isEmpty();
    }

    @Test
    void anImageThatManyIndexesListIsToldOfByTheNewest() {
        Digest amd = image("amd64");
        List<Digest> stated = IntStream.range(0, 12)
                .mapToObj(build -> attestation(SLSA + "#" + build))
                .toList();
        stated.forEach(one -> index("latest", child(amd, "linux", "amd64"), about(amd, one)));

        assertThat(attestations(amd.toString()))
                .hasSize(10)
                .anyMatch(one ->
                        one.path("digest").asText().equals(stated.getLast().toString()));
        assertThat(attestations("latest").get(0).path("digest").asText())
                .isEqualTo(stated.getLast().toString());
    }

    @Test
    void whatIsCarriedIsNoPlatform() {
        Digest amd = image("amd64");
        Digest stated = attestation(SPDX);
        Digest index = index("1", about(amd, stated), child(amd, "linux", "amd64"));

        JsonNode row = get(TAGS, "dora").json().path("rows").get(0);

        assertThat(row.path("platforms").findValuesAsText("architecture")).containsExactly("amd64");
        long own = 2L + 5L + size(index) + size(amd);
        assertThat(row.path("pull_size").asLong()).as("without what is carried").isEqualTo(own);
        assertThat(row.path("size").asLong()).isGreaterThan(own);
        assertThat(rows("?platform=linux/amd64")).containsExactly("1");
        for (String nowhere : List.of("unknown/unknown", "linux/unknown", "unknown/amd64")) {
            assertThat(rows("?platform=" + nowhere)).as(nowhere).isEmpty();
            assertThat(get(APP + "/1/layers?platform=" + nowhere, "dora").status())
                    .as(nowhere)
                    .isEqualTo(404);
        }
        JsonNode layers = get(APP + "/1/layers", "dora").json();
        assertThat(layers.path("digest").asText()).isEqualTo(amd.toString());
        assertThat(layers.path("platforms").toString()).isEqualTo("[\"linux/amd64\"]");
        assertThat(get(APP + "/1/lineage", "dora").json().path("digest").asText())
                .isEqualTo(amd.toString());
        assertThat(get("/api/v2.0/projects/team/repositories/app/artifacts/1", "dora")
                        .json()
                        .path("references")
                        .findValuesAsText("architecture"))
                .as("as Harbor lists them")
                .containsExactly("unknown", "amd64");
    }

    @Test
    void anIndexWithNothingToRunHasNoLayers() {
        Digest amd = image("amd64");
        index("1", about(amd, attestation(SPDX)));

        assertThat(get(APP + "/1/layers", "dora").status()).isEqualTo(404);
        assertThat(attestations("1")).isEmpty();
        assertThat(get(TAGS, "dora").json().path("rows").get(0).path("platforms"))
                .isEmpty();
    }

    @Test
    void aListOfWhatIsInsideCountsWhereverItIs() {
        Digest amd = image("amd64");
        Digest arm = image("arm64");
        index("2.0.0", child(amd, "linux", "amd64"), child(arm, "linux", "arm64"), about(arm, attestation(SPDX)));
        index("1.0.0", child(amd, "linux", "amd64"), about(amd, attestation(SLSA)));
        put(
                "team/app",
                "3.0.0",
                new String(get("/v2/team/app/manifests/" + arm, "admin").body(), UTF_8),
                manifest());

        assertThat(rows("?sbom=true")).containsExactly("3.0.0", "2.0.0");
        assertThat(rows("?sbom=false")).containsExactly("1.0.0");
        JsonNode listed = get(TAGS, "dora").json().path("rows");
        assertThat(listed.findValuesAsText("sbom")).containsExactly("true", "true", "false");
        assertThat(listed.findValuesAsText("signed")).containsOnly("false");
        assertThat(listed.get(1).path("accessories").toString()).isEqualTo("[\"sbom.carried\"]");
        assertThat(listed.get(2).path("accessories").toString()).isEqualTo("[\"provenance.carried\"]");
    }

    @Test
    void theListOfArtifactsIsMarkedWithAllForms() {
        Digest amd = image("amd64");
        Digest arm = image("arm64");
        Digest stated = attestation(SPDX);
        Digest index = index("1", child(amd, "linux", "amd64"), child(arm, "linux", "arm64"), about(amd, stated));
        Digest attached = push("team/app", "2", "{}", layer("team/app", "layer.v1.tar", "two".getBytes(UTF_8)));
        attach(attached, "application/spdx+json");
        attach(attached, "application/vnd.cncf.notary.signature");
        Map<String, String> digests = new HashMap<>();
        get("/api/v2.0/projects/team/repositories/app/artifacts?q=base=*", "dora")
                .json()
                .forEach(one ->
                        digests.put(one.path("id").asText(), one.path("digest").asText()));

        JsonNode marks = get(MARKS + String.join(",", digests.keySet()) + ",999999", "dora")
                .json()
                .path("marks");

        Map<String, String> marked = new HashMap<>();
        marks.forEach(one -> marked.put(
                digests.get(one.path("id").asText()),
                "%s %s %s"
                        .formatted(
                                one.path("signed").asBoolean() ? "signed" : "-",
                                one.path("sbom").asBoolean() ? "sbom" : "-",
                                one.path("listed").asBoolean() ? "listed" : "-")));
        assertThat(marked)
                .isEqualTo(Map.of(
                        index.toString(), "- sbom -",
                        amd.toString(), "- sbom listed",
                        arm.toString(), "- - listed",
                        stated.toString(), "- - listed",
                        attached.toString(), "signed sbom -"));
        for (String ids : List.of("", "x", "1,", "-1", "1,".repeat(100) + "1")) {
            assertThat(get(MARKS + ids, "dora").status()).as(ids).isEqualTo(400);
        }
        assertThat(get(MARKS + "1", "eve").status()).isEqualTo(403);
        assertThat(get(MARKS.replace("app", "none") + "1", "dora").status()).isEqualTo(404);
    }

    private void attach(Digest subject, String artifactType) {
        String text = """
                {"schemaVersion":2,"mediaType":"%1$s","artifactType":"%2$s","manifests":[],\
                "subject":{"mediaType":"%1$s","digest":"%3$s","size":7}}""".formatted(OCI + "index.v1+json", artifactType, subject);
        put("team/app", DigestAlgorithm.SHA256.digest(text.getBytes(UTF_8)).toString(), text, OCI + "index.v1+json");
    }

    @Test
    void whatIsWrittenWithBadIntentStatesNothing() {
        Digest amd = image("amd64");
        Digest arm = image("arm64");
        Digest stated = attestation(SPDX);
        Digest other = attestation(SPDX, SLSA);
        index(
                "1",
                child(amd, "linux", "amd64"),
                // of itself, of one another, of what the index does not list, of nothing that is a digest
                about(stated, stated),
                about(stated, other),
                about(other, stated),
                about(arm, other),
                entry(stated, nowhere(), "attestation-manifest", "x".repeat(5_000)),
                entry(stated, nowhere(), "something-else", amd.toString()),
                // an image that holds no statements, and what is to be run itself
                about(amd, arm),
                about(amd, amd));

        assertThat(attestations("1")).isEmpty();
        assertThat(attestations(amd.toString())).isEmpty();
        assertThat(rows("?sbom=true")).isEmpty();
        assertThat(get(TAGS, "dora")
                        .json()
                        .path("rows")
                        .get(0)
                        .path("platforms")
                        .findValuesAsText("digest"))
                .containsExactly(amd.toString());
    }

    @Test
    void manyStatementsAreCut() {
        Digest amd = image("amd64");
        Digest crowded =
                attestation(IntStream.range(0, 120).mapToObj(i -> "type" + i).toArray(String[]::new));
        Digest lengthy = attestation("https://spdx.dev/Document" + "x".repeat(1_000));
        index(
                "1",
                Stream.concat(
                                Stream.of(child(amd, "linux", "amd64"), about(amd, crowded), about(amd, lengthy)),
                                IntStream.range(0, 150).mapToObj(i -> about(amd, attestation("type " + i))))
                        .toArray(String[]::new));

        JsonNode found = attestations("1");

        assertThat(found).hasSize(100);
        assertThat(found.get(0).path("statements")).hasSize(50);
        assertThat(found.get(1).path("statements").get(0).has("predicate_type")).isFalse();
        assertThat(rows("?sbom=true")).isEmpty();
    }

    @Test
    void whoMayNotSeeTheArtifactSeesNothingOfThis() {
        Digest amd = image("amd64");
        index("1", child(amd, "linux", "amd64"), about(amd, attestation(SPDX)));

        assertThat(get(APP + "/1/attestations", "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", APP + "/1/attestations").status()).isEqualTo(401);
        assertThat(get(APP + "/none/attestations", "dora").status()).isEqualTo(404);
    }

    private JsonNode attestations(String reference) {
        JsonNode answer = get(APP + "/" + reference + "/attestations", "dora").json();
        assertThat(answer.has("attestations")).as(answer.toString()).isTrue();
        return answer.path("attestations");
    }

    private List<String> rows(String query) {
        return get(TAGS + query, "dora").json().path("rows").findValuesAsText("tag");
    }

    private int size(Digest digest) {
        return get("/v2/team/app/manifests/" + digest, "admin").body().length;
    }

    private Digest image(String architecture) {
        Digest digest =
                push("team/app", architecture, "{}", layer("team/app", "layer.v1.tar", architecture.getBytes(UTF_8)));
        api.send("DELETE", "/v2/team/app/manifests/" + architecture, "Authorization", TestApi.basic("admin"));
        return digest;
    }

    /// A document for each type, in one manifest.
    private Digest attestation(String... predicates) {
        List<String> layers = Stream.of(predicates)
                .map(type -> {
                    byte[] statement =
                            "{\"predicateType\":\"%s\"}".formatted(type).getBytes(UTF_8);
                    return """
                            {"mediaType":"application/vnd.in-toto+json","digest":"%s","size":%d,\
                            "annotations":{"in-toto.io/predicate-type":"%s"}}""".formatted(api.pushBlob("team/app", statement), statement.length, type);
                })
                .toList();
        byte[] config = nowhere().getBytes(UTF_8);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"%sconfig.v1+json","digest":"%s","size":%d},\
                "layers":[%s]}""".formatted(
                        manifest(), OCI, api.pushBlob("team/app", config), config.length, String.join(",", layers));
        return put(
                "team/app",
                DigestAlgorithm.SHA256.digest(manifest.getBytes(UTF_8)).toString(),
                manifest,
                manifest());
    }

    private static String manifest() {
        return OCI + "manifest.v1+json";
    }

    private Digest index(String tag, String... children) {
        return put("team/app", tag, """
                {"schemaVersion":2,"mediaType":"%sindex.v1+json","manifests":[%s]}""".formatted(OCI, String.join(",", children)), OCI + "index.v1+json");
    }

    private String about(Digest subject, Digest attestation) {
        return entry(attestation, nowhere(), "attestation-manifest", subject.toString());
    }

    private static String nowhere() {
        return "{\"architecture\":\"unknown\",\"os\":\"unknown\"}";
    }

    private String entry(Digest digest, String platform, String type, String subject) {
        return """
                {"mediaType":"%s","digest":"%s","size":%d,"platform":%s,"annotations":{\
                "vnd.docker.reference.type":"%s","vnd.docker.reference.digest":"%s"}}""".formatted(manifest(), digest, size(digest), platform, type, subject);
    }
}
