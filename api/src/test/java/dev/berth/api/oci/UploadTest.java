package dev.berth.api.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Uploads over HTTP: statuses and headers.
@OnBothDatabases
class UploadTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(CONTENT);

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void anUploadBeginsWithARelativeLocationAndAnEmptyRange() {
        Answer answer = begin("");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Range")).isEqualTo("0-0");
        assertThat(answer.header("Location"))
                .isEqualTo("/v2/library/app/blobs/uploads/" + answer.header("Docker-Upload-UUID"));
    }

    @Test
    void chunksArriveInOrderAndTheLastMayComeWithTheEnd() {
        String location = begin("").header("Location");

        Answer first = send("PATCH", location, part(0, 4), "Content-Range", "0-3");
        Answer early = send("PATCH", location, part(6, 8), "Content-Range", "6-7");
        Answer status = send("GET", location, new byte[0]);
        Answer wrong = send("PUT", location + "?digest=" + DIGEST, part(6, 10), "Content-Range", "6-9");
        Answer last = send("PUT", location + "?digest=" + DIGEST, part(4, 10), "Content-Range", "4-9");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Range")).isEqualTo("0-3");
        assertThat(early.status()).isEqualTo(416);
        assertThat(early.header("Range")).isEqualTo("0-3");
        assertThat(early.header("Location")).isEqualTo(location);
        assertThat(status.status()).isEqualTo(204);
        assertThat(status.header("Range")).isEqualTo("0-3");
        assertThat(wrong.status()).isEqualTo(416);
        assertThat(last.status()).isEqualTo(201);
        assertThat(last.header("Location")).isEqualTo("/v2/library/app/blobs/" + DIGEST);
        assertThat(last.header("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
    }

    @Test
    void anEmptyChunkLeavesTheUploadAtItsStart() {
        String location = begin("").header("Location");

        Answer answer = send("PATCH", location, new byte[0]);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Range")).isEqualTo("0-0");
    }

    @Test
    void aWholeBlobMayComeAtOnce() {
        assertThat(send("POST", "/v2/library/app/blobs/uploads/?digest=" + DIGEST, CONTENT)
                        .status())
                .isEqualTo(201);
        Answer wrong = send("POST", "/v2/library/app/blobs/uploads/?digest=" + DIGEST, part(0, 3));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("DIGEST_INVALID");
    }

    @Test
    void anotherAlgorithmMayBeAnnouncedOrNot() {
        Digest sha512 = DigestAlgorithm.SHA512.digest(CONTENT);
        String hinted = begin("?digest-algorithm=sha512").header("Location");
        String silent = begin("").header("Location");

        assertThat(send("PUT", hinted + "?digest=" + sha512, CONTENT).header("Docker-Content-Digest"))
                .isEqualTo(sha512.toString());
        assertThat(send("PUT", silent + "?digest=" + sha512, CONTENT).status()).isEqualTo(201);
        assertThat(begin("?digest-algorithm=md5").code()).isEqualTo("DIGEST_INVALID");
    }

    @Test
    void aBadDigestIsRefusedAndTheUploadLivesOn() {
        String location = begin("").header("Location");
        send("PATCH", location, CONTENT);

        for (String digest : new String[] {
            "",
            "?digest=",
            "?digest=md5:d41d8cd98f00b204e9800998ecf8427e",
            "?digest=sha256:ABC",
            "?digest=sha256:" + "0".repeat(64)
        }) {
            Answer answer = send("PUT", location + digest, new byte[0]);
            assertThat(answer.status()).as(digest).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("DIGEST_INVALID");
        }
        assertThat(send("PUT", location + "?digest=" + DIGEST, new byte[0]).status())
                .isEqualTo(201);
    }

    @Test
    void lengthsThatContradictEachOtherAreRefused() {
        String location = begin("").header("Location");

        assertThat(send("PATCH", location, CONTENT, "Content-Range", "0-3").code())
                .isEqualTo("SIZE_INVALID");
        assertThat(send("PATCH", location, CONTENT, "Content-Range", "x").code())
                .isEqualTo("RANGE_INVALID");
    }

    @Test
    void anUploadIsCancelledAndThenUnknown() {
        String location = begin("").header("Location");

        assertThat(send("DELETE", location, new byte[0]).status()).isEqualTo(204);
        assertThat(send("GET", location, new byte[0]).code()).isEqualTo("BLOB_UPLOAD_UNKNOWN");
        assertThat(send("GET", "/v2/library/app/blobs/uploads/what", new byte[0])
                        .status())
                .isEqualTo(404);
    }

    private Answer begin(String query) {
        return send("POST", "/v2/library/app/blobs/uploads/" + query, new byte[0]);
    }

    private Answer send(String method, String path, byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = TestApi.basic("admin");
        return api.send(method, path, body, all);
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }
}
