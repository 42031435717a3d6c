package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// end-4, 5, 6, 13 and 14: the ways in which a blob is pushed when all goes well, and the session's life.
@Berth
@Tag("protocol")
final class UploadTest {

    private final Images images = new Images(4);
    private final byte[] blob = images.bytes(3000);
    private final String digest = Sha.sha256(blob);
    private final Repository repository;

    UploadTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void aSinglePostIsEnough() {
        Answer answer = repository
                .client()
                .post(repository.path("blobs/uploads/?digest=" + digest), blob, "Content-Type", Repository.OCTETS)
                .expect(201);

        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
        assertThat(repository
                        .client()
                        .get(answer.header("Location"))
                        .expect(200)
                        .body())
                .isEqualTo(blob);
    }

    @Test
    void aSessionStartsWithARelativeLocationAndAnIdentifier() {
        Answer answer = repository.startUpload("").expect(202);

        assertThat(answer.headers().allValues("Location")).hasSize(1);
        assertThat(answer.header("Location")).startsWith("/v2/" + repository.name() + "/blobs/uploads/");
        assertThat(answer.header("Docker-Upload-UUID")).isNotEmpty();
        assertThat(answer.header("Location")).contains(answer.header("Docker-Upload-UUID"));
        assertThat(answer.header("Range")).isEqualTo("0-0");
        assertThat(answer.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void aSessionIsCompletedByOnePut() {
        Answer answer =
                repository.complete(repository.startUpload(), digest, blob).expect(201);

        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(digest);
        assertThat(answer.header("Location")).isEqualTo(repository.path("blobs/" + digest));
        assertStored();
    }

    @Test
    void chunksAreJoined() {
        Answer first = repository
                .append(repository.startUpload(), 0, Arrays.copyOf(blob, 1024))
                .expect(202);
        assertThat(first.header("Range")).isEqualTo("0-1023");
        assertThat(first.header("Docker-Upload-UUID")).isNotEmpty();

        Answer second = repository
                .append(first.header("Location"), 1024, Arrays.copyOfRange(blob, 1024, 3000))
                .expect(202);
        assertThat(second.header("Range")).isEqualTo("0-2999");

        repository.complete(second.header("Location"), digest).expect(201);
        assertStored();
    }

    @Test
    void theLastChunkMayComeWithThePut() {
        Answer first = repository
                .append(repository.startUpload(), 0, Arrays.copyOf(blob, 1024))
                .expect(202);

        repository
                .complete(
                        first.header("Location"),
                        digest,
                        Arrays.copyOfRange(blob, 1024, 3000),
                        "Content-Range",
                        "1024-2999")
                .expect(201);

        assertStored();
    }

    @Test
    void aStreamNeedsNoLength() {
        Answer answer = repository.stream(repository.startUpload(), blob).expect(202);
        assertThat(answer.header("Range")).isEqualTo("0-2999");

        repository.complete(answer.header("Location"), digest).expect(201);
        assertStored();
    }

    @Test
    void severalStreamsAppend() {
        String location = repository.startUpload();
        repository.stream(location, Arrays.copyOf(blob, 1000)).expect(202);
        Answer answer = repository.stream(location, Arrays.copyOfRange(blob, 1000, 3000))
                .expect(202);
        assertThat(answer.header("Range")).isEqualTo("0-2999");

        repository.complete(location, digest).expect(201);
        assertStored();
    }

    @Test
    void theStatusTellsHowMuchArrived() {
        String location = repository.startUpload();
        Answer fresh = repository.client().get(location).expect(204);
        assertThat(fresh.header("Range")).isEqualTo("0-0");

        repository.append(location, 0, Arrays.copyOf(blob, 1024)).expect(202);

        Answer status = repository.client().get(location).expect(204);
        assertThat(status.header("Range")).isEqualTo("0-1023");
        assertThat(status.header("Location")).isNotEmpty();
        assertThat(status.header("Docker-Upload-UUID")).isNotEmpty();
    }

    /// Hard test 6.
    @Test
    void anEmptyChunkChangesNothing() {
        String location = repository.startUpload();

        Answer empty = repository
                .client()
                .patch(location, new byte[0], "Content-Type", Repository.OCTETS)
                .expect(202);
        assertThat(empty.header("Range")).isEqualTo("0-0");

        repository.append(empty.header("Location"), 0, blob).expect(202);
        repository.complete(location, digest).expect(201);
        assertStored();
    }

    /// Hard test 3: clients keep the Location of the POST.
    @Test
    void everyEarlierLocationOfTheSessionWorks() {
        String first = repository.startUpload();
        repository.append(first, 0, Arrays.copyOf(blob, 1024)).expect(202);

        assertThat(repository.client().get(first).expect(204).header("Range")).isEqualTo("0-1023");
        repository.append(first, 1024, Arrays.copyOfRange(blob, 1024, 2048)).expect(202);
        repository.client().delete(first).expect(204);

        repository.client().get(first).expect(404);
    }

    @Test
    void aCancelledSessionIsGone() {
        String location = repository.startUpload();
        repository.append(location, 0, blob).expect(202);

        repository.client().delete(location).expect(204);

        Answer status = repository.client().get(location).expect(404);
        assertThat(status.errorCodes()).containsExactly("BLOB_UPLOAD_UNKNOWN");
        repository.append(location, 0, blob).expect(404);
        repository.complete(location, digest).expect(404);
        repository.client().delete(location).expect(404);
        repository.headBlob(digest).expect(404);
    }

    /// A client behind a flaky balancer repeats the PUT whose answer it lost.
    @Test
    void completingTwiceSucceedsTwice() {
        String location = repository.startUpload();
        repository.append(location, 0, blob).expect(202);
        repository.complete(location, digest).expect(201);

        Answer again = repository.complete(location, digest).expect(201);

        assertThat(again.header("Location")).isEqualTo(repository.path("blobs/" + digest));
    }

    @Test
    void aSessionBelongsToItsRepository() {
        String location = repository.startUpload();
        Repository other = new Repository(repository.client(), repository.name() + "-other");
        String elsewhere = location.replace(repository.name(), other.name());

        repository.client().get(elsewhere).expect(404);
        repository.append(elsewhere, 0, blob).expect(404);
        repository.client().delete(elsewhere).expect(404);

        repository.client().get(location).expect(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "00000000-0000-0000-0000-000000000000"})
    void anUnknownSessionIsNotFound(String id) {
        Answer answer = repository.client().get(repository.path("blobs/uploads/") + id);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
    }

    /// Hard test 7.
    @Test
    void sha512NeedsNoHint() {
        byte[] large = images.bytes(5 << 20);
        String sha512 = Sha.sha512(large);
        String location = repository.startUpload();
        repository.stream(location, large).expect(202);

        Answer answer = repository.complete(location, sha512).expect(201);

        assertThat(answer.header("Docker-Content-Digest")).isEqualTo(sha512);
        assertThat(answer.header("Location")).endsWith(sha512);
        Answer get = repository.blob(sha512).expect(200);
        assertThat(get.body()).isEqualTo(large);
        assertThat(get.header("Docker-Content-Digest")).isEqualTo(sha512);
        repository.headBlob(Sha.sha256(large)).expect(404);
        repository.pushBlob(large);
        repository.headBlob(Sha.sha256(large)).expect(200);
    }

    @Test
    void theDigestAlgorithmMayBeAnnounced() {
        String sha512 = Sha.sha512(blob);
        String location =
                repository.startUpload("?digest-algorithm=sha512").expect(202).header("Location");
        repository.append(location, 0, blob).expect(202);

        repository.complete(location, sha512).expect(201);

        assertThat(repository.blob(sha512).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void anAnnouncedAlgorithmIsAHintOnly() {
        String location =
                repository.startUpload("?digest-algorithm=sha512").expect(202).header("Location");
        repository.append(location, 0, blob).expect(202);

        repository.complete(location, digest).expect(201);

        assertStored();
    }

    private void assertStored() {
        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
    }
}
