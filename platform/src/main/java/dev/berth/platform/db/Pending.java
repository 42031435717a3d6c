package dev.berth.platform.db;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// Work that waits for the writer, and its caller who waits for the outcome.
final class Pending<T extends @Nullable Object> {

    private final TransactionWork<T> work;
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable JdbcTransaction transaction;
    private @Nullable T result;
    private @Nullable Throwable failure;

    Pending(TransactionWork<T> work) {
        this.work = work;
    }

    /// Runs the work. An exception is kept for the caller.
    ///
    /// @return whether the work succeeded
    boolean run(JdbcTransaction tx) {
        transaction = tx;
        try {
            result = work.run(tx);
            tx.finish();
        } catch (Throwable e) {
            failure = e;
        } finally {
            tx.abandon();
        }
        return failure == null;
    }

    boolean succeeded() {
        return failure == null;
    }

    @Nullable
    JdbcTransaction transaction() {
        return transaction;
    }

    void fail(DatabaseException error) {
        failure = error;
    }

    void release() {
        released.countDown();
    }

    /// Waits until the outcome is durable. Not interruptible: the caller must learn what became of its work.
    T await() {
        boolean interrupted = false;
        while (true) {
            try {
                released.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw Pending.<RuntimeException>unchanged(failure);
        }
        return valueOf(result);
    }

    /// Throws what work threw, whatever it is.
    @SuppressWarnings("unchecked")
    static <E extends Throwable> RuntimeException unchanged(Throwable failure) throws E {
        throw (E) failure;
    }

    @SuppressWarnings("NullAway") // null is a value of T when T allows it
    private static <T extends @Nullable Object> T valueOf(@Nullable T result) {
        return result;
    }
}
