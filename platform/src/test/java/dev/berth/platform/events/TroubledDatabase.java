package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.DatabaseException.Reason;
import dev.berth.platform.db.ForwardingDatabase;
import dev.berth.platform.db.TransactionWork;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A way to a database that can be in trouble, for one node alone.
final class TroubledDatabase extends ForwardingDatabase {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Trouble trouble = Trouble.NONE;
    private int held;

    TroubledDatabase(Database database) {
        super(database);
    }

    enum Trouble {
        NONE,
        /// Nothing is answered.
        SILENT,
        /// Everything fails.
        GONE
    }

    void become(Trouble next) {
        lock.lock();
        try {
            trouble = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when somebody waits for an answer.
    void awaitSomebodyHeld() throws InterruptedException {
        lock.lock();
        try {
            while (held == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pass() {
        lock.lock();
        try {
            held++;
            changed.signalAll();
            while (trouble == Trouble.SILENT) {
                changed.awaitUninterruptibly();
            }
            held--;
            if (trouble == Trouble.GONE) {
                throw new DatabaseException(Reason.UNAVAILABLE, "the test took the database away");
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T extends @Nullable Object> T transact(TransactionWork<T> work) {
        pass();
        return super.transact(work);
    }

    @Override
    public <T extends @Nullable Object> T read(TransactionWork<T> work) {
        pass();
        return super.read(work);
    }
}
