package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// end-11: taking a blob over from another repository.
@Berth
@Tag("protocol")
final class MountTest {

    private final Images images = new Images(6);
    private final byte[] blob = images.bytes(2000);
    private final Repository source;
    private final Repository target;

    MountTest(BerthProcess berth) {
        this.source = berth.newRepository();
        this.target = berth.newRepository();
    }

    @Test
    void aBlobIsMountedFromTheNamedRepository() {
        String digest = source.pushBlob(blob);

        Answer answer = target.startUpload("?mount=" + digest + "&from=" + source.name())
                .expect(201);

        assertThat(answer.header("Location")).isEqualTo(target.path("blobs/" + digest));
        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
        assertThat(target.blob(digest).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aBlobIsFoundWithoutASource() {
        String digest = source.pushBlob(blob);

        Answer answer = target.startUpload("?mount=" + digest).expect(201);

        assertThat(answer.header("Location")).isEqualTo(target.path("blobs/" + digest));
        assertThat(target.blob(digest).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aBlobThatTheTargetHasIsMounted() {
        String digest = target.pushBlob(blob);

        target.startUpload("?mount=" + digest + "&from=" + target.name()).expect(201);
    }

    @Test
    void whatCannotBeMountedStartsAnUpload() {
        byte[] unknown = images.bytes(300);
        String digest = Sha.sha256(unknown);

        Answer answer = target.startUpload("?mount=" + digest + "&from=" + source.name())
                .expect(202);

        assertThat(answer.header("Docker-Upload-UUID")).isNotEmpty();
        target.complete(answer.header("Location"), digest, unknown).expect(201);
        assertThat(target.blob(digest).expect(200).body()).isEqualTo(unknown);
    }

    @Test
    void aSourceThatDoesNotExistStartsAnUpload() {
        String digest = Sha.sha256(blob);

        target.startUpload("?mount=" + digest + "&from=nowhere/app").expect(202);
    }

    @Test
    void theMountedBlobOutlivesItsSource() {
        String digest = source.pushBlob(blob);
        target.startUpload("?mount=" + digest + "&from=" + source.name()).expect(201);

        source.deleteBlob(digest).expect(202);

        source.headBlob(digest).expect(404);
        assertThat(target.blob(digest).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aDigestThatIsNoneIsRefused() {
        Answer answer = target.startUpload("?mount=sha256:abc&from=" + source.name());

        assertThat(answer.status()).as(answer.toString()).isIn(202, 400);
    }
}
