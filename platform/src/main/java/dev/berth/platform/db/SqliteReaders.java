package dev.berth.platform.db;

import dev.berth.platform.db.DatabaseException.Reason;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The connections that read, at most `limit` at once: a native call holds a virtual thread's carrier, so more of
/// them than the machine can run only get in each other's way.
final class SqliteReaders {

    /// Bound while a thread reads. Whoever holds a reader must not wait for another one, or for the writer, whose
    /// work may itself wait for a reader.
    private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

    private final SqliteFile file;
    private final int limit;
    private final Duration patience;
    private final Semaphore permits;
    private final Deque<JdbcSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(SqliteFile file, int limit, Duration patience) {
        this.file = file;
        this.limit = limit;
        this.patience = patience;
        this.permits = new Semaphore(limit, true);
    }

    static void requireNotReading() {
        if (READING.isBound()) {
            throw new IllegalStateException("the database was asked for inside a read; pass the transaction on");
        }
    }

    <T extends @Nullable Object> T read(TransactionWork<T> work) {
        requireNotReading();
        acquire();
        try {
            if (closed) {
                throw new DatabaseException(Reason.UNAVAILABLE, "the database is closed");
            }
            // The one used last has the warmest cache.
            JdbcSession kept = idle.pollFirst();
            JdbcSession session = kept == null ? file.reader() : kept;
            boolean sound = false;
            try {
                T result = readOn(session, work);
                sound = true;
                return result;
            } catch (DatabaseException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                sound = true;
                throw e;
            } finally {
                keepOrClose(session, sound);
            }
        } finally {
            permits.release();
        }
    }

    private static <T extends @Nullable Object> T readOn(JdbcSession session, TransactionWork<T> work) {
        session.execute("begin");
        JdbcTransaction tx = new JdbcTransaction(session, Dialect.SQLITE);
        try {
            T result = ScopedValue.where(READING, true).call(() -> work.run(tx));
            tx.finish();
            return result;
        } finally {
            tx.abandon();
            session.execute("rollback");
        }
    }

    /// After an error of the database the connection is not trusted again.
    private void keepOrClose(JdbcSession session, boolean sound) {
        if (sound) {
            idle.addFirst(session);
        } else {
            session.close();
        }
    }

    void close() {
        closed = true;
        permits.acquireUninterruptibly(limit);
        for (JdbcSession session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
        permits.release(limit);
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseException(
                        Reason.UNAVAILABLE,
                        "all %d connections that read the database were busy for %d s"
                                .formatted(limit, patience.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException(Reason.UNAVAILABLE, "interrupted while waiting to read the database", e);
        }
    }
}
