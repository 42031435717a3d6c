package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The embedded database: one SQLite file with its write-ahead log. One thread writes and shares commits between
/// callers; a few connections read beside it. Other processes may have the same file open.
public final class SqliteDatabase implements Database {

    private final SqliteFile file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    private SqliteDatabase(SqliteFile file, Options options) {
        this.file = file;
        this.writer = new SqliteWriter(file, options);
        this.readers = new SqliteReaders(file, options.readers(), options.patience());
    }

    /// How the database is used.
    ///
    /// @param readers how many reads may run at once
    /// @param groupSize how many transactions may share one commit
    /// @param patience how long to wait for another process that writes, or for a free reader
    /// @param cache how many KiB of pages the one who writes keeps in memory
    public record Options(int readers, int groupSize, Duration patience, int cache) {

        public Options {
            if (readers < 1 || groupSize < 1 || cache < 1 || patience.isNegative()) {
                throw new IllegalArgumentException(
                        "readers, groupSize and cache must be positive, patience not negative");
            }
        }

        /// Twice as many readers as processors, commits shared by at most 64, ten seconds of patience, 16 MiB.
        public static Options defaults() {
            return new Options(
                    Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), 64, Duration.ofSeconds(10), 16_384);
        }

        /// For writing very much at once: what is written in no order finds its pages in memory.
        public Options withCache(int kibibytes) {
            return new Options(readers, groupSize, patience, kibibytes);
        }
    }

    /// Opens the database in `file`, makes it if it does not exist, and brings its schema up to this program.
    ///
    /// @throws DatabaseException when it cannot be opened, or was written by a newer program
    public static SqliteDatabase open(Path file) {
        return open(file, Options.defaults());
    }

    /// As [#open(Path)], with other limits.
    public static SqliteDatabase open(Path file, Options options) {
        SqliteFile sqlite = new SqliteFile(file, options.patience());
        Schema.bringUp(sqlite);
        SqliteDatabase database = new SqliteDatabase(sqlite, options);
        database.writer.start();
        return database;
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        return writer.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        writer.requireNotWriting();
        return readers.read(work);
    }

    /// One process serves from the file; a command that opens it beside the server asks the server for its work.
    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Doorbell doorbell() {
        return SilentDoorbell.INSTANCE;
    }

    /// Writes a copy of the database, as it stands now, to `target`, and syncs it. Reads and writes go on meanwhile.
    ///
    /// @throws DatabaseException when `target` exists, or there is no room for it
    public void backupTo(Path target) {
        copy(file, target);
    }

    /// As [#backupTo], of a database that another process may have open, without opening it for use: its schema
    /// stays as it is.
    public static void backup(Path source, Path target) {
        if (!Files.isRegularFile(source)) {
            throw new DatabaseException(Reason.UNAVAILABLE, "there is no database at " + source);
        }
        copy(new SqliteFile(source, Options.defaults().patience()), target);
    }

    private static void copy(SqliteFile source, Path target) {
        Path absolute = target.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new DatabaseException(Reason.UNAVAILABLE, "a backup is written to a new file; " + target + " exists");
        }
        try {
            vacuumInto(source, absolute);
            sync(absolute);
            sync(absolute.resolveSibling("."));
        } catch (DatabaseException | IOException e) {
            discard(absolute, e);
            throw e instanceof DatabaseException refused
                    ? refused
                    : new DatabaseException(Reason.UNAVAILABLE, "the backup to " + target + " was not written", e);
        }
    }

    private static void vacuumInto(SqliteFile source, Path target) {
        try (Connection connection = source.connect();
                PreparedStatement vacuum = connection.prepareStatement("vacuum into ?")) {
            vacuum.setString(1, target.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw source.translate(e, "backing up");
        }
    }

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void discard(Path target, Exception reason) {
        try {
            Files.deleteIfExists(target);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /// How many transactions wait for the writer now; for metrics.
    public int waiting() {
        return writer.waiting();
    }

    /// Finishes the transactions and reads that were asked for, folds the log into the file, and closes it.
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
