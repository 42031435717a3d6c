package dev.berth.platform.db;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of the tests' own: a real one, from the programs on this machine (`initdb` and `postgres` on
/// the `PATH` or under `/usr/lib/postgresql`), on a temporary folder and a free port of 127.0.0.1. It syncs to disk
/// as in production, and its databases sort as English readers do, so that nothing passes by a lucky collation. It
/// ends with this process, even when that is killed.
public final class RealPostgres implements AutoCloseable {

    public static final String USER = "berth";
    public static final String PASSWORD = "berth-test";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// What [#stop] says to the guard.
    private static final String STOP = "stop";
    /// Ends the server when it is told to, or when this process is gone, however it went; then its folder goes too.
    private static final String GUARD = """
            folder=$1; shift
            "$@" </dev/null & server=$!
            read -r word; kill -QUIT $server 2>/dev/null; wait $server
            [ "$word" = stop ] || rm -rf "$folder" "$folder.log"
            """;

    private final Path folder;
    private final Path binaries;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private @Nullable Process guard;

    private RealPostgres(Path folder, Path binaries, int port) {
        this.folder = folder;
        this.binaries = binaries;
        this.port = port;
    }

    /// The server that the tests of this process share; nobody may stop it.
    public static RealPostgres shared() {
        return Shared.SERVER;
    }

    /// Makes and starts a server for a test that stops it. The caller closes it.
    ///
    /// @throws IllegalStateException when PostgreSQL is not on this machine
    public static RealPostgres start() {
        try {
            Path folder = Files.createTempDirectory("berth-postgres");
            RealPostgres server = new RealPostgres(folder, binaries(), freePort());
            server.initialise();
            server.resumeService();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts the server after [#stop].
    public void resumeService() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", GUARD, "postgres", folder.toString()));
        command.addAll(asServer(
                binaries.resolve("postgres").toString(),
                "-D",
                data().toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "max_connections=200",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "log_min_messages=fatal"));
        try {
            guard = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitAnswer();
    }

    /// Ends the server as a crash does: connections break, and nothing listens until [#resumeService].
    public void stop() {
        Process running = guard;
        if (running == null) {
            return;
        }
        try {
            try (OutputStream guarding = running.getOutputStream()) {
                guarding.write((STOP + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end; its log: " + logged());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guard = null;
    }

    /// Makes the server stand still: connections stay open, and nothing answers until [#unfreeze].
    public void freeze() {
        signal("-STOP");
    }

    /// Ends a [#freeze].
    public void unfreeze() {
        signal("-CONT");
    }

    /// Makes an empty database and tells its URL, with user and password.
    public String newDatabase() {
        return newDatabase("template0");
    }

    /// As [#newDatabase()], as a copy of another one that nobody is connected to.
    public String newDatabase(String template) {
        String name = "berth_" + databases.incrementAndGet();
        administer("create database %s template %s%s".formatted(name, template, sorting(template)));
        return url(name);
    }

    /// The URL of a database, with user and password.
    public String url(String name) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(USER, PASSWORD, port, name);
    }

    public int port() {
        return port;
    }

    /// Runs a statement in the database `postgres`, as the superuser.
    public void administer(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /// Cuts all connections to a database but the caller's.
    public void cutConnections(String database) {
        administer("""
                select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and pid <> pg_backend_pid()
                """.formatted(database));
    }

    /// How many connections there are to a database.
    public int connections(String database) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = '%s'".formatted(database))) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
        delete(folder);
    }

    /// English order where the server knows it; PostgreSQL 14 does not for whole databases.
    private String sorting(String template) {
        boolean fresh = template.equals("template0");
        return fresh && version() >= 150_000 ? " locale_provider icu icu_locale 'en-US' locale 'C.UTF-8'" : "";
    }

    private int version() {
        try (Connection connection = connect()) {
            return connection.getMetaData().getDatabaseMajorVersion() * 10_000;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), USER, PASSWORD);
    }

    private void initialise() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        if (root()) {
            run("chown", "-R", "postgres", folder.toString());
        }
        run(asServer(
                        binaries.resolve("initdb").toString(),
                        "-D",
                        data().toString(),
                        "-U",
                        USER,
                        "--pwfile=" + password,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C.UTF-8")
                .toArray(String[]::new));
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try (Connection _ = connect()) {
                return;
            } catch (SQLException e) {
                Process running = guard;
                if (running == null || !running.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("PostgreSQL does not start; its log: " + logged(), e);
                }
                Thread.onSpinWait();
            }
        }
    }

    private void signal(String signal) {
        Process running = guard;
        if (running == null) {
            throw new IllegalStateException("the server is not running");
        }
        List<String> command = new ArrayList<>(List.of("kill", signal));
        running.descendants().map(ProcessHandle::pid).map(String::valueOf).forEach(command::add);
        run(command.toArray(String[]::new));
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return Path.of(folder + ".log");
    }

    private String logged() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// PostgreSQL refuses to run as root.
    private static List<String> asServer(String... command) {
        List<String> whole = new ArrayList<>();
        if (root()) {
            whole.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        whole.addAll(Arrays.asList(command));
        return whole;
    }

    private static boolean root() {
        return System.getProperty("user.name", "").equals("root");
    }

    private static Path binaries() {
        Stream<Path> onPath = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of);
        return Stream.concat(onPath, installed())
                .filter(candidate -> Files.isExecutable(candidate.resolve("initdb")))
                .map(RealPostgres::real)
                .filter(candidate -> Files.isExecutable(candidate.resolve("postgres")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "these tests need PostgreSQL (14 or newer): put initdb and postgres on the PATH,"
                                + " for example with apt-get install postgresql"));
    }

    /// The newest version first.
    private static Stream<Path> installed() {
        Path root = Path.of("/usr/lib/postgresql");
        try (Stream<Path> versions = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
            return versions
                    .sorted(Comparator.comparing(
                                    (Path version) -> String.format(Locale.ROOT, "%10s", version.getFileName()))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The programs find each other and their files from where they really are.
    private static Path real(Path folder) {
        try {
            return folder.resolve("initdb").toRealPath().resolveSibling("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {

        static final RealPostgres SERVER = make();

        private static RealPostgres make() {
            RealPostgres server = start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }
}
