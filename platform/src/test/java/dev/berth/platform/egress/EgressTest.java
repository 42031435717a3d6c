package dev.berth.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.config.Cidr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What receivers do to us, and what we do not let them.
class EgressTest {

    private static final EgressPolicy LOOPBACK =
            new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), List.of(Cidr.parse("127.0.0.2")));
    private static final EgressLimits SHORT = new EgressLimits(Duration.ofSeconds(2), Duration.ofMillis(500), 1_000);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void aRequestArrivesWholeAndItsAnswerComesBack() throws IOException {
        Receiver receiver = receiver((request, out) -> out.write(
                "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\n\r\nthanks a lot".getBytes(StandardCharsets.UTF_8)));

        EgressResponse response = egress(LOOPBACK, EgressLimits.DEFAULT)
                .post(request("http://localhost:" + receiver.port() + "/hook?a=b", "Authorization", "Bearer x"));

        assertThat(response).isEqualTo(new EgressResponse(202, "thank"));
        assertThat(response.succeeded()).isTrue();
        assertThat(receiver.requests.getFirst())
                .startsWith("POST /hook?a=b HTTP/1.1\n")
                .contains("\nHost: localhost:" + receiver.port() + "\n", "\nAuthorization: Bearer x\n")
                .endsWith("\n\nhello");
    }

    @Test
    void anAnswerInChunksIsRead() throws IOException {
        Receiver receiver = receiver((_, out) -> out.write(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n2;x=y\r\nef\r\n0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(egress(LOOPBACK, EgressLimits.DEFAULT).post(request(receiver.address())))
                .isEqualTo(new EgressResponse(500, "abcdef"));
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        Receiver inner =
                receiver((_, out) -> out.write("HTTP/1.1 200 OK\r\n\r\nsecret".getBytes(StandardCharsets.UTF_8)));
        Receiver receiver = receiver((_, out) ->
                out.write(("HTTP/1.1 307 Elsewhere\r\nLocation: " + inner.address() + "\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(egress(LOOPBACK, EgressLimits.DEFAULT).post(request(receiver.address())))
                .isEqualTo(new EgressResponse(307, ""));
        assertThat(inner.requests).isEmpty();
    }

    @Test
    void anEndlessBodyIsReadToTheLimit() throws IOException {
        Receiver receiver = receiver((_, out) -> {
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] more = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(more);
            }
        });

        EgressResponse response = egress(
                        LOOPBACK, new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000))
                .post(request(receiver.address()));

        assertThat(response.body()).isEqualTo("x".repeat(1_000));
    }

    @Test
    void anEndlessHeadIsRefused() throws IOException {
        Receiver receiver = receiver((_, out) -> {
            byte[] more = "HTTP/1.1 200 OK\r\nX: y\r\n".getBytes(StandardCharsets.UTF_8);
            while (true) {
                out.write(more);
            }
        });

        assertThatThrownBy(() -> egress(LOOPBACK, new EgressLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 10))
                        .post(request(receiver.address())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no end");
    }

    @Test
    void whoAnswersTooSlowlyIsLeft() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Receiver receiver = receiver((_, out) -> {
            try {
                for (char c : "HTTP/1.1 200 OK\r\n".toCharArray()) {
                    out.write(c);
                    out.flush();
                }
                // A byte now and then keeps any timeout of single reads from ending it.
                while (!ended.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        assertThatThrownBy(() -> egress(LOOPBACK, SHORT).post(request(receiver.address())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer");
        ended.countDown();
    }

    @Test
    void whoIsSilentIsLeft() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Receiver receiver = receiver((_, _) -> {
            try {
                ended.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });

        assertThatThrownBy(() -> egress(LOOPBACK, SHORT).post(request(receiver.address())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer");
        ended.countDown();
    }

    @Test
    void innerAddressesAreRefusedBeforeAnythingIsSent() throws IOException {
        Receiver receiver = receiver((_, _) -> {});
        Egress egress = egress(EgressPolicy.PUBLIC, EgressLimits.DEFAULT);

        for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")) {
            assertThatThrownBy(() -> egress.post(request("http://" + host + ":" + receiver.port() + "/")))
                    .as(host)
                    .isInstanceOf(EgressRefusedException.class)
                    .hasMessageContaining("may not be reached");
        }
        assertThat(receiver.requests).isEmpty();
    }

    @Test
    void theAddressThatWasJudgedIsTheOneConnectedTo() throws IOException {
        Receiver receiver =
                receiver((_, out) -> out.write("HTTP/1.1 200 OK\r\n\r\nme".getBytes(StandardCharsets.UTF_8)));
        // A name that says something else each time it is asked.
        Deque<List<InetAddress>> answers = new ArrayDeque<>(List.of(
                List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1")),
                List.of(InetAddress.ofLiteral("127.0.0.2"))));
        Egress egress = new Egress(LOOPBACK, _ -> answers.removeFirst(), EgressLimits.DEFAULT);
        open.add(egress);
        EgressRequest request = request("http://rebinding.example:" + receiver.port() + "/");

        assertThat(egress.post(request).body()).isEqualTo("me");
        assertThat(answers).hasSize(1);
        assertThatThrownBy(() -> egress.post(request)).isInstanceOf(EgressRefusedException.class);
        assertThat(receiver.requests.getFirst()).contains("\nHost: rebinding.example:" + receiver.port() + "\n");
    }

    @Test
    void onlyPlainWebAddressesAreWellFormed() {
        assertThat(Egress.wellFormed(URI.create("https://a.example/x"))).isTrue();
        for (String address : List.of(
                "file:///etc/passwd", "ftp://a.example/", "http:///x", "http://user@a.example/", "mailto:a@b", "x")) {
            assertThat(Egress.wellFormed(URI.create(address))).as(address).isFalse();
        }
    }

    @Test
    void headersCannotBreakOut() {
        assertThatThrownBy(() -> request("http://a.example/", "Authorization", "x\r\nHost: b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Egress egress(EgressPolicy policy, EgressLimits limits) {
        Egress egress = new Egress(policy, Resolver.system(), limits);
        open.add(egress);
        return egress;
    }

    private static EgressRequest request(String address, String... header) {
        return new EgressRequest(
                URI.create(address),
                header.length == 0 ? Map.of() : Map.of(header[0], header[1]),
                "hello".getBytes(StandardCharsets.UTF_8),
                EgressRequest.Trust.AUTHORITIES);
    }

    @FunctionalInterface
    private interface Answer {
        void write(String request, OutputStream out) throws IOException;
    }

    private Receiver receiver(Answer answer) throws IOException {
        Receiver receiver = new Receiver(answer);
        open.add(receiver);
        return receiver;
    }

    /// Takes requests and does what a test wants.
    private static final class Receiver implements AutoCloseable {

        private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));

        Receiver(Answer answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (Socket socket = server.accept()) {
                        String request = read(socket);
                        requests.add(request);
                        answer.write(request, socket.getOutputStream());
                    } catch (IOException _) {
                        // The other side has had enough, or the test has ended.
                    }
                }
            });
        }

        private static String read(Socket socket) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder request = new StringBuilder();
            String line;
            while ((line = in.readLine()) != null && !line.isEmpty()) {
                request.append(line).append('\n');
            }
            char[] body = new char[5];
            int read = in.read(body);
            return request.append('\n').append(body, 0, Math.max(0, read)).toString();
        }

        int port() {
            return server.getLocalPort();
        }

        String address() {
            return "http://127.0.0.1:" + port() + "/";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
