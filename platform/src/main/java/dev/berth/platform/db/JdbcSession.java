package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A connection with its prepared statements, kept by text. Used by one thread at a time.
final class JdbcSession implements AutoCloseable {

    private static final int KEPT = 256;

    private final Connection connection;
    private final SqlErrors errors;
    private final ParsedSql parsed;
    private final Map<String, Prepared> idle = new Recent();

    JdbcSession(Connection connection, SqlErrors errors, ParsedSql parsed) {
        this.connection = connection;
        this.errors = errors;
        this.parsed = parsed;
    }

    NamedSql parse(String text) {
        return parsed.of(text);
    }

    /// Takes a prepared statement for `sql`; give it back when its result has been read. A statement that is taken
    /// twice at once, by a query inside a row mapper, is prepared twice.
    Prepared take(NamedSql sql) throws SQLException {
        Prepared kept = idle.remove(sql.text());
        return kept == null ? new Prepared(sql, connection.prepareStatement(sql.jdbcText())) : kept;
    }

    void giveBack(Prepared prepared) {
        try {
            // Otherwise the last values live as long as the statement, and a manifest is megabytes.
            prepared.statement.clearParameters();
        } catch (SQLException _) {
            prepared.close();
            return;
        }
        Prepared other = idle.put(prepared.sql.text(), prepared);
        if (other != null) {
            other.close();
        }
    }

    /// Runs a statement without parameters and result, such as `begin`.
    void execute(String text) {
        try {
            Prepared prepared = take(parse(text));
            try {
                prepared.statement.execute();
            } finally {
                giveBack(prepared);
            }
        } catch (SQLException e) {
            throw errors.translate(e, text);
        }
    }

    DatabaseException translate(SQLException error, String attempt) {
        return errors.translate(error, attempt);
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        idle.values().forEach(Prepared::close);
        idle.clear();
        try {
            connection.close();
        } catch (SQLException _) {
            // Nothing is lost: what was acknowledged is in the log on disk.
        }
    }

    /// A prepared statement and, once it has run, its columns.
    static final class Prepared {

        private final NamedSql sql;
        private final PreparedStatement statement;
        private @Nullable Map<String, Integer> columns;

        Prepared(NamedSql sql, PreparedStatement statement) {
            this.sql = sql;
            this.statement = statement;
        }

        NamedSql sql() {
            return sql;
        }

        PreparedStatement statement() {
            return statement;
        }

        /// The place of each column of the result, by name.
        Map<String, Integer> columns(ResultSet result) throws SQLException {
            Map<String, Integer> known = columns;
            if (known == null) {
                known = new LinkedHashMap<>();
                var description = result.getMetaData();
                for (int i = 1; i <= description.getColumnCount(); i++) {
                    known.put(description.getColumnLabel(i), i);
                }
                columns = known;
            }
            return known;
        }

        void close() {
            try {
                statement.close();
            } catch (SQLException _) {
                // Its connection is gone, and the statement with it.
            }
        }
    }

    private static final class Recent extends LinkedHashMap<String, Prepared> {

        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Prepared> eldest) {
            boolean tooMany = size() > KEPT;
            if (tooMany) {
                eldest.getValue().close();
            }
            return tooMany;
        }
    }
}
