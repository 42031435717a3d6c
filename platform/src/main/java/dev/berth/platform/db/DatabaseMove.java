package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/// Copies an embedded database into an empty PostgreSQL database: table by table, in the order of the primary key,
/// each batch in a transaction of its own. What is there already is the progress, so a move that was killed goes on
/// behind the last row that arrived. In the end every row is read again on both sides and compared.
public final class DatabaseMove {

    private static final int BATCH_ROWS = 1_000;
    private static final long BATCH_BYTES = 8L << 20;
    /// Rows that PostgreSQL sends at once; a manifest may have megabytes.
    private static final int FETCH = 64;

    private final Path source;
    private final PostgresDatabase.Options options;
    private final Progress progress;

    public DatabaseMove(Path source, PostgresDatabase.Options target, Progress progress) {
        this.source = source;
        this.options = target;
        this.progress = progress;
    }

    /// Told now and then how far the move is; every row counts twice, once copied and once compared.
    @FunctionalInterface
    public interface Progress {
        void at(long done, long total);
    }

    /// What was moved.
    ///
    /// @param rows rows that are in the target now
    /// @param resumed whether this went on where an earlier move had ended
    public record Report(int tables, long rows, boolean resumed) {}

    /// Copies and compares. The target stays closed to servers until [#finish].
    ///
    /// @throws DatabaseException when either side fails, the target holds other data, or the two differ in the end
    public Report copy() {
        // Brings the source's schema up to this program, as the target's.
        SqliteDatabase.open(source).close();
        SqliteFile file =
                new SqliteFile(source, SqliteDatabase.Options.defaults().patience());
        try (Connection from = file.connect();
                MoveTarget target = MoveTarget.open(options)) {
            // One snapshot for all tables, held by the first read.
            from.setAutoCommit(false);
            List<MovedTable> tables = MovedTables.of(from);
            boolean resumed = target.begun();
            if (!resumed) {
                target.begin(tables);
            }
            long total = 0;
            for (MovedTable table : tables) {
                total += table.count(from);
            }
            copy(from, target, tables, total);
            compare(from, target, tables, total);
            target.analyze();
            return new Report(tables.size(), total, resumed);
        } catch (SQLException e) {
            throw new PostgresErrors(options.url().toString()).translate(e, "moving the database");
        }
    }

    /// Opens the target to servers. Called again, it does nothing.
    public void finish() {
        try (MoveTarget target = MoveTarget.open(options)) {
            if (target.begun()) {
                target.end();
            }
        } catch (SQLException e) {
            throw new PostgresErrors(options.url().toString()).translate(e, "ending the move");
        }
    }

    private void copy(Connection from, MoveTarget target, List<MovedTable> tables, long total) throws SQLException {
        long done = 0;
        for (MovedTable table : tables) {
            if (!target.copied(table)) {
                done = copyRows(from, target, table, done, total);
                target.markCopied(table, table.count(target.connection()));
                target.continueIdentity(table, highestId(from, table));
            } else {
                // Killed between the two, the ids would begin anew.
                target.continueIdentity(table, highestId(from, table));
                done += table.count(target.connection());
            }
            progress.at(done, 2 * total);
        }
    }

    private long copyRows(Connection from, MoveTarget target, MovedTable table, long before, long total)
            throws SQLException {
        long done = before + table.count(target.connection());
        try (PreparedStatement select = table.select(from, table.lastKey(target.connection()));
                PreparedStatement insert = table.insert(target.connection());
                ResultSet rows = select.executeQuery()) {
            int waiting = 0;
            long bytes = 0;
            while (rows.next()) {
                bytes += table.copy(rows, insert);
                insert.addBatch();
                waiting++;
                if (waiting == BATCH_ROWS || bytes >= BATCH_BYTES) {
                    done += send(insert, target, waiting);
                    waiting = 0;
                    bytes = 0;
                    progress.at(done, 2 * total);
                }
            }
            return done + send(insert, target, waiting);
        }
    }

    private static int send(PreparedStatement insert, MoveTarget target, int rows) throws SQLException {
        if (rows > 0) {
            insert.executeBatch();
            target.connection().commit();
        }
        return rows;
    }

    private void compare(Connection from, MoveTarget target, List<MovedTable> tables, long total) throws SQLException {
        long done = total;
        for (MovedTable table : tables) {
            long expected = table.count(from);
            long found = table.count(target.connection());
            if (expected != found) {
                throw differs(target, table, "%d rows here, %d there".formatted(expected, found));
            }
            if (!digest(from, table).equals(digest(target.connection(), table))) {
                throw differs(target, table, "the rows have different checksums");
            }
            target.connection().commit();
            done += expected;
            progress.at(done, 2 * total);
        }
    }

    private static DatabaseException differs(MoveTarget target, MovedTable table, String how) {
        return new DatabaseException(
                Reason.BROKEN,
                ("what is in %s is not what is in the data folder (%s: %s): one of them was written to between two runs;"
                                + " begin again with an empty database")
                        .formatted(target.name(), table.name(), how));
    }

    private static String digest(Connection connection, MovedTable table) throws SQLException {
        MessageDigest digest = sha256();
        try (PreparedStatement select = table.select(connection, null)) {
            select.setFetchSize(FETCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    table.digest(rows, digest);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long highestId(Connection embedded, MovedTable table) throws SQLException {
        // Ids of rows that are gone are not given again either.
        try (PreparedStatement select =
                embedded.prepareStatement("select coalesce(max(seq), 0) from sqlite_sequence where name = ?")) {
            select.setString(1, table.name());
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
