package dev.berth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.http.Handling.Blocking;
import dev.berth.platform.http.ResponseBody.FileSlice;
import dev.berth.platform.http.TestServer.RawClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    private static final int SIZE = 9 * 1024 * 1024 + 12_345;
    private static final int LARGE_MIB = 256;

    @TempDir
    Path folder;

    private final byte[] content = new byte[SIZE];
    private final AtomicInteger released = new AtomicInteger();
    private FileChannel file;

    @BeforeEach
    void writeFile() throws IOException {
        new Random(7).nextBytes(content);
        file = FileChannel.open(Files.write(folder.resolve("blob"), content));
    }

    @AfterEach
    void closeFile() throws IOException {
        file.close();
    }

    private FileSlice slice(long offset, long length) {
        return new FileSlice(file, offset, length, released::incrementAndGet);
    }

    private TestServer serving(ResponseBody body) {
        return TestServer.blocking(_ -> new Response(200, Headers.NONE, body));
    }

    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    @Test
    void slicesOfAFileGoOutOneAfterTheOtherOnOneConnection() throws Exception {
        try (TestServer server = serving(slice(1000, SIZE - 3000));
                RawClient client = server.connect()) {
            for (int round = 1; round <= 3; round++) {
                assertThat(client.send(GET).head()).containsIgnoringCase("content-length: %d".formatted(SIZE - 3000));
                assertThat(client.body(SIZE - 3000)).isEqualTo(Arrays.copyOfRange(content, 1000, SIZE - 2000));
                int times = round;
                Eventually.holds(() -> released.get() == times);
            }
            assertThat(file.isOpen()).isTrue();
        }
    }

    @Test
    void aFileGoesOutUnderTlsInBothVersions() throws Exception {
        TestCertificate certificate = TestCertificate.in(folder);
        try (TestServer server = TestServer.configured(
                config -> config.withTls(certificate.files()),
                request ->
                        new Blocking(_ -> new Response(request.secure() ? 200 : 500, Headers.NONE, slice(0, SIZE))))) {
            int times = 0;
            for (HttpClient.Version version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
                try (HttpClient client = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(certificate.trusting())
                        .build()) {
                    HttpResponse<byte[]> response = client.send(
                            HttpRequest.newBuilder(URI.create("https://127.0.0.1:%d/".formatted(server.port())))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                    assertThat(response.statusCode()).isEqualTo(200);
                    assertThat(response.version()).isEqualTo(version);
                    assertThat(response.body()).isEqualTo(content);
                    times++;
                    int expected = times;
                    Eventually.holds(() -> released.get() == expected);
                }
            }
            server.server.reloadTls();
        }
    }

    @Test
    void theFileIsReleasedOnceWhenTheClientGoesAwayInTheMiddle() throws Exception {
        try (TestServer server = serving(slice(0, SIZE));
                RawClient client = server.connect()) {
            client.send(GET).head();
            client.body(1000);
            client.reset();

            Eventually.holds(() -> released.get() == 1);
            Eventually.holds(() -> server.gauge("http.connections") == 0);
            assertThat(released).hasValue(1);
        }
    }

    /// Three times as long as a connection may be silent.
    @Test
    void aFileMayTakeItsTimeAsLongAsItMoves() throws Exception {
        try (FileChannel large = holes();
                TestServer server = patient(Duration.ofSeconds(2), large);
                RawClient client = server.connect()) {
            client.send(GET).head();
            for (int i = 0; i < LARGE_MIB; i++) {
                assertThat(client.body(1024 * 1024)).hasSize(1024 * 1024);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
            }
        }
    }

    @Test
    void aClientThatTakesNothingOfAFileIsLeft() throws Exception {
        try (FileChannel large = holes();
                TestServer server = patient(Duration.ofMillis(300), large);
                RawClient client = server.connect()) {
            client.send(GET).head();

            Eventually.holds(() -> server.gauge("http.connections") == 0);
            assertThat(client.rest()).hasSizeLessThan(LARGE_MIB * 1024 * 1024);
        }
    }

    private static TestServer patient(Duration idleTimeout, FileChannel large) {
        return TestServer.configured(
                config -> config.withIdleTimeout(idleTimeout),
                _ -> new Blocking(_ ->
                        new Response(200, Headers.NONE, new FileSlice(large, 0, LARGE_MIB * 1024L * 1024, () -> {}))));
    }

    /// A file that no pair of sockets holds, without a byte on the disk.
    private FileChannel holes() throws IOException {
        Path path = folder.resolve("holes");
        try (RandomAccessFile made = new RandomAccessFile(path.toFile(), "rw")) {
            made.setLength(LARGE_MIB * 1024L * 1024);
        }
        return FileChannel.open(path);
    }

    @Test
    void aHeadRequestLearnsTheLengthOfAFileAndReleasesIt() throws Exception {
        try (TestServer server = serving(slice(0, SIZE));
                RawClient client = server.connect()) {
            String head = client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head();

            assertThat(head).containsIgnoringCase("content-length: %d\r\n".formatted(SIZE));
            Eventually.holds(() -> released.get() == 1);
        }
    }

    @Test
    void aFileThatIsTooShortIsAFailureBeforeTheAnswerBegins() throws Exception {
        try (TestServer server = serving(slice(10, SIZE));
                RawClient client = server.connect()) {
            assertThat(client.send(GET).head()).startsWith("HTTP/1.1 500");
            Eventually.holds(() -> released.get() == 1);
        }
    }

    @Test
    void aThousandPartsAreSentInOrder() throws Exception {
        List<ResponseBody> parts = new ArrayList<>();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 1024; i++) {
            byte[] boundary = "--part %d\r\n".formatted(i).getBytes(StandardCharsets.UTF_8);
            parts.add(new ResponseBody.Bytes(boundary));
            parts.add(slice(i * 8000L, 1 + i % 700));
            expected.writeBytes(boundary);
            expected.write(content, i * 8000, 1 + i % 700);
        }
        try (TestServer server = serving(new ResponseBody.Sequence(parts));
                RawClient client = server.connect()) {
            client.send(GET).head();

            assertThat(client.body(expected.size())).isEqualTo(expected.toByteArray());
            Eventually.holds(() -> released.get() == 1024);
        }
    }

    @Test
    void aStreamIsCopiedAndOneThatEndsEarlyCutsTheConnection() throws Exception {
        try (TestServer server = TestServer.blocking(request -> new Response(
                        200,
                        Headers.NONE,
                        new ResponseBody.Stream(
                                new ByteArrayInputStream(content),
                                request.path().equals("/whole") ? SIZE : SIZE + 1L)));
                RawClient client = server.connect()) {
            client.send("GET /whole HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertThat(client.body(SIZE)).isEqualTo(content);

            client.send("GET /short HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertThat(client.rest()).hasSizeLessThanOrEqualTo(SIZE);
        }
    }

    @Test
    void aRunningTransferEndsBeforeTheServerDoes() throws Exception {
        TestServer server = serving(slice(0, SIZE));
        try (RawClient client = server.connect()) {
            client.send(GET).head();
            byte[] beginning = client.body(1000);
            Thread closing = Thread.startVirtualThread(() -> server.server.close(Duration.ofSeconds(20)));
            Eventually.holds(() -> refuses(server.port()));

            assertThat(beginning).isEqualTo(Arrays.copyOf(content, 1000));
            assertThat(client.body(SIZE - 1000)).isEqualTo(Arrays.copyOfRange(content, 1000, SIZE));
            assertThat(client.atEnd()).isTrue();
            closing.join();
            assertThatThrownBy(server::connect).isInstanceOf(ConnectException.class);
        }
    }

    private static boolean refuses(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }
}
