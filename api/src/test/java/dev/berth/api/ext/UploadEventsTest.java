package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Uploads that take their time, told to whoever may know of them, over real connections.
@Timeout(120)
@OnBothDatabases
class UploadEventsTest {

    private static final String EVENTS = "/api/ext/v1/events";
    private static final byte[] CONTENT = "twelve bytes".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = DigestAlgorithm.SHA256.digest(CONTENT);

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void people() {
        User dora = api.user("dora");
        api.project("team");
        api.project("secret");
        api.member(dora, api.projects.find("team").orElseThrow(), Role.DEVELOPER);
        api.arrivals.start();
    }

    @AfterEach
    void leave() {
        client.close();
    }

    @Test
    void bytesAreToldAsTheyComeAndThatTheUploadHasBecomeABlob() throws Exception {
        try (Follower dora = follow("dora", "?topics=upload");
                Slow upload = new Slow("team/app")) {
            upload.send(CONTENT, 0, 5);
            JsonNode some = dora.next(told -> told.path("received").asLong() == 5);
            upload.send(CONTENT, 5, 12);
            JsonNode all = dora.next(told -> told.path("received").asLong() == 12);
            upload.end();
            dora.next(told -> told.path("stage").asText().equals("waiting"));
            ApiClient.Answer completed =
                    api.send("PUT", upload.location + "?digest=" + DIGEST, "Authorization", TestApi.basic("admin"));
            JsonNode stored = dora.next(told -> told.path("stage").asText().equals("stored"));

            assertThat(completed.status()).isEqualTo(201);
            assertThat(some.path("stage").asText()).isEqualTo("arriving");
            assertThat(some.has("total")).isFalse();
            assertThat(some.path("repository").asText()).isEqualTo("team/app");
            assertThat(all.path("upload")).isEqualTo(some.path("upload"));
            assertThat(stored.path("upload")).isEqualTo(some.path("upload"));
            assertThat(stored.path("digest").asText()).isEqualTo(DIGEST.toString());
            assertThat(stored.path("received").asLong()).isEqualTo(12);
            assertThat(dora.last.path("type").asText()).isEqualTo("upload.progress");
            assertThat(dora.last.path("project").asText()).isEqualTo("team");
            assertThat(dora.last.path("ref").asText()).isEqualTo("team/app");
            assertThat(dora.text.toString())
                    .doesNotContain(upload.location.substring(upload.location.lastIndexOf('/') + 1))
                    .doesNotContain("admin");
        }
    }

    @Test
    void aClientThatGoesAwayEndsIt() throws Exception {
        try (Follower dora = follow("dora", "?topics=upload");
                Slow upload = new Slow("team/app")) {
            upload.send(CONTENT, 0, 5);
            dora.next(told -> told.path("received").asLong() == 5);
            upload.vanish();

            JsonNode stopped = dora.next(told -> !told.path("stage").asText().equals("arriving"));
            assertThat(stopped.path("stage").asText()).isEqualTo("stopped");
            assertThat(stopped.path("received").asLong()).isEqualTo(5);
        }
    }

    @Test
    void aCancelledUploadEndsAlthoughItsBytesStillCome() throws Exception {
        try (Follower dora = follow("dora", "?topics=upload,push&project=team");
                Slow upload = new Slow("team/app")) {
            upload.send(CONTENT, 0, 5);
            dora.next(told -> told.path("received").asLong() == 5);
            assertThat(api.send("DELETE", upload.location, "Authorization", TestApi.basic("admin"))
                            .status())
                    .isEqualTo(204);

            JsonNode stopped = dora.next(told -> !told.path("stage").asText().equals("arriving"));
            assertThat(stopped.path("stage").asText()).isEqualTo("stopped");
        }
    }

    @Test
    void whoMayNotSeeTheRepositoryOrDidNotAskHearsNothingOfIt() throws Exception {
        try (Follower dora = follow("dora", "?topics=upload,push");
                Follower everything = follow("admin", "");
                Follower otherProject = follow("admin", "?topics=upload,push&project=team");
                Follower admin = follow("admin", "?topics=upload");
                Slow upload = new Slow("secret/app")) {
            upload.send(CONTENT, 0, 5);
            admin.next(told -> told.path("received").asLong() == 5);
            upload.send(CONTENT, 5, 12);
            admin.next(told -> told.path("received").asLong() == 12);
            upload.end();
            admin.next(told -> told.path("stage").asText().equals("waiting"));
            String pushed = api.pushImage("team/other", "1", "layer").toString();

            for (Follower other : List.of(dora, everything, otherProject)) {
                other.next(told -> told.path("digest").asText().equals(pushed));
                assertThat(other.text.toString()).doesNotContain("secret");
            }
            assertThat(everything.text.toString()).doesNotContain("upload.progress");
        }
    }

    private Follower follow(String user, String query) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + EVENTS + query))
                .header("Authorization", TestApi.basic(user))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Follower(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
    }

    /// One who follows events, and all that was told.
    private static final class Follower implements AutoCloseable {

        final StringBuilder text = new StringBuilder();
        private final BufferedReader lines;
        JsonNode last = Json.mapper().createObjectNode();

        Follower(BufferedReader lines) {
            this.lines = lines;
        }

        /// What is told of the next event that is as wanted.
        JsonNode next(Predicate<JsonNode> wanted) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.append(line).append('\n');
                if (line.startsWith("data: ")) {
                    last = Json.mapper().readTree(line.substring(6));
                    if (wanted.test(last.path("data"))) {
                        return last.path("data");
                    }
                }
            }
            throw new IllegalStateException("the stream has ended");
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    /// A client that sends a chunk bit by bit, without having said how long it will be.
    private final class Slow implements AutoCloseable {

        final String location;
        private final Socket socket;

        Slow(String repository) throws IOException, InterruptedException {
            ApiClient.Answer begun =
                    api.send("POST", "/v2/" + repository + "/blobs/uploads/", "Authorization", TestApi.basic("admin"));
            location = begun.header("Location");
            socket = new Socket(InetAddress.getLoopbackAddress(), api.port());
            write(("PATCH " + location + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + TestApi.basic("admin")
                            + "\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        void send(byte[] content, int from, int to) throws IOException {
            write((Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            write(Arrays.copyOfRange(content, from, to));
            write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        void end() throws IOException {
            write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        void vanish() throws IOException {
            socket.close();
        }

        private void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
