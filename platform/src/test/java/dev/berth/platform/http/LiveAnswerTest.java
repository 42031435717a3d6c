package dev.berth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.http.TestServer.RawClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers that are made while they are sent.
class LiveAnswerTest {

    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private interface Words {
        void sayTo(OutputStream out) throws IOException, InterruptedException;
    }

    private TestServer saying(Words words) {
        return TestServer.blocking(_ -> answer(words));
    }

    private Response answer(Words words) {
        return new Response(200, Headers.of("Content-Type", "text/plain"), new ResponseBody.Live(new LiveSource() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                try {
                    words.sayTo(out);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                ended.countDown();
            }
        }));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void anAnswerOfNoKnownLengthArrivesWhole(HttpClient.Version version) throws Exception {
        try (TestServer server = saying(out -> {
                    for (int i = 0; i < 100_000; i++) {
                        out.write(bytes(i + "\n"));
                    }
                });
                HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("content-length")).isEmpty();
            assertThat(answer.body().lines()).hasSize(100_000).endsWith("99999");
            Eventually.holds(() -> closed.get() == 1);
        }
    }

    @Test
    void whatIsFlushedIsThereAtOnceAndTheConnectionGoesOnAfterwards() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (TestServer server = saying(out -> {
                    out.write(bytes("one"));
                    out.flush();
                    read.await();
                    out.write(bytes("two"));
                });
                RawClient client = server.connect()) {
            assertThat(client.send(GET).head()).containsIgnoringCase("transfer-encoding: chunked");
            assertThat(client.text(8)).isEqualTo("3\r\none\r\n");
            read.countDown();
            assertThat(client.text(13)).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
            assertThat(client.send(GET).head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anOldClientReadsToTheEndOfTheConnection() throws Exception {
        try (TestServer server = saying(out -> out.write(bytes("words")));
                RawClient client = server.connect()) {
            assertThat(client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
                            .head())
                    .doesNotContainIgnoringCase("chunked");
            assertThat(new String(client.rest(), StandardCharsets.UTF_8)).isEqualTo("words");
        }
    }

    @Test
    void aSourceThatWaitsIsToldWhenTheClientLeaves() throws Exception {
        try (TestServer server = saying(out -> {
            out.write(bytes("one"));
            out.flush();
            ended.await();
        })) {
            try (RawClient client = server.connect()) {
                client.send(GET).head();
                assertThat(client.text(8)).isEqualTo("3\r\none\r\n");
            }
            ended.await();
            Eventually.holds(() -> server.gauge("http.requests.in.flight") == 0);
            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void aClientThatDoesNotReadIsWaitedForAndThenLeft() throws Exception {
        AtomicLong written = new AtomicLong();
        try (TestServer server = TestServer.configured(
                        config -> config.withIdleTimeout(Duration.ofMillis(300)),
                        _ -> new Handling.Blocking(_ -> answer(out -> {
                            byte[] much = new byte[64 * 1024];
                            while (true) {
                                out.write(much);
                                written.addAndGet(much.length);
                            }
                        })));
                RawClient client = server.connect()) {
            client.send(GET);
            ended.await();
            // What two sockets and four buffers hold, not what could have been written.
            assertThat(written.get()).isLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void aSourceWithLittleToSayIsNotTakenForASilentClient() throws Exception {
        CountDownLatch waited = new CountDownLatch(1);
        try (TestServer server = TestServer.configured(
                        config -> config.withIdleTimeout(Duration.ofSeconds(1)),
                        _ -> new Handling.Blocking(_ -> answer(out -> {
                            out.flush();
                            // Three times the timeout; if it counted, the wait would end with the connection.
                            boolean _ = waited.await(3000, java.util.concurrent.TimeUnit.MILLISECONDS);
                            out.write(bytes("late"));
                        })));
                RawClient client = server.connect()) {
            assertThat(client.send(GET).head()).startsWith("HTTP/1.1 200");
            assertThat(client.text(14)).isEqualTo("4\r\nlate\r\n0\r\n\r\n");
        }
    }

    @Test
    void aSourceThatFailsCutsTheAnswerOff() throws Exception {
        try (TestServer server = saying(out -> {
                    out.write(bytes("one"));
                    out.flush();
                    throw new IOException("no more");
                });
                RawClient client = server.connect()) {
            client.send(GET).head();
            assertThat(new String(client.rest(), StandardCharsets.UTF_8)).isEqualTo("3\r\none\r\n");
        }
    }

    @Test
    void aHeadRequestClosesTheSourceUnheard() throws Exception {
        try (TestServer server = saying(_ -> {
                    throw new IOException("not to be called");
                });
                RawClient client = server.connect()) {
            assertThat(client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head()).startsWith("HTTP/1.1 200");
            Eventually.holds(() -> closed.get() == 1);
            assertThat(client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head()).startsWith("HTTP/1.1 200");
        }
    }
}
