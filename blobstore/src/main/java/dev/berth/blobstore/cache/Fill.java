package dev.berth.blobstore.cache;

import dev.berth.blobstore.ObjectKey;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One object on its way to the disk. Those who read it meanwhile follow as far as it has come.
final class Fill {

    private final ObjectKey key;
    private final long size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private long position;
    private State state = State.RUNNING;
    private boolean unwanted;
    // Who fills is one of them.
    private int users = 1;

    Fill(ObjectKey key, long size) {
        this.key = key;
        this.size = size;
    }

    private enum State {
        RUNNING,
        DONE,
        FAILED
    }

    ObjectKey key() {
        return key;
    }

    long size() {
        return size;
    }

    /// How many bytes are on the disk.
    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    void reached(long bytes) {
        lock.lock();
        try {
            if (bytes > position) {
                position = bytes;
                progress.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Makes the caller a user, until it leaves; false when the last one has left, or the object is not to be seen.
    boolean join() {
        lock.lock();
        try {
            if (users == 0 || unwanted) {
                return false;
            }
            users++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// True for the last user, who cleans up.
    boolean leave() {
        lock.lock();
        try {
            users--;
            return users == 0;
        } finally {
            lock.unlock();
        }
    }

    /// The object was deleted: it is not to be kept when the last user has left. False when that has happened.
    boolean forget() {
        lock.lock();
        try {
            unwanted = true;
            return users > 0;
        } finally {
            lock.unlock();
        }
    }

    boolean unwanted() {
        lock.lock();
        try {
            return unwanted;
        } finally {
            lock.unlock();
        }
    }

    /// All bytes are on the disk. Unless the object was deleted meanwhile, does what makes it known, before anybody
    /// can delete it unnoticed; whether it did.
    boolean done(Runnable makeKnown) {
        lock.lock();
        try {
            state = State.DONE;
            progress.signalAll();
            if (!unwanted) {
                makeKnown.run();
            }
            return !unwanted;
        } finally {
            lock.unlock();
        }
    }

    /// The bytes do not come; what has come is not kept.
    void failed() {
        lock.lock();
        try {
            unwanted = true;
            if (state == State.RUNNING) {
                state = State.FAILED;
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until there are bytes beyond `from`; how many there are. 0 when none will come.
    long awaitBeyond(long from) throws InterruptedException {
        lock.lock();
        try {
            while (position <= from && state == State.RUNNING) {
                progress.await();
            }
            return Math.max(0, position - from);
        } finally {
            lock.unlock();
        }
    }
}
