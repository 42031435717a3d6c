package dev.berth.blobstore.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Stands between a store and its S3 server and does to each request what a test says. One request to a connection.
final class FaultyProxy implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final URI server;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Function<Call, Fault> plan = _ -> new Fault.None();

    private FaultyProxy(URI server, ServerSocket listening) {
        this.server = server;
        this.listening = listening;
    }

    /// A request as it comes by, and its headers as they were sent.
    record Call(String method, String target, String headers) {

        /// What the request says under a name in small letters.
        Optional<String> header(String name) {
            return headers.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }

        boolean isPart() {
            return method.equals("PUT") && target.contains("partNumber=");
        }

        boolean isPut() {
            return method.equals("PUT") && !isPart();
        }

        boolean isCompletion() {
            return method.equals("POST") && target.contains("uploadId=");
        }

        boolean isGet() {
            return method.equals("GET") && target.contains("/objects/");
        }
    }

    /// What happens to a request.
    sealed interface Fault {

        /// It passes.
        record None() implements Fault {}

        /// The proxy answers itself, and the server does not see the request.
        record Answer(int status, String code) implements Fault {}

        /// Nobody says anything.
        record Silence() implements Fault {}

        /// The connection breaks after so many bytes of the body have gone to the server.
        record CutRequest(long bytes) implements Fault {}

        /// The server does what was asked, and the connection breaks after so many bytes of its answer's body.
        record CutAnswer(long bytes) implements Fault {}

        /// The server does what was asked, and nobody hears of it.
        record LostAnswer() implements Fault {}
    }

    static FaultyProxy before(URI server) throws IOException {
        var proxy = new FaultyProxy(server, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /// From now on each request is treated as `next` says.
    void plan(Function<Call, Fault> next) {
        plan = next;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
            String head = head(in);
            String[] line = head.substring(0, head.indexOf("\r\n")).split(" ", 3);
            Fault fault = plan.apply(new Call(line[0], line[1], head));
            if (fault instanceof Fault.Silence) {
                // Until the client gives up.
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            long length = length(head);
            if (fault instanceof Fault.Answer(int status, String code)) {
                copy(in, OutputStream.nullOutputStream(), length);
                answer(client, status, code);
                return;
            }
            try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
                sockets.add(upstream);
                relay(client, in, upstream, closing(head), length, fault);
            }
        } catch (IOException e) {
            // One side has closed; the other is closed with it.
        } finally {
            sockets.remove(client);
        }
    }

    private static void relay(Socket client, InputStream in, Socket upstream, String head, long length, Fault fault)
            throws IOException {
        OutputStream out = upstream.getOutputStream();
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        if (fault instanceof Fault.CutRequest(long bytes)) {
            copy(in, out, Math.min(bytes, length));
            return;
        }
        copy(in, out, length);
        InputStream answer = new BufferedInputStream(upstream.getInputStream(), BUFFER);
        String answerHead = head(answer);
        if (fault instanceof Fault.LostAnswer) {
            answer.transferTo(OutputStream.nullOutputStream());
            return;
        }
        client.getOutputStream().write(answerHead.getBytes(StandardCharsets.ISO_8859_1));
        if (fault instanceof Fault.CutAnswer(long bytes)) {
            client.getOutputStream().write(answer.readNBytes((int) bytes));
            client.getOutputStream().flush();
            return;
        }
        answer.transferTo(client.getOutputStream());
    }

    private static void answer(Socket client, int status, String code) throws IOException {
        String body = "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>as the test says</Message></Error>"
                .formatted(code);
        String head =
                "HTTP/1.1 %d Fault\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(status, body.length());
        client.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
    }

    /// The head with a demand to close the connection, which no signature covers.
    private static String closing(String head) {
        String lines = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "");
        return lines.substring(0, lines.length() - 2) + "Connection: close\r\n\r\n";
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
            matched = next == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static long length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new EOFException();
            }
            to.write(buffer, 0, count);
            left -= count;
        }
        to.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
