package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. It takes all the work that waits, runs each in a savepoint of its own, and makes the
/// group durable with one commit, so that the cost of a sync is shared by all who wait for it. Work that nobody waits
/// beside needs no savepoint: what SQLite keeps to go back to one makes each statement of a large transaction dearer
/// than the one before.
final class SqliteWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final Pending<?> STOP = new Pending<>(_ -> "never run");

    private final SqliteFile file;
    private final SqliteDatabase.Options options;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock gate = new ReentrantLock();
    private final Thread thread;
    private boolean closed;
    private @Nullable JdbcSession session;
    /// Touched by the writer's thread only.
    private boolean insideWork;

    SqliteWriter(SqliteFile file, SqliteDatabase.Options options) {
        this.file = file;
        this.options = options;
        this.thread = Thread.ofPlatform().name("database-writer").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a transaction was asked for inside another one; pass the first one on");
        }
        SqliteReaders.requireNotReading();
        Pending<T> pending = new Pending<>(work);
        gate.lock();
        try {
            if (closed) {
                throw new DatabaseException(Reason.UNAVAILABLE, "the database is closed");
            }
            queue.add(pending);
        } finally {
            gate.unlock();
        }
        return pending.await();
    }

    /// A read inside a transaction would not see what that transaction wrote. After the commit it is welcome.
    void requireNotWriting() {
        if (Thread.currentThread() == thread && insideWork) {
            throw new IllegalStateException("a read was asked for inside a transaction; pass the transaction on");
        }
    }

    int waiting() {
        return queue.size();
    }

    /// Takes no more work, finishes what waits, and ends.
    void close() {
        gate.lock();
        try {
            if (!closed) {
                closed = true;
                queue.add(STOP);
            }
        } finally {
            gate.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        Queue<Pending<?>> waiting = new ArrayDeque<>();
        boolean stopping = false;
        while (!stopping) {
            takeWhatWaits(waiting);
            stopping = waiting.remove(STOP);
            while (!waiting.isEmpty()) {
                List<Pending<?>> group = new ArrayList<>(waiting.size());
                try {
                    runGroup(waiting, group);
                } catch (DatabaseException e) {
                    undo(group, waiting, e);
                } catch (RuntimeException | Error e) {
                    undo(group, waiting, new DatabaseException(Reason.BROKEN, "the commit failed", e));
                }
                group.forEach(Pending::release);
            }
        }
        checkpointAndClose();
    }

    private void takeWhatWaits(Queue<Pending<?>> waiting) {
        while (waiting.isEmpty()) {
            try {
                waiting.add(queue.take());
            } catch (InterruptedException _) {
                // Nobody may stop the writer but close(): an interrupt from inside some work is not for us.
            }
        }
        queue.drainTo(waiting, options.groupSize() - 1);
    }

    /// Moves work from `waiting` to `group` as it runs. When this throws, nothing of the group is in the database.
    private void runGroup(Queue<Pending<?>> waiting, List<Pending<?>> group) {
        JdbcSession writer = session();
        writer.execute("begin immediate");
        if (waiting.size() == 1) {
            runAlone(writer, waiting.remove(), group);
            return;
        }
        boolean suspect = false;
        while (!waiting.isEmpty()) {
            Pending<?> pending = waiting.remove();
            group.add(pending);
            JdbcTransaction tx = new JdbcTransaction(writer, Dialect.SQLITE);
            writer.execute("savepoint work");
            if (!run(pending, tx)) {
                suspect |= suspect(tx);
                // SQLite undoes the whole transaction on some errors; then this fails, and the group with it.
                writer.execute("rollback to work");
            }
            writer.execute("release work");
        }
        writer.execute("commit");
        if (suspect) {
            forgetSession();
        }
        group.stream().filter(Pending::succeeded).forEach(SqliteWriter::runAfterCommit);
    }

    private void runAlone(JdbcSession writer, Pending<?> pending, List<Pending<?>> group) {
        group.add(pending);
        JdbcTransaction tx = new JdbcTransaction(writer, Dialect.SQLITE);
        if (run(pending, tx)) {
            writer.execute("commit");
            runAfterCommit(pending);
            return;
        }
        writer.execute("rollback");
        if (suspect(tx)) {
            forgetSession();
        }
    }

    private boolean run(Pending<?> pending, JdbcTransaction tx) {
        insideWork = true;
        boolean succeeded = pending.run(tx);
        insideWork = false;
        return succeeded;
    }

    /// Whether the connection itself may be at fault.
    private static boolean suspect(JdbcTransaction tx) {
        DatabaseException failure = tx.failure();
        return failure != null && failure.reason() != Reason.CONSTRAINT;
    }

    private void undo(List<Pending<?>> group, Queue<Pending<?>> waiting, DatabaseException cause) {
        if (group.isEmpty()) {
            // The transaction could not even begin. Those who wait would meet the same error, after the same wait.
            group.addAll(waiting);
            waiting.clear();
        }
        for (Pending<?> pending : group) {
            JdbcTransaction tx = pending.transaction();
            DatabaseException own = tx == null ? null : tx.failure();
            pending.fail(own != null ? own : cause);
        }
        forgetSession();
    }

    private JdbcSession session() {
        JdbcSession open = session;
        if (open == null) {
            open = file.writer(options.cache());
            session = open;
        }
        return open;
    }

    /// Closes the connection, which also ends a transaction that is still open. The next group opens a new one: after
    /// a full or read-only disk the old one may not recover when the cause is gone.
    private void forgetSession() {
        JdbcSession old = session;
        session = null;
        if (old != null) {
            old.close();
        }
    }

    private static void runAfterCommit(Pending<?> pending) {
        JdbcTransaction tx = pending.transaction();
        if (tx == null) {
            return;
        }
        for (Runnable action : tx.afterCommitActions()) {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                LOG.error("an action after a commit failed; the commit stands", e);
            }
        }
    }

    private void checkpointAndClose() {
        try {
            JdbcSession writer = session();
            writer.execute("pragma wal_checkpoint(truncate)");
        } catch (DatabaseException e) {
            LOG.warn("the database's log could not be folded in; the next start does it: {}", e.getMessage());
        }
        forgetSession();
    }
}
