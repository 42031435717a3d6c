package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.JdbcNoticeStore.Look;
import dev.berth.platform.events.JdbcNoticeStore.Notice;
import dev.berth.platform.events.JdbcNoticeStore.Written;
import dev.berth.platform.events.JdbcReaderStore.Reader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes which facts a transaction changed, so that they forget what they remember of them. Safe
/// for use by many threads. On a database that one node has to itself, nothing is written, nothing looked for, and
/// nobody waits.
///
/// A notice is a row of the transaction that changes the fact, so there is none without the change and no change
/// without its notice. Nodes look when the doorbell rings, and twice a second when it does not, so a lost ring only
/// costs half a second. Transactions are numbered when they begin to write and may commit in another order;
/// therefore a look goes back to the oldest transaction that was still open at the look before. A node that could
/// not look for minutes forgets everything, at the latest when it looks again.
///
/// Whoever must not be contradicted publishes and waits: until every node that was started has said that it looked
/// past the notice, or long enough that it may not answer from memory before it has looked. So what listeners
/// remember is to be answered from only while [#upToDate()], which is asked at the start of a request.
public final class Notices implements AutoCloseable {

    /// How long notices are kept.
    static final Duration KEPT = Duration.ofMinutes(10);
    /// A node that could not look for so long forgets everything. Far enough from [#KEPT] for clocks that differ.
    static final Duration AWAY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    /// Between two looks, however often it rings.
    private static final Duration REST = Duration.ofMillis(5);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    /// Longer than anybody takes to read a fact from the database into memory.
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);
    private static final long NOTHING = Long.MAX_VALUE;

    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final LongSupplier nanos;
    private final JdbcNoticeStore store = new JdbcNoticeStore();
    private final JdbcReaderStore readerStore = new JdbcReaderStore();
    private final Readers readers;
    private final MemoryLease lease;
    private final boolean shared;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Semaphore rung = new Semaphore(0);
    private final ReentrantLock looking = new ReentrantLock();
    /// Notices that the next look may see again, and the transactions that wrote them.
    private final Map<Long, Long> heard = new HashMap<>();
    private long horizon = NOTHING;
    private Instant lookedAt = Instant.MIN;
    private Instant forgetAgainAt = Instant.MAX;
    private boolean forgotten;
    /// Whether something was heard that the others do not know of yet.
    private boolean owing;
    private boolean failing;
    private Instant sweptAt = Instant.MIN;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private @Nullable AutoCloseable bell;
    private @Nullable Thread thread;
    private volatile boolean started;
    private volatile boolean closed;

    /// @param node names this process, differently from every other one
    public Notices(Database database, InstantSource clock, String node) {
        this(database, clock, node, System::nanoTime);
    }

    /// @param nanos time that never goes back, as [System#nanoTime()]
    Notices(Database database, InstantSource clock, String node, LongSupplier nanos) {
        this.database = database;
        this.clock = clock;
        this.node = node;
        this.nanos = nanos;
        this.shared = database.shared();
        this.readers = new Readers(database, node, nanos);
        this.lease = new MemoryLease(nanos);
    }

    private record Subscription(String topic, NoticeListener listener) {}

    /// Tells the other nodes, once the transaction is committed, that facts of this topic have changed. They may
    /// answer from what they remember for some milliseconds more. No name may hold a line break.
    public void publish(Transaction tx, String topic, Collection<String> names) {
        if (shared && !names.isEmpty()) {
            Written _ = write(tx, topic, names);
        }
    }

    /// As [#publish], and the transaction's caller goes on only when no other node answers any more from what the
    /// facts were: mostly after milliseconds, at the latest after one and a half seconds. The exception is a node
    /// that gets no answer from the database, see [#catchUp()].
    public void publishAndWait(Transaction tx, String topic, Collection<String> names) {
        if (shared && !names.isEmpty()) {
            Written notice = write(tx, topic, names);
            tx.afterCommit(() -> readers.await(notice));
        }
    }

    private Written write(Transaction tx, String topic, Collection<String> names) {
        Written notice = store.insert(tx, topic, String.join("\n", names), node, clock.instant());
        tx.afterCommit(() -> database.doorbell().ring());
        return notice;
    }

    /// From now on `listener` hears what other nodes change of this topic.
    public void subscribe(String topic, NoticeListener listener) {
        subscriptions.add(new Subscription(topic, listener));
    }

    /// Begins to look for notices. From now on others wait for this node.
    public void start() {
        if (shared) {
            started = true;
            lease.begin();
            bell = database.doorbell().onRing(rung::release);
            thread = Thread.ofPlatform().daemon().name("notices").start(this::listen);
        }
    }

    /// Whether a request that begins now may be answered from what listeners remember. Costs nothing and never
    /// waits. Always, before [#start]: nobody waits for such a node.
    public boolean upToDate() {
        return lease.good();
    }

    /// Waits until [#upToDate()], which takes a look at the database at most. When that does not answer within two
    /// seconds, what is remembered is served on, for as long as it does not answer. Never call it where a fact is
    /// being read into memory, nor inside a transaction.
    public void catchUp() {
        lease.await(rung::release);
    }

    /// How changes were answered since the start.
    public NoticeFigures figures() {
        return readers.figures();
    }

    private void listen() {
        lookOrLog();
        while (!closed) {
            try {
                boolean _ = rung.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                rung.drainPermits();
                lookOrLog();
                Thread.sleep(REST);
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            }
        }
    }

    private void lookOrLog() {
        try {
            look();
            failing = false;
            beginSweep();
        } catch (DatabaseException e) {
            lease.databaseAway();
            forgetIfAway();
            if (!failing && !closed) {
                failing = true;
                LOG.warn("what other nodes change is not heard until the database answers: {}", e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("looking for notices failed; everything is forgotten at the next look", e);
            miss();
        }
    }

    /// Some listener may not have heard what others did.
    private void miss() {
        looking.lock();
        try {
            horizon = NOTHING;
        } finally {
            looking.unlock();
        }
    }

    /// Looks for notices now; when this returns, the listeners have heard of everything that was committed before.
    ///
    /// @throws DatabaseException when the database is away
    public void look() {
        if (!shared) {
            return;
        }
        looking.lock();
        try {
            long began = nanos.getAsLong();
            Instant now = clock.instant();
            if (look(now)) {
                lease.extend(began);
            } else {
                rung.release();
            }
        } finally {
            looking.unlock();
        }
    }

    /// Whether those who change a fact knew all the while that they have to wait for this node.
    private boolean look(Instant now) {
        boolean missed = horizon == NOTHING || away(now);
        Look look = database.aside().read(tx -> store.look(tx, missed ? NOTHING : horizon, node));
        // A database that was put back to an earlier state counts its transactions anew.
        if (missed || look.horizon() < horizon) {
            forgetEverything();
            owing = true;
            // What was being read into memory just now may be older than this look, and was not forgotten.
            forgetAgainAt = now.plus(LONGEST_LOAD);
        } else {
            hear(look.notices());
            forgetAgain(now);
        }
        horizon = look.horizon();
        heard.values().removeIf(xact -> xact < horizon);
        lookedAt = now;
        forgotten = false;
        return !started || confirm(look);
    }

    /// Tells those who wait how far this node has looked. Whoever changed a fact while it was not on the list did not
    /// wait for it, so once it is there it has to look again.
    private boolean confirm(Look look) {
        if (closed) {
            return false;
        }
        if (look.listed() && !owing) {
            return true;
        }
        boolean listed = look.listed()
                && database.aside().transact(tx -> readerStore.update(tx, new Reader(node, look.snapshot())));
        if (!listed) {
            database.aside().transact(tx -> {
                readerStore.insert(tx, node);
                return node;
            });
        }
        owing = false;
        return listed;
    }

    private void hear(List<Notice> notices) {
        for (Notice notice : notices) {
            if (heard.putIfAbsent(notice.id(), notice.xact()) == null) {
                owing = true;
                subscriptions.stream()
                        .filter(subscription -> subscription.topic().equals(notice.topic()))
                        .forEach(subscription -> notice.names().forEach(subscription.listener()::changed));
            }
        }
    }

    private void forgetAgain(Instant now) {
        if (!now.isBefore(forgetAgainAt)) {
            forgetAgainAt = Instant.MAX;
            subscriptions.forEach(subscription -> subscription.listener().lost());
        }
    }

    private void forgetIfAway() {
        looking.lock();
        try {
            if (!forgotten && away(clock.instant())) {
                forgotten = true;
                forgetEverything();
            }
        } finally {
            looking.unlock();
        }
    }

    private boolean away(Instant now) {
        // A clock that was set back must not make an old look seem fresh.
        return lookedAt.isAfter(now) || lookedAt.isBefore(now.minus(AWAY));
    }

    private void forgetEverything() {
        heard.clear();
        subscriptions.forEach(subscription -> subscription.listener().lost());
    }

    /// Whoever looks does not wait for it: nobody is held up by a node that is only busy writing.
    private void beginSweep() {
        Instant now = clock.instant();
        if (sweptAt.isBefore(now.minus(SWEEP)) && sweeping.compareAndSet(false, true)) {
            sweptAt = now;
            Thread.ofVirtual().name("notices sweep").start(() -> {
                try {
                    sweep();
                } catch (DatabaseException e) {
                    LOG.debug("old notices stay for another minute: {}", e.getMessage());
                } finally {
                    sweeping.set(false);
                }
            });
        }
    }

    /// Drops old notices.
    void sweep() {
        Instant now = clock.instant();
        database.transact(tx -> {
            store.deleteOlderThan(tx, now.minus(KEPT));
            return now;
        });
    }

    /// Stops looking. Nobody waits for this node any more; it must have stopped to answer.
    @Override
    public void close() {
        closed = true;
        try {
            if (bell != null) {
                bell.close();
            }
        } catch (Exception e) {
            LOG.warn("the doorbell could not be taken down", e);
        }
        if (thread != null) {
            thread.interrupt();
            leave();
        }
        readers.close();
    }

    /// Without this somebody would wait in vain, once.
    private void leave() {
        try {
            if (looking.tryLock(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    database.aside().transact(tx -> {
                        readerStore.delete(tx, node);
                        return node;
                    });
                } finally {
                    looking.unlock();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (DatabaseException e) {
            LOG.debug("the others could not be told that this node ends", e);
        }
    }
}
