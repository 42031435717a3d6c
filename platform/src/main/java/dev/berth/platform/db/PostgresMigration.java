package dev.berth.platform.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema of a PostgreSQL database up to this program under nodes of an earlier one, which go on using it.
/// One node at a time does it. Each migration is a transaction that waits for a lock for [#LOCK_TIMEOUT] at most,
/// because whoever asks for the table waits behind it, and is tried again later when it did not get it or met others
/// in a circle. Migrations with a [ConcurrentForm] run in that form, unless the database is new.
final class PostgresMigration {

    /// How long a migration may make others wait for a lock that it waits for itself.
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresMigration.class);
    /// Of an advisory lock that is Berth's alone: "berth" in ASCII, and a number.
    private static final long TURN = 0x6265727468000001L;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostgresServer server;
    private final Function<MigrationVersion, Flyway> upTo;
    private final Duration patience;

    /// @param upTo the migrations up to a version
    /// @param patience how long to try again what others are in the way of
    PostgresMigration(PostgresServer server, Function<MigrationVersion, Flyway> upTo, Duration patience) {
        this.server = server;
        this.upTo = upTo;
        this.patience = patience;
    }

    /// @throws FlywayException when a migration fails, or others were in the way for longer than the patience
    void run() {
        try (Connection turn = server.connect()) {
            take(turn);
            Flyway all = upTo.apply(MigrationVersion.LATEST);
            // Nobody uses a new database, and concurrent forms take longer.
            if (all.info().applied().length > 0) {
                runConcurrentForms(all.info().pending(), turn);
            }
            repeat(all::migrate);
        } catch (SQLException e) {
            throw new FlywayException(
                    "the connection that keeps other nodes from migrating failed: " + e.getMessage(), e);
        }
    }

    /// Waits for its turn; it ends with the connection. Asks again and again, because a statement that waits for the
    /// turn would be one that the concurrent forms of the other node wait for.
    private void take(Connection connection) throws SQLException {
        boolean told = false;
        while (true) {
            try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
                statement.setLong(1, TURN);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    if (result.getBoolean(1)) {
                        return;
                    }
                }
            }
            if (!told) {
                LOG.info(
                        "another node brings the schema of {} up to date; waiting for it",
                        server.errors().name());
                told = true;
            }
            pause(BETWEEN_LOOKS);
        }
    }

    /// Runs the pending migrations up to the last one with a concurrent form.
    private void runConcurrentForms(MigrationInfo[] pending, Connection connection) {
        @Nullable MigrationVersion before = null;
        for (MigrationInfo migration : pending) {
            Optional<ConcurrentForm> form = ConcurrentForm.of(migration.getScript());
            if (form.isEmpty()) {
                before = migration.getVersion();
                continue;
            }
            if (before != null) {
                repeat(upTo.apply(before)::migrate);
                before = null;
            }
            LOG.info(
                    "{} builds indexes of {} while other nodes go on",
                    migration.getScript(),
                    server.errors().name());
            repeat(() -> runInParts(form.get(), connection));
            record(migration, connection);
        }
    }

    private static void runInParts(ConcurrentForm form, Connection connection) {
        try {
            form.run(connection);
        } catch (SQLException e) {
            throw new FlywayException("%s failed: %s".formatted(form.name(), e.getMessage()), e);
        }
    }

    /// Writes into the history what is there when the migration has run in its own form.
    private static void record(MigrationInfo migration, Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, ?, ?, ?, ?, ?, current_user, 0, true
                from schema_history
                """)) {
            statement.setString(1, migration.getVersion().getVersion());
            statement.setString(2, migration.getDescription());
            statement.setString(3, migration.getType().name());
            statement.setString(4, migration.getScript());
            statement.setInt(5, migration.getChecksum());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new FlywayException(
                    "%s could not be recorded: %s".formatted(migration.getScript(), e.getMessage()), e);
        }
    }

    private void repeat(Runnable step) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (FlywayException e) {
                if (!othersWereInTheWay(e) || System.nanoTime() - deadline >= 0) {
                    throw e;
                }
                LOG.info("others use what a migration changes; it is tried again: {}", e.getMessage());
                // Only one node is here, so nobody meets it again who pauses as long.
                pause(Duration.ofMillis(Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(attempt, 10))));
            }
        }
    }

    private static boolean othersWereInTheWay(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error) {
                return PostgresErrors.inTheWay(error);
            }
        }
        return false;
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlywayException("interrupted while waiting to migrate", e);
        }
    }
}
