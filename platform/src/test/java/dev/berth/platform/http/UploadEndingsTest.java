package dev.berth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.http.Handling.Blocking;
import dev.berth.platform.http.Handling.Immediate;
import dev.berth.platform.http.TestServer.RawClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UploadEndingsTest {

    private static final int MIB = 1024 * 1024;

    private final AtomicLong received = new AtomicLong();
    private final CompletableFuture<String> ending = new CompletableFuture<>();

    private Response count(Request request) throws IOException {
        try {
            for (ByteBuffer chunk = request.body().next();
                    chunk != null;
                    chunk = request.body().next()) {
                received.addAndGet(chunk.remaining());
            }
            ending.complete("whole");
        } catch (BodyAbortedException aborted) {
            ending.complete("aborted");
            throw aborted;
        }
        return TestServer.text(201, "done");
    }

    private static String put(long length, String... headers) {
        StringBuilder head = new StringBuilder("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n".formatted(length));
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    @Test
    void aClientThatHangsUpLeavesAllThatItSent() throws Exception {
        try (TestServer server = TestServer.blocking(this::count)) {
            try (RawClient client = server.connect()) {
                client.send(put(10 * MIB)).send(new byte[3 * MIB + 17]);
            }
            assertThat(ending.get(20, TimeUnit.SECONDS)).isEqualTo("aborted");
            assertThat(received).hasValue(3 * MIB + 17);
        }
    }

    @Test
    void aResetEndsTheBodyAfterWhatArrived() throws Exception {
        try (TestServer server = TestServer.blocking(this::count);
                RawClient client = server.connect()) {
            client.send(put(10 * MIB)).send(new byte[MIB]);
            Eventually.holds(() -> received.get() == MIB);
            client.reset();

            assertThat(ending.get(20, TimeUnit.SECONDS)).isEqualTo("aborted");
            Eventually.holds(() -> server.gauge("http.requests.in.flight") == 0);
        }
    }

    /// The first request asks in HTTP/1.1 for the change to HTTP/2. Whoever is told to stop sending each time answers
    /// with as many resets, for which the engine ends a connection after some two hundred.
    @Test
    void manyRefusalsOfShortBodiesLeaveAConnectionOfHttp2Open() throws Exception {
        try (TestServer server = TestServer.blocking(_ -> TestServer.text(403, "no"));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            for (int i = 0; i < 500; i++) {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("403 no");
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
        }
    }

    @Test
    void aSilentClientIsGivenUp() throws Exception {
        try (TestServer server = TestServer.configured(
                        config -> config.withIdleTimeout(Duration.ofMillis(200)), _ -> new Blocking(this::count));
                RawClient client = server.connect()) {
            client.send(put(10)).send("abc");

            assertThat(ending.get(20, TimeUnit.SECONDS)).isEqualTo("aborted");
            assertThat(received).hasValue(3);
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void aChunkedBodyArrivesWhole() throws Exception {
        try (TestServer server = TestServer.blocking(this::count);
                RawClient client = server.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("3\r\nabc\r\n5;x=y\r\ndefgh\r\n0\r\nTrailer: t\r\n\r\n");

            assertThat(client.head()).startsWith("HTTP/1.1 201");
            assertThat(received).hasValue(8);
        }
    }

    @Test
    void aRefusalReachesAClientThatSendsTheWholeBodyFirst() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(401, "who are you?")));
                RawClient client = server.connect()) {
            client.send(put(256L * MIB));
            byte[] piece = new byte[MIB];
            for (int i = 0; i < 256; i++) {
                client.send(piece);
            }
            assertThat(client.head()).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
            assertThat(client.text(12)).isEqualTo("who are you?");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void aRefusalComesBeforeTheBodyOfAClientThatAsked() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(401, "who")));
                RawClient client = server.connect()) {
            client.send(put(1024L * MIB, "Expect: 100-continue"));

            assertThat(client.head()).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
            assertThat(client.text(3)).isEqualTo("who");
            assertThat(client.atEnd()).isTrue();
        }
    }

    @Test
    void aClientThatAskedIsToldToContinueWhenTheBodyIsRead() throws Exception {
        try (TestServer server = TestServer.blocking(this::count);
                RawClient client = server.connect()) {
            assertThat(client.send(put(5, "Expect: 100-continue")).head()).startsWith("HTTP/1.1 100");
            assertThat(client.send("hello").head()).startsWith("HTTP/1.1 201");
            assertThat(received).hasValue(5);
        }
    }

    @Test
    void theConnectionOutlivesASmallBodyThatNobodyRead() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(401, "who")));
                RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send(put(200_000));
                assertThat(client.head()).startsWith("HTTP/1.1 401").doesNotContainIgnoringCase("connection: close");
                assertThat(client.text(3)).isEqualTo("who");
                client.send(new byte[200_000]);
            }
        }
    }

    @Test
    void aRefusedStreamLeavesTheHttp2ConnectionUsable() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(401, "who")));
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:%d/".formatted(server.port()));
            HttpRequest get = HttpRequest.newBuilder(address).build();
            HttpRequest put = HttpRequest.newBuilder(address)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[32 * MIB]))
                    .build();
            assertThat(client.send(get, HttpResponse.BodyHandlers.ofString()).version())
                    .isEqualTo(HttpClient.Version.HTTP_2);
            // All of them together are more than the connection may leave unread, and more frames than a client may
            // send to streams that are no more.
            for (int i = 0; i < 8; i++) {
                assertThat(client.send(put, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(401);
            }
            assertThat(server.gauge("http.connections")).isEqualTo(1);
        }
    }

    @Test
    void aStreamIsHeldBackAndArrivesWholeOverHttp2() throws Exception {
        try (TestServer server = TestServer.blocking(this::count);
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:%d/".formatted(server.port()));
            HttpRequest put = HttpRequest.newBuilder(address)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[32 * MIB]))
                    .build();
            assertThat(client.send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            assertThat(received).hasValue(32 * MIB);
        }
    }
}
