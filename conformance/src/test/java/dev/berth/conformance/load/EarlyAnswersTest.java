package dev.berth.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Proc;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Answers given before the client has sent all, and clients that leave before they have read all.
@Berth
@Tag("load")
final class EarlyAnswersTest {

    private static final long GIB = 1L << 30;

    private final BerthProcess berth;
    private final Repository repository;

    EarlyAnswersTest(BerthProcess berth) {
        this.berth = berth;
        this.repository = berth.newRepository();
    }

    /// Hard test 11.
    @Test
    void anUploadWithoutCredentialsIsRefusedBeforeItsBody() throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.anonymous())) {
            connection.request("PUT /v2/some/app/blobs/uploads/x?digest=sha256:0", "Content-Length: " + GIB);
            connection.write(new byte[64 << 10]);

            assertThat(connection.read().status()).isEqualTo(401);
        }
    }

    /// Hard test 11.
    @Test
    void aClientThatAsksFirstIsRefusedBeforeItSends() throws IOException {
        try (RawHttp connection = RawHttp.connect(berth.anonymous())) {
            connection.request(
                    "PUT /v2/some/app/blobs/uploads/x?digest=sha256:0",
                    "Expect: 100-continue",
                    "Content-Length: " + GIB);

            assertThat(connection.read().status()).isEqualTo(401);
        }
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        byte[] blob = new Images(11).bytes(1000);
        String location = Repository.withQuery(
                repository.startUpload(), "digest=" + dev.berth.conformance.support.Sha.sha256(blob));
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            connection.request("PUT " + location, "Expect: 100-continue", "Content-Length: 1000");
            assertThat(connection.read().status()).isEqualTo(100);

            connection.write(blob);

            assertThat(connection.read().status()).isEqualTo(201);
        }
    }

    @Test
    void aManifestThatIsAnnouncedTooLargeIsRefusedBeforeItsBody() throws IOException {
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            connection.request(
                    "PUT " + repository.path("manifests/x"),
                    "Content-Type: " + Images.MANIFEST,
                    "Content-Length: " + GIB);

            assertThat(connection.read().status()).isEqualTo(413);
        }
    }

    @Test
    void theConnectionServesTheNextRequest() throws IOException {
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            for (int i = 0; i < 3; i++) {
                connection.request("GET /v2/");
                assertThat(connection.read().status()).isEqualTo(200);
                connection.request("HEAD " + repository.path("blobs/sha256:" + "0".repeat(64)));
                assertThat(connection.read("HEAD").status()).isEqualTo(404);
                connection.request("POST " + repository.path("blobs/uploads/"), "Content-Length: 0");
                assertThat(connection.read().status()).isEqualTo(202);
            }
        }
    }

    /// Hard test 27: containerd opens many ranges to the end and leaves each after a piece; the registry stops
    /// reading.
    @Test
    void rangesLeftEarlyAreNotReadOn() throws Exception {
        int size = 256 << 20;
        int piece = 4 << 20;
        byte[] blob = new byte[size];
        new java.util.Random(27).nextBytes(blob);
        String digest = repository.pushBlob(blob);
        var process = new Proc(berth.pid());
        long before = process.bytesRead();

        for (int i = 0; i < 16; i++) {
            int start = i * (size / 16);
            var answer = repository.client().open(repository.path("blobs/" + digest), "Range", "bytes=" + start + "-");
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + start + "-" + (size - 1) + "/" + size);
            try (InputStream body = answer.body()) {
                assertThat(body.readNBytes(piece)).isEqualTo(java.util.Arrays.copyOfRange(blob, start, start + piece));
            }
        }

        // What stands in the sockets' buffers when the client leaves was read in vain.
        long buffers = 16L * (12 << 20);
        assertThat(process.bytesRead() - before).isLessThan(16L * piece * 6 / 5 + buffers);
        assertThat(berth.output()).doesNotContain("\"level\":\"ERROR\"").doesNotContain(" ERROR ");
    }
}
