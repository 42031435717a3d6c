package dev.berth.platform.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A migrated database of its own for one test, in a temporary folder that goes with it. As a field:
///
/// ```java
/// @RegisterExtension
/// final TestDatabase database = TestDatabase.open();
/// ```
///
/// or in try-with-resources. It is itself a [Database]. All migrations on the test's class path have run.
public final class TestDatabase implements Database, AfterEachCallback {

    private final Path folder;
    private SqliteDatabase database;

    private TestDatabase(Path folder) {
        this.folder = folder;
        this.database = SqliteDatabase.open(file());
    }

    public static TestDatabase open() {
        try {
            Path folder = Files.createTempDirectory("berth-database");
            Files.copy(Template.FILE, folder.resolve("berth.db"));
            return new TestDatabase(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database file.
    public Path file() {
        return folder.resolve("berth.db");
    }

    /// Closes the database and opens it again, as a restart does.
    public void restart() {
        database.close();
        database = SqliteDatabase.open(file());
    }

    /// A second connection to the same database, as another process has it. The caller closes it.
    public SqliteDatabase second() {
        return SqliteDatabase.open(file());
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
        if (Files.exists(folder)) {
            delete(folder);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
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

    /// One migrated file, made once and copied for each test: migrating costs more than most tests.
    private static final class Template {

        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("berth-template");
                Path file = folder.resolve("berth.db");
                SqliteDatabase.open(file).close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
