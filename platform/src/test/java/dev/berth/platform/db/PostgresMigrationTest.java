package dev.berth.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/// Migrations of a schema of the test's own, `db/berry`: V001 makes a table, V002 builds indexes on it, V003 adds a
/// column. V002 has a concurrent form.
final class PostgresMigrationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String url = RealPostgres.shared().newDatabase();

    @Test
    void aNewDatabaseAndOneInUseComeToTheSameSchemaAndHistory() throws SQLException {
        String other = RealPostgres.shared().newDatabase();
        migration(other, PATIENCE).run();
        migrate("001");
        assertThat(Schema.upToDate(server(url), "db/berry")).isFalse();

        migration(url, PATIENCE).run();

        try (Connection used = connect(url);
                Connection fresh = connect(other)) {
            for (String facts : List.of(
                    "select indexname || ': ' || indexdef from pg_indexes where schemaname = 'public' order by 1",
                    """
                    select concat_ws(' ', installed_rank, version, description, type, script, checksum, success)
                    from schema_history order by installed_rank
                    """)) {
                assertThat(rows(used, facts)).hasSizeGreaterThan(2).isEqualTo(rows(fresh, facts));
            }
            assertThat(flyway(url, MigrationVersion.LATEST).validateWithResult().validationSuccessful)
                    .isTrue();
            assertThat(Schema.upToDate(server(url), "db/berry")).isTrue();
            assertThat(Schema.upToDate(server(other), "db/berry")).isTrue();
        }
    }

    @Test
    void readsAndWritesGoOnWhileIndexesAreBuilt() throws Exception {
        migrate("001");
        try (Connection writer = connect(url);
                Connection other = connect(url);
                ExecutorService node = Executors.newSingleThreadExecutor()) {
            // The indexes are complete only when this transaction is over.
            writer.setAutoCommit(false);
            execute(writer, "insert into berry (name) values ('blue')");

            Future<?> migrated = node.submit(() -> migration(url, PATIENCE).run());
            await("the index waits for the transaction", () -> !rows(other, """
                            select 1 from pg_stat_activity
                            where query like 'create index concurrently%' and wait_event_type = 'Lock'
                            and datname = current_database()
                            """).isEmpty());

            execute(other, "set lock_timeout = '20s'");
            execute(other, "insert into berry (name) values ('black')");
            assertThat(rows(other, "select name from berry")).containsExactly("black");
            assertThat(migrated.isDone()).isFalse();
            writer.commit();
            migrated.get();
            assertThat(rows(other, "select version from schema_history")).contains("002", "003");
        }
    }

    @Test
    void whatAnEarlierAttemptLeftBehindIsBuiltAnew() throws SQLException {
        migrate("001");
        try (Connection connection = connect(url)) {
            execute(connection, "insert into berry (name) values ('blue'), ('blue')");
            assertThatThrownBy(() -> execute(
                            connection, "create unique index concurrently if not exists berry_name on berry (name)"))
                    .isInstanceOf(SQLException.class);
            assertThat(rows(connection, "select indexrelid::regclass from pg_index where not indisvalid"))
                    .containsExactly("berry_name");

            migration(url, PATIENCE).run();

            assertThat(rows(connection, "select 1 from pg_index where not indisvalid"))
                    .isEmpty();
            assertThat(rows(connection, "select indexdef from pg_indexes where indexname = 'berry_name'"))
                    .containsExactly("CREATE INDEX berry_name ON public.berry USING btree (name, id)");
        }
    }

    @Test
    void aMigrationThatDoesNotGetItsLockLetsOthersPassAndIsTriedAgain() throws Exception {
        migrate("001");
        try (Connection reader = connect(url);
                Connection other = connect(url);
                ExecutorService node = Executors.newSingleThreadExecutor()) {
            Flyway indexes = flyway(url, MigrationVersion.fromVersion("002"));
            new PostgresMigration(server(url), _ -> indexes, PATIENCE).run();
            reader.setAutoCommit(false);
            rows(reader, "select name from berry");

            Future<?> migrated = node.submit(() -> migration(url, PATIENCE).run());
            String waiting = """
                    select pid from pg_locks
                    where relation = 'berry'::regclass and mode = 'AccessExclusiveLock' and not granted
                    """;
            await(
                    "the migration waits for the reader",
                    () -> !rows(other, waiting).isEmpty());

            // Behind the migration in the queue for the table, until the migration gives up.
            execute(other, "set lock_timeout = '60s'");
            assertThat(rows(other, "select name from berry")).isEmpty();
            assertThat(migrated.isDone()).isFalse();
            reader.rollback();
            migrated.get();
            assertThat(rows(other, "select version from schema_history")).contains("003");
        }
    }

    @Test
    void aMigrationThatNeverGetsItsLockIsGivenUpAndLeavesTheSchemaAsItWas() throws Exception {
        migrate("002");
        try (Connection reader = connect(url)) {
            reader.setAutoCommit(false);
            rows(reader, "select name from berry");

            assertThatThrownBy(() -> migration(url, Duration.ofMillis(1)).run())
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("lock timeout");

            assertThat(rows(reader, "select version from schema_history")).containsExactly("001", "002");
        }
    }

    @Test
    void nodesMigrateOneAfterTheOther() throws Exception {
        migrate("001");
        try (ExecutorService nodes = Executors.newCachedThreadPool();
                Connection connection = connect(url)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(nodes.submit(() -> migration(url, PATIENCE).run()));
            }
            for (Future<?> each : all) {
                each.get();
            }
            assertThat(rows(connection, "select version from schema_history order by installed_rank"))
                    .containsExactly("001", "002", "003");
        }
    }

    /// What the program of an earlier version did.
    private void migrate(String version) {
        flyway(url, MigrationVersion.fromVersion(version)).migrate();
    }

    private static PostgresMigration migration(String url, Duration patience) {
        return new PostgresMigration(server(url), version -> flyway(url, version), patience);
    }

    private static PostgresServer server(String url) {
        return new PostgresServer(PostgresDatabase.Options.defaults(PostgresUrl.parse(url)));
    }

    private static Flyway flyway(String url, MigrationVersion target) {
        return Migrations.onPostgres(server(url), "classpath:db/berry", target);
    }

    private static Connection connect(String url) throws SQLException {
        return server(url).connect();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
