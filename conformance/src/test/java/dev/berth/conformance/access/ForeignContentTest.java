package dev.berth.conformance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard tests 24 and 25: content moves between repositories only with the right to read its source.
@Berth
@Tag("access")
final class ForeignContentTest {

    private final Images images = new Images(24);
    private final BerthProcess berth;
    private final Repository target;
    private final Repository source;

    ForeignContentTest(BerthProcess berth) {
        this.berth = berth;
        this.target = berth.newRepository();
        this.source = berth.newRepository();
    }

    @Test
    void aTokenForTheTargetAloneDoesNotMount() {
        String digest = source.pushBlob(images.bytes(100));
        RegistryClient token = berth.admin().withToken("repository:" + target.name() + ":pull,push");

        Answer answer = target.as(token).startUpload("?mount=" + digest + "&from=" + source.name());

        assertThat(answer.status()).as(answer.toString()).isIn(202, 401);
        target.headBlob(digest).expect(404);
    }

    @Test
    void aTokenForBothMounts() {
        String digest = source.pushBlob(images.bytes(100));
        RegistryClient token = berth.admin()
                .withToken("repository:" + target.name() + ":pull,push", "repository:" + source.name() + ":pull");

        target.as(token)
                .startUpload("?mount=" + digest + "&from=" + source.name())
                .expect(201);

        target.headBlob(digest).expect(200);
    }

    @Test
    void aManifestOverForeignLayersIsRefused() {
        Image image = images.image(1, 100);
        source.push(image, "1");
        target.pushBlob(image.blobs().get(0));

        Answer answer = target.putManifest("1", image.manifest());

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.errorCodes()).containsOnly("MANIFEST_BLOB_UNKNOWN");
        assertThat(answer.text()).contains(Sha.sha256(image.blobs().get(1)));
    }
}
