package dev.berth.platform.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A real server on a free port with one handling for all requests.
final class TestServer implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final HttpServer server;

    private TestServer(UnaryOperator<HttpServerConfig> configured, Function<Request, Handling> dispatch) {
        server = HttpServer.start(configured.apply(HttpServerConfig.on("127.0.0.1", 0)), application(dispatch), meters);
    }

    static TestServer answering(Function<Request, Handling> dispatch) {
        return new TestServer(config -> config, dispatch);
    }

    static TestServer blocking(Handler handler) {
        return answering(_ -> new Handling.Blocking(handler));
    }

    static TestServer configured(UnaryOperator<HttpServerConfig> config, Function<Request, Handling> dispatch) {
        return new TestServer(config, dispatch);
    }

    private Application application(Function<Request, Handling> dispatch) {
        return new Application() {
            @Override
            public Handling dispatch(Request request) {
                return dispatch.apply(request);
            }

            @Override
            public Response failure(Request request, Throwable failure) {
                failures.add(failure);
                return text(500, "failed");
            }
        };
    }

    static Response text(int status, String body) {
        return new Response(
                status,
                Headers.of("Content-Type", "text/plain"),
                new ResponseBody.Bytes(body.getBytes(StandardCharsets.UTF_8)));
    }

    int port() {
        return server.port();
    }

    RawClient connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        return new RawClient(socket);
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @Override
    public void close() {
        server.close(Duration.ofMillis(1));
    }

    /// A client that speaks bytes.
    static final class RawClient implements AutoCloseable {

        final Socket socket;
        private final InputStream in;

        RawClient(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        RawClient send(String text) throws IOException {
            return send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        RawClient send(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        }

        /// The next head, up to and with the empty line; what there is when the stream ends before.
        String head() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                head.write(b);
                if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    break;
                }
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        byte[] body(int length) throws IOException {
            return in.readNBytes(length);
        }

        String text(int length) throws IOException {
            return new String(body(length), StandardCharsets.UTF_8);
        }

        /// Everything up to the end of the stream.
        byte[] rest() throws IOException {
            return in.readAllBytes();
        }

        boolean atEnd() throws IOException {
            return in.read() < 0;
        }

        /// Ends the connection with a reset.
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
