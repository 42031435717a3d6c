package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL database that a move fills. The table `database_move` stands in it from the first moment to the
/// last: as long as it does, no server starts on the database, and the move may go on.
final class MoveTarget implements AutoCloseable {

    private static final String MARK = "database_move";
    /// Two moves into one database would mix; any number that nobody else takes does.
    private static final long LOCK = 0x6265727468L;

    private final PostgresServer server;
    private final Connection connection;

    private MoveTarget(PostgresServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /// Connects, and brings an empty database to this program's schema.
    static MoveTarget open(PostgresDatabase.Options options) throws SQLException {
        PostgresServer server = new PostgresServer(options);
        server.await(options.start());
        Schema.bringUp(server);
        Connection connection = server.connect();
        try {
            MoveTarget target = new MoveTarget(server, connection);
            if (!target.flag("select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new DatabaseException(
                        Reason.UNAVAILABLE, "another migration into %s runs; let it end".formatted(target.name()));
            }
            connection.setAutoCommit(false);
            return target;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Refuses a database that a move has not ended in.
    static void requireComplete(PostgresServer server) {
        try (Connection connection = server.connect();
                MoveTarget target = new MoveTarget(server, connection)) {
            if (target.begun()) {
                throw new DatabaseException(
                        Reason.BROKEN,
                        "%s holds an unfinished migration; run berth migrate-database again, it goes on where it ended"
                                .formatted(target.name()));
            }
        } catch (SQLException e) {
            throw server.errors().translate(e, "looking for an unfinished migration");
        }
    }

    Connection connection() {
        return connection;
    }

    String name() {
        return server.errors().name();
    }

    boolean begun() throws SQLException {
        return flag("select to_regclass('" + MARK + "') is not null");
    }

    /// Begins, in a database where nothing is.
    void begin(List<MovedTable> tables) throws SQLException {
        for (MovedTable table : tables) {
            if (table.lastKey(connection) != null) {
                throw new DatabaseException(
                        Reason.CONSTRAINT,
                        "%s holds other data (there are rows in %s); name an empty database"
                                .formatted(name(), table.name()));
            }
        }
        execute("create table " + MARK + " (table_name text not null primary key, copied_rows bigint not null)");
        connection.commit();
    }

    /// Whether a table has been copied to its end.
    boolean copied(MovedTable table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from " + MARK + " where table_name = ?")) {
            statement.setString(1, table.name());
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    void markCopied(MovedTable table, long rows) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into " + MARK + " (table_name, copied_rows) values (?, ?)")) {
            statement.setString(1, table.name());
            statement.setLong(2, rows);
            statement.executeUpdate();
        }
        connection.commit();
    }

    /// Lets the table's ids go on behind the highest that was ever given.
    void continueIdentity(MovedTable table, long highest) throws SQLException {
        for (MovedTable.Column column : table.columns()) {
            String sequence = sequence(table.name(), column.name());
            if (sequence != null) {
                try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                    statement.setString(1, sequence);
                    statement.setLong(2, Math.max(highest, 1));
                    statement.setBoolean(3, highest > 0);
                    statement.execute();
                }
            }
        }
        connection.commit();
    }

    /// Ends the move: servers may start.
    void end() throws SQLException {
        execute("drop table " + MARK);
        connection.commit();
    }

    /// What the planner knows of an empty database is wrong now.
    void analyze() throws SQLException {
        execute("analyze");
        connection.commit();
    }

    private @Nullable String sequence(String table, String column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_get_serial_sequence(?, ?)")) {
            statement.setString(1, MovedTable.quoted(table));
            statement.setString(2, column);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private boolean flag(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
