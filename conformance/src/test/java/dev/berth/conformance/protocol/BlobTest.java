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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// end-2 and end-10: reading and deleting blobs.
@Berth
@Tag("protocol")
final class BlobTest {

    private final Images images = new Images(2);
    private final Repository repository;

    BlobTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void aBlobComesBackByteForByteWithItsDigestAndLength() {
        byte[] blob = images.bytes(100_000);
        String digest = repository.pushBlob(blob);

        Answer get = repository.blob(digest).expect(200);
        Answer head = repository.headBlob(digest).expect(200);

        assertThat(get.body()).isEqualTo(blob);
        for (Answer answer : new Answer[] {get, head}) {
            assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
            assertThat(answer.header("Content-Length")).isEqualTo("100000");
            assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
            assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000");
        }
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 65_535, 65_536, 5_000_001})
    void everySizeSurvives(int size) {
        byte[] blob = images.bytes(size);

        String digest = repository.pushBlob(blob);

        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
        assertThat(repository.headBlob(digest).expect(200).header("Content-Length"))
                .isEqualTo(Integer.toString(size));
    }

    @Test
    void aDigestMayBeWrittenPercentEncoded() {
        byte[] blob = images.bytes(10);
        String digest = repository.pushBlob(blob);

        assertThat(repository.blob(digest.replace(":", "%3A")).expect(200).body())
                .isEqualTo(blob);
    }

    @Test
    void anUnknownBlobIsNotFound() {
        String digest = Sha.sha256(images.bytes(10));

        assertThat(repository.blob(digest).expect(404).errorCodes()).containsExactly("BLOB_UNKNOWN");
        assertThat(repository.headBlob(digest).expect(404).body()).isEmpty();
        assertThat(repository.deleteBlob(digest).expect(404).errorCodes()).containsExactly("BLOB_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha256:abc",
                "sha256:baddigeststring",
                "sha256",
                "sha256:",
                "md5:d41d8cd98f00b204e9800998ecf8427e"
            })
    void whatIsNoDigestIsRefusedOrNotFound(String digest) {
        Answer answer = repository.blob(digest);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.errorCodes()).isNotEmpty();
    }

    @Test
    void anUnchangedBlobIsNotSentAgain() {
        String digest = repository.pushBlob(images.bytes(1000));

        Answer answer =
                repository.blob(digest, "If-None-Match", "\"" + digest + "\"").expect(304);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("\"" + digest + "\"");
        repository.blob(digest, "If-None-Match", "W/\"" + digest + "\"").expect(304);
        repository
                .blob(digest, "If-None-Match", "\"other\", \"" + digest + "\"")
                .expect(304);
        repository.blob(digest, "If-None-Match", "*").expect(304);
        repository.blob(digest, "If-None-Match", "\"other\"").expect(200);
    }

    @Test
    void aBlobIsNeverEncoded() {
        byte[] blob = new byte[100_000];
        String digest = repository.pushBlob(blob);

        Answer answer = repository
                .blob(digest, "Accept-Encoding", "zstd, gzip, deflate")
                .expect(200);

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(blob);
    }

    @Test
    void aDeletedBlobIsGoneAtOnce() {
        String digest = repository.pushBlob(images.bytes(1000));

        repository.deleteBlob(digest).expect(202);

        repository.headBlob(digest).expect(404);
        repository.blob(digest).expect(404);
        repository.deleteBlob(digest).expect(404);
    }

    @Test
    void aDeletedBlobCanBePushedAgain() {
        byte[] blob = images.bytes(1000);
        String digest = repository.pushBlob(blob);
        repository.deleteBlob(digest).expect(202);

        repository.pushBlob(blob);

        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aBlobLivesInTheRepositoriesItWasPushedToOnly() {
        String digest = repository.pushBlob(images.bytes(1000));
        Repository sibling = new Repository(repository.client(), repository.name() + "-sibling");

        sibling.pushBlob(images.bytes(10));

        sibling.headBlob(digest).expect(404);
        sibling.blob(digest, "Range", "bytes=0-").expect(404);
    }
}
