package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.s3.RealS3;
import dev.berth.platform.config.SettingSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole server whose content lies in a real S3 server.
class ContentInS3Test {

    private static final String PASSWORD = "correct-horse-Battery-7";
    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path temp;

    private final String bucket = RealS3.shared().newBucket();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(20261121);

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.writeString(temp.resolve("password"), PASSWORD);
        Files.writeString(temp.resolve("secret"), RealS3.SECRET_KEY);
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void aBlobIsPushedToTheBucketAndPulledFromTheCopyAlsoAfterARestart() throws Exception {
        byte[] blob = newContent(20 * MIB);
        try (BerthServer server = start(Map.of())) {
            assertThat(push(server, blob)).isEqualTo(201);
            for (int i = 0; i < 3; i++) {
                assertThat(get(server, blob).body()).isEqualTo(blob);
            }
            assertThat(get(server, blob, "Range", "bytes=9-18").body()).isEqualTo(Arrays.copyOfRange(blob, 9, 19));
            assertThat(send(server, "GET", "/readyz").statusCode()).isEqualTo(200);
            String metrics = new String(send(server, "GET", "/metrics").body(), StandardCharsets.UTF_8);
            assertThat(metrics).contains("berth_s3_requests_total", "berth_cache_hits_total");
        }
        assertThat(temp.resolve("data/content")).doesNotExist();

        try (BerthServer server = start(Map.of())) {
            assertThat(get(server, blob).body()).isEqualTo(blob);
        }
    }

    @Test
    void whoAsksForALargeBlobIsSentToTheBucketSaveWhereThatWouldNotDo() throws Exception {
        byte[] large = newContent(3 * MIB);
        byte[] small = newContent(1000);
        try (BerthServer server =
                start(Map.of("--blobs-redirect", "true", "--blobs-redirect-except-agents", "stargz, Nydus/"))) {
            assertThat(push(server, large)).isEqualTo(201);
            assertThat(push(server, small)).isEqualTo(201);

            HttpResponse<byte[]> answer = get(server, large);
            assertThat(answer.statusCode()).isEqualTo(307);
            assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(digest(large));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("private, no-store");
            URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
            assertThat(location.getAuthority())
                    .isEqualTo(RealS3.shared().endpoint().getAuthority());
            HttpResponse<byte[]> bytes =
                    client.send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(bytes.body()).isEqualTo(large);
            assertThat(bytes.headers().firstValue("Content-Type")).contains("application/octet-stream");

            assertThat(get(server, large, "Range", "bytes=0-9").statusCode()).isEqualTo(307);
            assertThat(get(server, large, "Range", "bytes=0-9,20-29").statusCode())
                    .isEqualTo(206);
            assertThat(get(server, large, "User-Agent", "nydus/2.2").body()).isEqualTo(large);
            assertThat(get(server, large).statusCode()).isEqualTo(307);
            assertThat(get(server, small).body()).isEqualTo(small);
            HttpResponse<byte[]> head = send(server, "HEAD", path(large));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(large.length));
            assertThat(get(server, newContent(10)).statusCode()).isEqualTo(404);
        }
    }

    private BerthServer start(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "--data",
                temp.resolve("data").toString(),
                "--listen",
                "127.0.0.1:0",
                "--admin-password-file",
                temp.resolve("password").toString(),
                "--blobs-driver",
                "s3",
                "--s3-endpoint",
                RealS3.shared().endpoint().toString(),
                "--s3-addressing",
                "path",
                "--s3-bucket",
                bucket,
                "--s3-access-key",
                RealS3.ACCESS_KEY,
                "--s3-secret-key-file",
                temp.resolve("secret").toString()));
        flags.putAll(more);
        return BerthServer.start(ServerSettings.read(new SettingSources(flags, Map.of(), Optional.empty())));
    }

    private int push(BerthServer server, byte[] blob) throws Exception {
        HttpRequest request = request(server, "/v2/library/app/blobs/uploads/?digest=" + digest(blob))
                .POST(HttpRequest.BodyPublishers.ofByteArray(blob))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<byte[]> get(BerthServer server, byte[] blob, String... headers) throws Exception {
        return send(server, "GET", path(blob), headers);
    }

    private HttpResponse<byte[]> send(BerthServer server, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = request(server, path).method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(BerthServer server, String path) {
        String credentials = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Authorization", "Basic " + credentials);
    }

    private static String path(byte[] blob) throws Exception {
        return "/v2/library/app/blobs/" + digest(blob);
    }

    private static String digest(byte[] blob) throws Exception {
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(blob));
    }

    private byte[] newContent(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        return content;
    }
}
