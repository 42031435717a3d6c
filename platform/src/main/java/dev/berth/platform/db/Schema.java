package dev.berth.platform.db;

import dev.berth.platform.db.MigrationScripts.Script;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/// Brings a database's schema up to this program where it is not. Nearly always it is, and a look at the history
/// that Flyway wrote says so. Flyway itself would load a thousand classes for that, so nothing here touches it:
/// [Migrations] is loaded when something is not as expected, and does what is to be done or says what is wrong.
final class Schema {

    /// Where the migrations are on the class path.
    static final String FOLDER = "db/migration";

    private static final String HISTORY = "select script, checksum, type, success from schema_history";
    /// Where Flyway keeps it: in the first schema of the search path, not in any that is found behind it.
    private static final String POSTGRES_HISTORY = HISTORY + """
             where tableoid = to_regclass(quote_ident(current_schema()) || '.schema_history')
            """;

    private Schema() {}

    static void bringUp(SqliteFile file) {
        if (!upToDate(file, FOLDER)) {
            Migrations.migrate(file);
        }
    }

    static void bringUp(PostgresServer server) {
        if (!upToDate(server, FOLDER)) {
            Migrations.migrate(server);
        }
    }

    static boolean upToDate(SqliteFile file, String folder) {
        return upToDate(file.dataSource(), HISTORY, folder);
    }

    static boolean upToDate(PostgresServer server, String folder) {
        return upToDate(server.dataSource(Duration.ZERO), POSTGRES_HISTORY, folder);
    }

    /// Whether exactly the migrations in the folder have run, as they are now, and all to a good end.
    private static boolean upToDate(DataSource database, String history, String folder) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(history)) {
            Set<Script> done = new HashSet<>();
            while (rows.next()) {
                String type = rows.getString("type");
                if (!rows.getBoolean("success")) {
                    return false;
                }
                if (type.equals("SQL")) {
                    done.add(new Script(rows.getString("script"), rows.getInt("checksum")));
                } else if (!type.equals("SCHEMA")) {
                    // That of a schema says only that Flyway made the one that the tables are in.
                    return false;
                }
            }
            return done.equals(MigrationScripts.in(folder));
        } catch (SQLException | IOException _) {
            // A new database has no history; of what else it may be, Flyway knows to tell.
            return false;
        }
    }
}
