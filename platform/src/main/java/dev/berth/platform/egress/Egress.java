package dev.berth.platform.egress;

import dev.berth.platform.kernel.Lazy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;

/// Sends requests to addresses that people typed in. Safe for use by many threads.
///
/// A name is looked up once, each address judged, and the connection made to an address that was judged: what the
/// name says a moment later does not matter. Redirects are answers like any other, and never followed. Time is
/// limited as a whole, however slowly the other side sends, and so is what is read. One request, one connection. Logs
/// go out by connections and datagrams that are judged in the same way.
///
/// It is a small client of its own because the ready ones look the name up themselves.
public final class Egress implements AutoCloseable {

    private static final int LONGEST_HEAD = 32 * 1024;

    private final EgressPolicy policy;
    private final Resolver resolver;
    private final EgressLimits limits;
    /// Reading the certificates of all authorities is a tenth of a start's work, and most installations send nothing.
    private final Lazy<TlsContexts> tls;
    private final ScheduledExecutorService deadlines;

    public Egress(EgressPolicy policy, Resolver resolver, EgressLimits limits) {
        this(policy, resolver, limits, new Lazy<>(() -> new TlsContexts(TlsContexts.ofJava())));
    }

    /// @param authorities whose certificates are accepted where they are asked for
    public Egress(EgressPolicy policy, Resolver resolver, EgressLimits limits, SSLContext authorities) {
        this(policy, resolver, limits, new Lazy<>(() -> new TlsContexts(authorities)));
    }

    private Egress(EgressPolicy policy, Resolver resolver, EgressLimits limits, Lazy<TlsContexts> tls) {
        this.policy = policy;
        this.resolver = resolver;
        this.limits = limits;
        this.tls = tls;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("egress deadlines").factory());
        executor.setRemoveOnCancelPolicy(true);
        this.deadlines = executor;
    }

    /// Whether a request to this address could be sent at all: `http` or `https`, a host, no user in it. It is not
    /// looked up.
    public static boolean wellFormed(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getPort() <= 65_535;
    }

    /// Posts, and returns what came back.
    ///
    /// @throws EgressRefusedException when the address may not be reached
    /// @throws IOException when the other side cannot be reached, is too slow, or speaks no HTTP
    public EgressResponse post(EgressRequest request) throws IOException {
        URI address = request.address();
        if (!wellFormed(address)) {
            throw new EgressRefusedException("cannot send to %s: it is no http or https address".formatted(address));
        }
        InetAddress target = target(address.getHost());
        Socket socket = new Socket();
        // Set before the socket is closed: whoever sees it closed knows then why.
        AtomicBoolean late = new AtomicBoolean();
        Runnable end = () -> {
            late.set(true);
            end(socket);
        };
        ScheduledFuture<?> deadline = deadlines.schedule(end, limits.total().toMillis(), TimeUnit.MILLISECONDS);
        try (socket) {
            return exchange(socket, target, request);
        } catch (IOException | RuntimeException e) {
            if (late.get()) {
                throw new SocketTimeoutException("no answer from %s within %s s"
                        .formatted(address.getHost(), limits.total().toSeconds()));
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /// Connects to somebody who listens and says nothing, such as a receiver of logs.
    ///
    /// @param secure whether by TLS, with the certificate of an authority for this name
    /// @throws EgressRefusedException when the address may not be reached
    /// @throws IOException when the other side cannot be reached
    public EgressConnection connect(String host, int port, boolean secure) throws IOException {
        InetAddress target = target(host);
        Socket plain = new Socket();
        ScheduledFuture<?> deadline =
                deadlines.schedule(() -> end(plain), limits.total().toMillis(), TimeUnit.MILLISECONDS);
        try {
            plain.connect(new InetSocketAddress(target, port), millis(limits.connect()));
            plain.setSoTimeout(millis(limits.total()));
            Socket socket = secure ? tls().over(plain, host, port, EgressRequest.Trust.AUTHORITIES) : plain;
            return new EgressConnection(socket, deadlines, limits.total());
        } catch (IOException | RuntimeException e) {
            end(plain);
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    /// Sends each of these as a datagram. Whether they arrive nobody knows.
    ///
    /// @throws EgressRefusedException when the address may not be reached
    /// @throws IOException when the host is not known, or the network refuses
    public void datagrams(String host, int port, List<byte[]> datagrams) throws IOException {
        InetSocketAddress target = new InetSocketAddress(target(host), port);
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] datagram : datagrams) {
                socket.send(new DatagramPacket(datagram, datagram.length, target));
            }
        }
    }

    private TlsContexts tls() throws IOException {
        try {
            return tls.value();
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private InetAddress target(String host) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> addresses;
        try {
            addresses = resolver.resolve(name);
        } catch (UnknownHostException e) {
            throw new UnknownHostException("nothing is known of the host " + name);
        }
        return addresses.stream()
                .filter(policy::admits)
                .findFirst()
                .orElseThrow(() -> new EgressRefusedException(
                        "%s leads to an address that may not be reached from here; the operator can allow it with egress.allow"
                                .formatted(name)));
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed then.
        }
    }

    private EgressResponse exchange(Socket plain, InetAddress target, EgressRequest request) throws IOException {
        URI address = request.address();
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() > 0 ? address.getPort() : secure ? 443 : 80;
        plain.connect(new InetSocketAddress(target, port), millis(limits.connect()));
        plain.setSoTimeout(millis(limits.total()));
        Socket socket = secure ? tls().over(plain, address.getHost(), port, request.trust()) : plain;
        OutputStream out = socket.getOutputStream();
        out.write(head(request, port, secure));
        out.write(request.body());
        out.flush();
        return answer(socket.getInputStream());
    }

    private static byte[] head(EgressRequest request, int port, boolean secure) {
        URI address = request.address();
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String host = port == (secure ? 443 : 80) ? address.getHost() : address.getHost() + ":" + port;
        StringBuilder head = new StringBuilder()
                .append("POST ")
                .append(path)
                .append(query)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nConnection: close\r\nContent-Length: ")
                .append(request.body().length)
                .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private EgressResponse answer(InputStream in) throws IOException {
        String head;
        int status;
        do {
            head = head(in);
            status = status(head);
            // 100 and the like come before the answer.
        } while (status < 200);
        return new EgressResponse(status, new AnswerBody(head).read(in, limits.body()));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (head.size() < LONGEST_HEAD) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the other side closed the connection without an answer");
            }
            if (c != '\r') {
                head.write(c);
                if (c == '\n' && last == '\n') {
                    return head.toString(StandardCharsets.ISO_8859_1);
                }
                last = c;
            }
        }
        throw new IOException("the head of the answer has no end");
    }

    private static int status(String head) throws IOException {
        if (!head.matches("(?s)HTTP/1\\.[01] [1-5][0-9][0-9][ \n].*")) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }
}
