package dev.berth.platform.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transaction on a session, for as long as its work runs. It ends with the first error: what PostgreSQL enforces,
/// so that work which passes on SQLite passes there.
final class JdbcTransaction implements Transaction {

    private final JdbcSession session;
    private final Dialect dialect;
    private final Thread owner = Thread.currentThread();
    private final List<Runnable> afterCommit = new ArrayList<>(2);
    private @Nullable DatabaseException failure;
    private boolean over;

    JdbcTransaction(JdbcSession session, Dialect dialect) {
        this.session = session;
        this.dialect = dialect;
    }

    @Override
    public Query sql(String text) {
        requireUsable();
        return new JdbcQuery(this, session, session.parse(text));
    }

    @Override
    public void afterCommit(Runnable action) {
        requireUsable();
        afterCommit.add(action);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    void requireUsable() {
        if (over || Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction was used outside the work that received it");
        }
        if (failure != null) {
            throw new IllegalStateException(
                    "a transaction was used after one of its statements failed; let the exception end the work",
                    failure);
        }
    }

    DatabaseException failed(DatabaseException error) {
        failure = error;
        return error;
    }

    /// Ends the work's use of this transaction. Work that swallowed a failed statement has failed all the same.
    void finish() {
        over = true;
        if (failure != null) {
            throw failure;
        }
    }

    void abandon() {
        over = true;
    }

    @Nullable
    DatabaseException failure() {
        return failure;
    }

    List<Runnable> afterCommitActions() {
        return afterCommit;
    }
}
