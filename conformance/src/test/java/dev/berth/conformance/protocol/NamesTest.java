package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Repository names that look like paths, and paths that are no names.
@Berth
@Tag("protocol")
final class NamesTest {

    private final Images images = new Images(14);
    private final BerthProcess berth;
    private final String project;

    NamesTest(BerthProcess berth) {
        this.berth = berth;
        this.project = berth.newProject();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifests",
                "blobs/uploads",
                "tags/list",
                "referrers",
                "a/manifests/latest",
                "v2",
                "a.b_c__d-e---f",
                "a/b/c/d/e/f/g",
                "1"
            })
    void wordsOfThePathMayBePartsOfAName(String name) {
        Repository repository = berth.admin().repository(project + "/" + name);
        Image image = images.image(1, 40);

        repository.push(image, "latest");

        assertThat(repository.manifest("latest").expect(200).body())
                .isEqualTo(image.manifest().bytes());
        assertThat(repository.tags()).containsExactly("latest");
        repository.referrers(image.digest(), "").expect(200);
        repository
                .headBlob(dev.berth.conformance.support.Sha.sha256(image.blobs().get(1)))
                .expect(200);
    }

    @Test
    void aNameMayFillWhatClientsAllow() {
        String name = project + "/" + "n".repeat(200 - project.length());
        Image image = images.image(1, 40);

        berth.admin().repository(name).push(image, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", "a..b", "-a", "a-", "a___b", "_a", "a%20b", "a%00b", "%2e%2e", "ä"})
    void whatIsNoNameIsRefused(String name) throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.admin())) {
            connection.request("POST /v2/" + project + "/" + name + "/blobs/uploads/", "Content-Length: 0");

            assertThat(connection.read().status()).isIn(400, 404);
        }
    }

    @Test
    void aProjectThatDoesNotExistTakesNoPush() {
        Answer answer = berth.admin().repository("no-such-project/app").startUpload("");

        assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
        assertThat(answer.errorCodes()).isNotEmpty();
    }
}
