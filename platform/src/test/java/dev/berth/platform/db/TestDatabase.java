package dev.berth.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A migrated database of its own for one test, gone with it. As a field:
///
/// ```java
/// @RegisterExtension
/// final TestDatabase database = TestDatabase.open();
/// ```
///
/// or in try-with-resources. It is itself a [Database]. All migrations on the test's class path have run.
public final class TestDatabase implements Database, AfterEachCallback {

    /// What [OnBothDatabases] sets around the tests of a class.
    static final ThreadLocal<Kind> KIND = ThreadLocal.withInitial(() -> Kind.EMBEDDED);

    private final Place place;
    private Database database;

    private TestDatabase(Place place) {
        this.place = place;
        this.database = place.connect();
    }

    /// Which database it is.
    public enum Kind {
        EMBEDDED,
        POSTGRESQL
    }

    /// One of the kind that the class is run on, see [OnBothDatabases]; an embedded one elsewhere.
    public static TestDatabase open() {
        return open(KIND.get());
    }

    /// One of a kind; PostgreSQL is a real server that is started with the first of them.
    public static TestDatabase open(Kind kind) {
        return new TestDatabase(
                switch (kind) {
                    case EMBEDDED -> new Embedded(copyOfTemplate());
                    case POSTGRESQL -> new Postgres(Emptied.DATABASES.take());
                });
    }

    /// The file of an embedded database.
    public Path file() {
        if (place instanceof Embedded(Path folder)) {
            return folder.resolve("berth.db");
        }
        throw new IllegalStateException("PostgreSQL is not in a file");
    }

    /// The URL of a PostgreSQL database, with user and password.
    public String url() {
        if (place instanceof Postgres(String url)) {
            return url;
        }
        throw new IllegalStateException("an embedded database has no URL");
    }

    /// Closes the database and opens it again, as a restart does.
    public void restart() {
        database.close();
        database = place.connect();
    }

    /// A second connection to the same database, as another process has it. The caller closes it.
    public Database second() {
        return place.connect();
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return database.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        return database.read(work);
    }

    @Override
    public boolean shared() {
        return database.shared();
    }

    @Override
    public Doorbell doorbell() {
        return database.doorbell();
    }

    @Override
    public void close() {
        database.close();
        place.remove();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    private static Path copyOfTemplate() {
        try {
            Path folder = newFolder();
            Files.copy(Template.FILE, folder.resolve("berth.db"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Below the folder of the build, where what a killed run leaves goes with the next clean build.
    private static Path newFolder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "databases")), "");
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresDatabase.Options options(String url) {
        return PostgresDatabase.Options.defaults(PostgresUrl.parse(url))
                .withConnections(16)
                .withTimes(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    /// Where the database is.
    private sealed interface Place {
        Database connect();

        void remove();
    }

    private record Embedded(Path folder) implements Place {

        @Override
        public SqliteDatabase connect() {
            return SqliteDatabase.open(folder.resolve("berth.db"));
        }

        @Override
        public void remove() {
            if (Files.exists(folder)) {
                delete(folder);
            }
        }
    }

    private record Postgres(String url) implements Place {

        @Override
        public PostgresDatabase connect() {
            // Copied from the template, so there is nothing to migrate, and looking costs more than most tests.
            return PostgresDatabase.openAsItIs(options(url), new Random(7));
        }

        @Override
        public void remove() {
            Emptied.DATABASES.giveBack(url);
        }
    }

    /// One migrated file, made once and copied for each test: migrating costs more than most tests.
    private static final class Template {

        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = newFolder();
                Path file = folder.resolve("berth.db");
                SqliteDatabase.open(file).close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Those of the server that the tests of this process share.
    private static final class Emptied {

        static final EmptiedDatabases DATABASES = make();

        private static EmptiedDatabases make() {
            RealPostgres server = RealPostgres.shared();
            String url = server.newDatabase();
            PostgresDatabase.open(options(url), new Random(7)).close();
            return new EmptiedDatabases(server, url.substring(url.lastIndexOf('/') + 1));
        }
    }
}
