package dev.berth.api.ext;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The list of a repository's tags, narrowed by what their manifests are for and what belongs to them.
@OnBothDatabases
class TagFilterApiTest extends TagListScene {

    @Test
    void tagsOfAPlatformAreThoseOfItsImagesAndOfIndexesThatListOne() {
        Digest amd = push("amd", "for amd64");
        Digest arm = push("arm", "for arm64");
        put("2.0.0", """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s,%s]}""".formatted(INDEX, child(amd, "amd64", ""), child(arm, "arm64", ",\"variant\":\"v8\"")));
        put("3.0.0", """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s]}""".formatted(INDEX, child(amd, "amd64", "")));
        configured("1.0.0", "{\"os\":\"linux\",\"architecture\":\"arm64\"}");
        configured("1.1.0", "{\"os\":\"windows\",\"architecture\":\"amd64\"}");

        for (String sort : List.of("semver", "name", "pushed", "size", "pulls")) {
            assertThat(tags(list("?sort=" + sort + "&platform=linux/arm64").path("rows")))
                    .as(sort)
                    .containsExactlyInAnyOrder("2.0.0", "1.0.0");
        }
        assertThat(tags(list("?platform=linux/amd64").path("rows"))).containsExactly("3.0.0", "2.0.0");
        assertThat(tags(list("?platform=windows/amd64").path("rows"))).containsExactly("1.1.0");
        assertThat(tags(list("?platform=linux/arm64/v8").path("rows"))).containsExactly("2.0.0", "1.0.0");
        assertThat(tags(list("?platform=linux/arm64/v9").path("rows"))).containsExactly("1.0.0");
        assertThat(tags(list("?platform=linux/arm64&q=2").path("rows"))).containsExactly("2.0.0");
        assertThat(list("?platform=plan9/mips").path("rows")).isEmpty();
    }

    @Test
    void tagsAreToldApartByWhatIsAttached() {
        Digest signed = push("1.0.0", "signed");
        attach(signed, "application/vnd.cncf.notary.signature");
        Digest listed = push("2.0.0", "listed");
        attach(listed, "application/vnd.cyclonedx+json");
        Digest both = push("3.0.0", "both");
        attach(both, "application/vnd.cncf.notary.signature");
        attach(both, "application/spdx+json");
        Digest other = push("4.0.0", "other");
        attach(other, "application/vnd.example.notes");
        cosign(push("5.0.0", "the older form"));

        assertThat(tags(list("?signed=true").path("rows"))).containsExactly("5.0.0", "3.0.0", "1.0.0");
        assertThat(tags(list("?signed=false").path("rows"))).containsExactly("4.0.0", "2.0.0");
        assertThat(tags(list("?sbom=true").path("rows"))).containsExactly("3.0.0", "2.0.0");
        assertThat(tags(list("?sbom=false&signed=true").path("rows"))).containsExactly("5.0.0", "1.0.0");
        assertThat(list("").path("rows").findValuesAsText("signed"))
                .as("as rows say")
                .containsExactly("true", "false", "true", "false", "true");
        assertThat(list("").path("rows").findValuesAsText("sbom"))
                .containsExactly("false", "false", "true", "true", "false");
    }

    @Test
    void tagsAreFoundByALabel() {
        push("1.0.0", "kept");
        push("2.0.0", "other");
        String place = post("/api/v2.0/labels", "{\"name\":\"approved\",\"scope\":\"g\"}")
                .header("Location");
        String id = place.substring(place.lastIndexOf('/') + 1);
        assertThat(post("/api/v2.0/projects/team/repositories/app/artifacts/1.0.0/labels", "{\"id\":%s}".formatted(id))
                        .status())
                .isEqualTo(200);

        assertThat(tags(list("?label=" + id).path("rows"))).containsExactly("1.0.0");
        assertThat(list("?label=999999").path("rows")).isEmpty();
    }

    @Test
    void aNarrowedListIsPagedForthAndBack() {
        for (int i = 1; i <= 7; i++) {
            Digest image = push("1." + i + ".0", "layer " + i);
            if (i % 2 == 1) {
                attach(image, "application/vnd.cncf.notary.signature");
            }
        }

        assertThat(walk("signed=true&sort=name")).containsExactly("1.1.0", "1.3.0", "1.5.0", "1.7.0");
        assertThat(walk("signed=false&sort=semver")).containsExactly("1.6.0", "1.4.0", "1.2.0");
    }

    @Test
    void aFilterThatMakesNoSenseIsRefused() {
        push("1.0.0", "a");

        for (String query :
                List.of("platform=linux", "platform=/arm64", "platform=linux/", "signed=maybe", "sbom=x", "label=x")) {
            assertThat(get("dora", LIST + "?" + query).status()).as(query).isEqualTo(400);
        }
    }

    private void configured(String tag, String config) {
        put(tag, IMAGE, """
                {"schemaVersion":2,"mediaType":"%s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%s","size":%d},"layers":[]}""".formatted(IMAGE, api.pushBlob("team/app", config.getBytes(UTF_8)), config.length()));
    }

    private void attach(Digest subject, String artifactType) {
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"%s","manifests":[],\
                "subject":{"mediaType":"%s","digest":"%s","size":7}}""".formatted(INDEX, artifactType, INDEX, subject);
        put(DigestAlgorithm.SHA256.digest(manifest.getBytes(UTF_8)).toString(), manifest);
    }

    private void cosign(Digest subject) {
        byte[] payload = "{}".getBytes(UTF_8);
        put(subject.toString().replace(':', '-') + ".sig", IMAGE, """
                {"schemaVersion":2,"mediaType":"%1$s","config":{"mediaType":"application/vnd.oci.image.config.v1+json",\
                "digest":"%2$s","size":2},"layers":[{"mediaType":"application/vnd.dev.cosign.simplesigning.v1+json",\
                "digest":"%2$s","size":2}]}""".formatted(
                        IMAGE, api.pushBlob("team/app", payload)));
    }
}
