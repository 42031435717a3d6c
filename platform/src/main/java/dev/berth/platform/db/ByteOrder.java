package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Gives every text column that a migration made on PostgreSQL the collation `C`, within the migration's transaction:
/// text then compares by its bytes, as on SQLite, whatever the database's own collation is. Order, ranges and indexes
/// are the same on both without a word in the queries.
final class ByteOrder implements Callback {

    private static final String OTHERS = """
            select format('alter table %s %s', c.oid::regclass, string_agg(
                format('alter column %I type text collate "C"', a.attname), ', ' order by a.attnum)) as correction
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = current_schema()::regnamespace
            and c.relkind = 'r'
            and c.relname <> 'schema_history'
            and a.attnum > 0
            and not a.attisdropped
            and a.atttypid = 'text'::regtype
            and a.attcollation <> (
                select oid from pg_collation where collname = 'C' and collnamespace = 'pg_catalog'::regnamespace)
            group by c.oid
            """;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try {
            for (String correction : corrections(context.getConnection())) {
                try (Statement statement = context.getConnection().createStatement()) {
                    statement.execute(correction);
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("the collation of new columns could not be set: " + e.getMessage(), e);
        }
    }

    private static List<String> corrections(Connection connection) throws SQLException {
        List<String> corrections = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(OTHERS)) {
            while (found.next()) {
                corrections.add(found.getString("correction"));
            }
        }
        return corrections;
    }

    @Override
    public String getCallbackName() {
        return "byte order";
    }
}
