package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.events.JdbcNoticeStore.Written;
import dev.berth.platform.events.JdbcReaderStore.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets those who have changed a fact wait until no other node answers from what it was before. One thread looks for
/// all that wait. Safe for use by many threads.
///
/// A node that does not confirm in time is struck from the list, so that nobody waits for it again. It may not answer
/// from memory by then, see [MemoryLease], and enters itself before it does so again.
final class Readers implements AutoCloseable {

    /// How long a node has to confirm. Longer than a [MemoryLease], though clocks differ in their pace.
    static final Duration PATIENCE = MemoryLease.TERM.plusMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    /// For the thread that looks to strike the silent.
    private static final Duration MARGIN = Duration.ofMillis(300);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(2);
    private static final Duration LONG_PAUSE = Duration.ofMillis(25);
    /// Nodes that are well confirm within this time.
    private static final Duration YOUNG = Duration.ofMillis(50);

    private final Database database;
    private final String node;
    private final LongSupplier nanos;
    private final JdbcReaderStore store = new JdbcReaderStore();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final List<Waiting> waiting = new ArrayList<>();
    private final LongAdder waits = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final LongAdder unconfirmed = new LongAdder();
    private @Nullable Thread thread;
    private boolean come;
    private boolean failing;
    private volatile boolean closed;

    Readers(Database database, String node, LongSupplier nanos) {
        this.database = database;
        this.node = node;
        this.nanos = nanos;
    }

    private record Waiting(Written notice, long since, CompletableFuture<Boolean> confirmed) {}

    /// Waits until every node that answers from memory has seen this notice, or may not answer from memory any more.
    /// Call it after the commit.
    void await(Written notice) {
        long since = nanos.getAsLong();
        Waiting mine = new Waiting(notice, since, new CompletableFuture<>());
        add(mine);
        // The change is committed: an interrupt cannot take it back, nor shorten what its caller relies on.
        boolean inTime = mine.confirmed()
                .completeOnTimeout(false, PATIENCE.plus(MARGIN).toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!inTime) {
            remove(List.of(mine));
            unconfirmed.increment();
        }
        waits.increment();
        waitedNanos.add(nanos.getAsLong() - since);
    }

    NoticeFigures figures() {
        return new NoticeFigures(waits.sum(), waitedNanos.sum(), unconfirmed.sum());
    }

    private void add(Waiting mine) {
        lock.lock();
        try {
            waiting.add(mine);
            come = true;
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().daemon().name("notice-readers").start(this::watch);
            }
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void remove(List<Waiting> done) {
        lock.lock();
        try {
            waiting.removeAll(done);
        } finally {
            lock.unlock();
        }
    }

    private void watch() {
        while (!closed) {
            try {
                lookOrLog(nextWaiting());
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            }
        }
    }

    /// All that wait, when it is time to look again or somebody has come.
    private List<Waiting> nextWaiting() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && waiting.isEmpty()) {
                arrived.await();
            }
            long left = pause().toNanos();
            while (!closed && !come && left > 0) {
                left = arrived.awaitNanos(left);
            }
            come = false;
            return List.copyOf(waiting);
        } finally {
            lock.unlock();
        }
    }

    private Duration pause() {
        boolean young =
                waiting.isEmpty() || nanos.getAsLong() - waiting.getLast().since() < YOUNG.toNanos();
        return young ? SHORT_PAUSE : LONG_PAUSE;
    }

    private void lookOrLog(List<Waiting> now) {
        try {
            look(now);
            failing = false;
        } catch (DatabaseException e) {
            if (!failing && !closed) {
                failing = true;
                LOG.warn("whether other nodes have seen a change is not known: {}", e.getMessage());
            }
        }
    }

    /// @param now those who wait; all of their changes were committed before this call
    private void look(List<Waiting> now) {
        long begun = nanos.getAsLong();
        List<Reader> others = database.aside().read(tx -> store.others(tx, node));
        List<Waiting> done = new ArrayList<>();
        for (Waiting each : now) {
            List<Reader> silent = others.stream()
                    .filter(other ->
                            !Snapshot.parse(other.seen()).sees(each.notice().xact()))
                    .toList();
            if (silent.isEmpty()) {
                done.add(each);
                each.confirmed().complete(true);
            } else if (begun - each.since() >= PATIENCE.toNanos()) {
                done.add(each);
                strike(silent, each.notice());
                each.confirmed().complete(false);
            }
        }
        remove(done);
    }

    private void strike(List<Reader> silent, Written notice) {
        for (Reader reader : silent) {
            if (database.aside().transact(tx -> store.deleteSilent(tx, reader, notice.id()))) {
                LOG.warn(
                        "node {} did not say within {} ms that it has seen a change; it looks anew before it answers"
                                + " from memory, and nobody waits for it until then",
                        reader.node(),
                        PATIENCE.toMillis());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
