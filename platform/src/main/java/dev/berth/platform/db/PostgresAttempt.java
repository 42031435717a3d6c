package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.PostgresErrors.Remedy;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of some work on one connection.
final class PostgresAttempt<T extends @Nullable Object> {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresAttempt.class);

    /// The database inside whose work a thread is. Whoever holds a connection must not wait for another one.
    private static final ScopedValue<PostgresDatabase> INSIDE = ScopedValue.newInstance();

    private final PostgresDatabase database;
    private final PostgresPool pool;
    private final TransactionWork<T> work;

    PostgresAttempt(PostgresDatabase database, PostgresPool pool, TransactionWork<T> work) {
        this.database = database;
        this.pool = pool;
        this.work = work;
    }

    static void requireOutside(PostgresDatabase database) {
        if (INSIDE.isBound() && INSIDE.get() == database) {
            throw new IllegalStateException(
                    "the database was asked for inside a transaction or a read; pass the transaction on");
        }
    }

    /// What became of it.
    sealed interface Outcome<T extends @Nullable Object> {

        /// The commit is durable.
        record Stands<T extends @Nullable Object>(T result) implements Outcome<T> {}

        /// Nothing of it is in the database, because of `failure`; the work ended with `thrown`.
        record Undone<T extends @Nullable Object>(Throwable thrown, DatabaseException failure) implements Outcome<T> {}

        /// The answer to the commit did not arrive: it may stand or not.
        record Unknown<T extends @Nullable Object>(DatabaseException failure) implements Outcome<T> {}
    }

    /// Runs the work and commits. An exception of the work itself undoes it and comes out unchanged.
    ///
    /// @throws DatabaseException when there is no connection
    Outcome<T> run() {
        JdbcTransaction tx;
        Outcome<T> outcome;
        try (JdbcSession session = pool.take()) {
            tx = new JdbcTransaction(session, Dialect.POSTGRESQL);
            outcome = run(session, tx);
        }
        // Only now: the actions may read, and must find a connection.
        switch (outcome) {
            case Outcome.Stands<T> _ -> runAfterCommit(tx);
            // What it would have made stale is dropped, in case it does stand.
            case Outcome.Unknown<T> _ -> runAfterCommit(tx);
            case Outcome.Undone<T> _ -> {}
        }
        return outcome;
    }

    private Outcome<T> run(JdbcSession session, JdbcTransaction tx) {
        T result;
        try {
            result = ScopedValue.where(INSIDE, database).call(() -> work.run(tx));
            tx.finish();
        } catch (Throwable thrown) {
            DatabaseException failure = tx.failure();
            rollback(session, failure);
            if (failure == null) {
                throw thrown;
            }
            return new Outcome.Undone<>(thrown, failure);
        } finally {
            tx.abandon();
        }
        return commit(session, result);
    }

    private Outcome<T> commit(JdbcSession session, T result) {
        try {
            session.connection().commit();
            return new Outcome.Stands<>(result);
        } catch (SQLException e) {
            DatabaseException failure = session.translate(e, "the commit");
            rollback(session, failure);
            // A read has nothing that could stand.
            return pool.writes() && PostgresErrors.unanswered(e)
                    ? new Outcome.Unknown<>(unknown(failure))
                    : new Outcome.Undone<>(failure, failure);
        }
    }

    private static DatabaseException unknown(DatabaseException failure) {
        return new DatabaseException(
                Reason.UNKNOWN, "whether a commit stands is not known: " + failure.getMessage(), failure);
    }

    /// Ends the transaction. After an error that is not about rows the connection is not trusted again.
    private void rollback(JdbcSession session, @Nullable DatabaseException failure) {
        boolean sound = failure == null
                || failure.reason() == Reason.CONSTRAINT
                || PostgresErrors.remedy(failure.getCause()) == Remedy.REPEAT;
        try {
            session.connection().rollback();
        } catch (SQLException e) {
            LOG.debug("a transaction could not be rolled back; its connection is closed", e);
            sound = false;
        }
        if (!sound) {
            pool.distrust(session);
        }
    }

    private static void runAfterCommit(JdbcTransaction tx) {
        for (Runnable action : tx.afterCommitActions()) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("an action after a commit failed; the commit stands", e);
            }
        }
    }
}
