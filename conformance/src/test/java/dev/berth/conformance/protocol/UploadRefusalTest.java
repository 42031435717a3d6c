package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads that go wrong: what arrived before stays, and the session goes on.
@Berth
@Tag("protocol")
final class UploadRefusalTest {

    private final Images images = new Images(5);
    private final byte[] blob = images.bytes(3072);
    private final String digest = Sha.sha256(blob);
    private final Repository repository;

    UploadRefusalTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void aChunkOutOfOrderIsRefusedWithTheWayBack() {
        String location = repository.startUpload();
        repository.append(location, 0, Arrays.copyOf(blob, 1024)).expect(202);

        Answer refused = repository
                .append(location, 2048, Arrays.copyOfRange(blob, 2048, 3072))
                .expect(416);

        assertThat(refused.header("Location")).isNotEmpty();
        assertThat(refused.header("Range")).isEqualTo("0-1023");
        repository
                .append(refused.header("Location"), 1024, Arrays.copyOfRange(blob, 1024, 3072))
                .expect(202);
        repository.complete(location, digest).expect(201);
        assertStored();
    }

    @Test
    void aRepeatedChunkIsRefused() {
        String location = repository.startUpload();
        repository.append(location, 0, Arrays.copyOf(blob, 1024)).expect(202);

        repository.append(location, 0, Arrays.copyOf(blob, 1024)).expect(416);

        assertThat(repository.client().get(location).expect(204).header("Range"))
                .isEqualTo("0-1023");
    }

    @Test
    void theFirstChunkStartsAtZero() {
        String location = repository.startUpload();

        Answer refused = repository.append(location, 1024, blob).expect(416);

        assertThat(refused.header("Range")).isEqualTo("0-0");
    }

    /// Hard test 4.
    @Test
    void aClosingPutOutOfOrderIsRefusedAndTheSessionLives() {
        String location = repository.startUpload();
        repository.append(location, 0, Arrays.copyOf(blob, 1024)).expect(202);

        repository
                .complete(location, digest, Arrays.copyOfRange(blob, 2048, 3072), "Content-Range", "2048-3071")
                .expect(416);

        String asked = Repository.withQuery(location, "digest=" + digest);
        assertThat(repository.client().get(asked).expect(204).header("Range")).isEqualTo("0-1023");
        repository
                .complete(location, digest, Arrays.copyOfRange(blob, 1024, 3072), "Content-Range", "1024-3071")
                .expect(201);
        assertStored();
    }

    /// Hard test 5.
    @Test
    void aWrongDigestKeepsTheSession() {
        String location = repository.startUpload();
        repository.append(location, 0, blob).expect(202);

        Answer wrong = repository.complete(location, Sha.sha256(new byte[7])).expect(400);

        assertThat(wrong.errorCodes()).containsExactly("DIGEST_INVALID");
        assertThat(wrong.text()).contains(digest);
        repository.headBlob(Sha.sha256(new byte[7])).expect(404);
        repository.complete(location, digest).expect(201);
        assertStored();
    }

    @Test
    void aWrongDigestOfASinglePostStoresNothing() {
        String wrong = Sha.sha256(new byte[7]);

        repository
                .client()
                .post(repository.path("blobs/uploads/?digest=" + wrong), blob, "Content-Type", Repository.OCTETS)
                .expect(400);

        repository.headBlob(wrong).expect(404);
        repository.headBlob(digest).expect(404);
    }

    static Stream<String> notDigests() {
        String hex = Sha.sha256(new byte[1]).substring("sha256:".length());
        return Stream.of(
                "md5:d41d8cd98f00b204e9800998ecf8427e",
                "sha256:ABC",
                "sha256:" + hex.toUpperCase(Locale.ROOT),
                "sha256:" + hex.substring(1),
                "sha256:" + hex + "0",
                "sha256:",
                "sha512:" + hex,
                hex,
                "");
    }

    /// Hard test 8.
    @ParameterizedTest
    @MethodSource("notDigests")
    void whatIsNoDigestIsRefusedAndTheSessionLives(String text) {
        String location = repository.startUpload();
        repository.append(location, 0, blob).expect(202);

        Answer refused = repository.complete(location, text).expect(400);

        assertThat(refused.errorCodes()).containsExactly("DIGEST_INVALID");
        repository.complete(location, digest).expect(201);
    }

    @Test
    void aPutWithoutDigestIsRefusedAndTheSessionLives() {
        String location = repository.startUpload();
        repository.append(location, 0, blob).expect(202);

        repository.client().put(location, new byte[0]).expect(400);

        repository.complete(location, digest).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-", "0-", "-5", "5-1", "0-99999999999999999999"})
    void aContentRangeOfAnotherFormIsRefused(String range) {
        String location = repository.startUpload();

        Answer refused =
                repository.client().patch(location, blob, "Content-Type", Repository.OCTETS, "Content-Range", range);

        assertThat(refused.status()).as(refused.toString()).isIn(400, 416);
        assertThat(repository.client().get(location).expect(204).header("Range"))
                .isEqualTo("0-0");
    }

    @Test
    void aChunkThatIsNotAsLongAsItsRangeIsRefused() {
        String location = repository.startUpload();

        Answer refused =
                repository.client().patch(location, blob, "Content-Type", Repository.OCTETS, "Content-Range", "0-99");

        assertThat(refused.status()).as(refused.toString()).isIn(400, 416);
    }

    /// Hard test 1: a connection that breaks in mid-PATCH keeps what arrived. A reset throws away what stood in the
    /// sockets' buffers, a close does not.
    @ParameterizedTest
    @CsvSource({"true, 8", "false, 19"})
    void aBrokenConnectionKeepsWhatArrived(boolean reset, int leastMebibytes) throws IOException {
        byte[] large = images.bytes(24 << 20);
        String location = repository.startUpload();
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            connection.request("PATCH " + location, "Content-Length: " + large.length);
            connection.write(Arrays.copyOf(large, 20 << 20));
            if (reset) {
                connection.reset();
            }
        }

        int resumedAt = appendTheRest(location, large);

        assertThat(resumedAt).isGreaterThanOrEqualTo(leastMebibytes << 20);
        repository.complete(location, Sha.sha256(large)).expect(201);
        assertThat(repository.blob(Sha.sha256(large)).expect(200).body()).isEqualTo(large);
    }

    /// The server may learn of the end only after the client asks on, so a refusal with a newer range is followed.
    private int appendTheRest(String location, byte[] large) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < deadline) {
            Answer status = repository.client().get(location).expect(204);
            int end = Integer.parseInt(status.header("Range").substring("0-".length()));
            int start = end == 0 ? 0 : end + 1;
            Answer answer = repository.append(location, start, Arrays.copyOfRange(large, start, large.length));
            if (answer.expect(202, 416).status() == 202) {
                return start;
            }
        }
        throw new AssertionError("the upload could not be resumed");
    }

    private void assertStored() {
        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
    }
}
