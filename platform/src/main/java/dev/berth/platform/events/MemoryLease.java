package dev.berth.platform.events;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// For how long this node may answer from memory after it has looked for notices. Whoever changes a fact and does not
/// hear from a node waits for longer than that, and then knows that the node looks before it answers. Safe for use by
/// many threads.
///
/// A node that cannot look because the database does not answer serves on from memory: of all nodes on a database
/// that is away none changes anything. That is known when a look has failed, or has brought nothing for two seconds
/// in which this process was awake; a process that stood still itself, which counts no time, has to look first.
final class MemoryLease {

    /// Counted from the moment at which a look began.
    static final Duration TERM = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(MemoryLease.class);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int STEPS = 20;

    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile long end;
    private volatile State state = State.UNBOUND;

    /// @param nanos time that never goes back, as [System#nanoTime()]
    MemoryLease(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private enum State {
        /// Nobody waits for this node.
        UNBOUND,
        /// Good until the end of the term.
        BOUND,
        /// The database is away.
        AWAY
    }

    /// From now on memory is good only after a look.
    void begin() {
        end = nanos.getAsLong();
        become(State.BOUND);
    }

    boolean good() {
        return switch (state) {
            case UNBOUND, AWAY -> true;
            case BOUND -> nanos.getAsLong() - end < 0;
        };
    }

    /// A look that began at this moment has ended, and what it saw is forgotten.
    void extend(long began) {
        if (state != State.UNBOUND) {
            end = began + TERM.toNanos();
            become(State.BOUND);
        }
    }

    void databaseAway() {
        if (state == State.BOUND) {
            become(State.AWAY);
        }
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when memory is good. Never call it where a fact is being read into memory: the look waits for that.
    ///
    /// @param look makes somebody look now
    void await(Runnable look) {
        if (good()) {
            return;
        }
        look.run();
        boolean interrupted = false;
        lock.lock();
        try {
            for (int step = 0; !good() && step < STEPS; step++) {
                try {
                    boolean _ = changed.await(STEP.toNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (!good()) {
                LOG.warn("the database does not say what other nodes have changed; serving what is remembered");
                state = State.AWAY;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
