package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Databases that tests take and give back, emptied: that costs a fraction of making one. One whose tables a test
/// changed, or that has grown, is not used again.
final class EmptiedDatabases {

    private static final long LARGEST = 32L << 20;

    /// The tables and their columns, as one text.
    private static final String SCHEMA = """
            select string_agg(relname || ' ' || attname || ' ' || atttypid, ',' order by relname, attnum)
            from pg_class
            join pg_attribute on attrelid = pg_class.oid
            where relnamespace = 'public'::regnamespace
            """;

    private static final String CUT = """
            select pg_terminate_backend(pid, 10000)
            from pg_stat_activity
            where datname = current_database()
            and pid <> pg_backend_pid()
            """;

    /// Without the triggers that keep foreign keys, so in any order.
    private static final String EMPTY = """
            set session_replication_role = replica;
            do $$
            declare
                each record;
            begin
                for each in
                    select oid, relkind from pg_class
                    where relnamespace = 'public'::regnamespace and relname <> 'schema_history'
                loop
                    if each.relkind = 'r' then
                        execute format('delete from %s', each.oid::regclass);
                    elsif each.relkind = 'S' then
                        perform setval(each.oid::regclass, 1, false);
                    end if;
                end loop;
            end $$
            """;

    private final RealPostgres server;
    private final String template;
    private final String schema;
    private final Queue<String> free = new ConcurrentLinkedQueue<>();

    /// @param template the name of a migrated database without rows that nobody is connected to
    EmptiedDatabases(RealPostgres server, String template) {
        this.server = server;
        this.template = template;
        try (Connection connection = connect(server.url(template))) {
            this.schema = text(connection, SCHEMA);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The URL of a database without rows.
    String take() {
        String url = free.poll();
        return url == null ? server.newDatabase(template) : url;
    }

    /// Cuts all connections to the database and empties it. What is not used again goes with the server: to drop a
    /// database costs more than to leave it.
    void giveBack(String url) {
        try (Connection connection = connect(url)) {
            text(connection, CUT);
            if (text(connection, SCHEMA).equals(schema)
                    && Long.parseLong(text(connection, "select pg_database_size(current_database())")) < LARGEST) {
                execute(connection, EMPTY);
                free.add(url);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a database could not be emptied: " + e.getMessage(), e);
        }
    }

    private static Connection connect(String url) throws SQLException {
        String place = url.substring(url.indexOf('@') + 1);
        return DriverManager.getConnection("jdbc:postgresql://" + place, RealPostgres.USER, RealPostgres.PASSWORD);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the first row; empty without a row.
    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : "";
        }
    }
}
