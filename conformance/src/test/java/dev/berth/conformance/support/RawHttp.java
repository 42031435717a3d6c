package dev.berth.conformance.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One TCP connection on which a test writes HTTP by hand: half requests, odd headers, sudden ends.
public final class RawHttp implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String authorization;

    private RawHttp(Socket socket, String authorization) throws IOException {
        this.socket = socket;
        this.authorization = authorization;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Connects to the client's registry; [#request] carries the client's identity.
    public static RawHttp connect(RegistryClient client) throws IOException {
        URI base = client.base();
        var socket = new Socket();
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 20_000);
        return new RawHttp(socket, client.authorization());
    }

    public RawHttp write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Writes a request line, the headers and the empty line after them.
    public RawHttp request(String methodAndPath, String... headers) throws IOException {
        var text = new StringBuilder(methodAndPath).append(" HTTP/1.1\r\nHost: x\r\n");
        if (!authorization.isEmpty()) {
            text.append("Authorization: ").append(authorization).append("\r\n");
        }
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return write(text.append("\r\n").toString());
    }

    public RawHttp write(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
        return this;
    }

    /// A status line, headers by lower-case name (repeated ones joined by a comma) and, when there is a length or
    /// chunks, the body.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record RawAnswer(int status, Map<String, String> headers, byte[] body) {

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public RawAnswer read() throws IOException {
        return read("GET");
    }

    /// Reads one answer; an answer to HEAD has no body whatever its headers say.
    public RawAnswer read(String method) throws IOException {
        String line = line();
        int status = Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        var headers = new LinkedHashMap<String, String>();
        for (line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return new RawAnswer(status, headers, body(method, status, headers));
    }

    private byte[] body(String method, int status, Map<String, String> headers) throws IOException {
        if (method.equals("HEAD") || status == 204 || status == 304 || status < 200) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return chunks();
        }
        String length = headers.getOrDefault("content-length", "");
        return length.isEmpty() ? in.readAllBytes() : exactly(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(exactly(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    public byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended in a line: '" + text + "'");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    /// Whether the server has closed its side, waiting for it up to the read timeout.
    public boolean ended() throws IOException {
        return in.read() < 0;
    }

    /// Ends the connection with a reset instead of a close.
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
