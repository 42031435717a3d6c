package dev.berth.blobstore.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real S3 server, versitygw, on a folder of its own and a free port of this machine. `.ci/run` installs it; on a
/// machine without it the tests fail with a sentence rather than pass without having run.
public final class RealS3 implements AutoCloseable {

    public static final String ACCESS_KEY = "berth";
    public static final String SECRET_KEY = "berth-secret";
    public static final String REGION = "us-east-1";

    private static final String COMMAND = "versitygw";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final Process process;
    private final URI endpoint;

    private RealS3(Path folder, Process process, URI endpoint) {
        this.folder = folder;
        this.process = process;
        this.endpoint = endpoint;
    }

    /// The server that all tests of this JVM share; it ends with the JVM.
    public static RealS3 shared() {
        return Shared.SERVER;
    }

    /// A server of the caller's own.
    public static RealS3 start() {
        Path command = find().orElseThrow(() -> new IllegalStateException(
                "there is no %s on this machine, which is the S3 server that the tests run on; .ci/run installs it"
                        .formatted(COMMAND)));
        try {
            return start(command);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    private static RealS3 start(Path command) throws IOException {
        Path folder = Files.createTempDirectory("berth-s3-");
        Path data = Files.createDirectory(folder.resolve("buckets"));
        Path log = folder.resolve("log");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String address = "127.0.0.1:" + freePort();
            Process process = new ProcessBuilder(
                            command.toString(),
                            "--port=" + address,
                            "--access=" + ACCESS_KEY,
                            "--secret=" + SECRET_KEY,
                            "--region=" + REGION,
                            "--keep-alive",
                            "--quiet",
                            "posix",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RealS3 server = new RealS3(folder, process, URI.create("http://" + address));
            if (server.answers()) {
                return server;
            }
        }
        throw new IOException("it does not answer; it says: " + Files.readString(log));
    }

    /// Where the server listens.
    public URI endpoint() {
        return endpoint;
    }

    /// The server's process, to stop and continue it in tests of what happens when it is away.
    public ProcessHandle process() {
        return process.toHandle();
    }

    /// Makes a bucket that no other test uses.
    public String newBucket() {
        String name = "b-" + UUID.randomUUID();
        try {
            Files.createDirectory(folder.resolve("buckets").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the bucket " + name, e);
        }
        return name;
    }

    private static Optional<Path> find() {
        String home = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        String tools = Optional.ofNullable(System.getenv("CLIENT_TOOLS")).orElse(home + "/berth-tools");
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(tools), Stream.of(path.split(":")))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, COMMAND))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 1000);
                return true;
            } catch (ConnectException e) {
                Thread.onSpinWait();
            }
        }
        return false;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    private static final class Shared {

        private static final RealS3 SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }
}
