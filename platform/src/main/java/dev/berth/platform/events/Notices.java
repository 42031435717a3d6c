package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.JdbcNoticeStore.Look;
import dev.berth.platform.events.JdbcNoticeStore.Notice;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the other nodes which facts a transaction changed, so that they forget what they remember of them. Safe
/// for use by many threads. On a database that one node has to itself, nothing is written and nothing looked for.
///
/// A notice is a row of the transaction that changes the fact, so there is none without the change and no change
/// without its notice. Nodes look when the doorbell rings, and twice a second when it does not, so a lost ring
/// only costs half a second. Transactions are numbered when they begin to write and may commit in another order;
/// therefore a look goes back to the oldest transaction that was still open at the look before. A node that could
/// not look for minutes forgets everything, at the latest when it looks again.
public final class Notices implements AutoCloseable {

    /// How long notices are kept.
    static final Duration KEPT = Duration.ofMinutes(10);
    /// A node that could not look for so long forgets everything. Far enough from [#KEPT] for clocks that differ.
    static final Duration AWAY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    /// Between two looks, however often it rings.
    private static final Duration REST = Duration.ofMillis(20);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    /// Longer than anybody takes to read a fact from the database into memory.
    private static final Duration LONGEST_LOAD = Duration.ofSeconds(30);
    private static final long NOTHING = Long.MAX_VALUE;

    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final JdbcNoticeStore store = new JdbcNoticeStore();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Semaphore rung = new Semaphore(0);
    private final ReentrantLock looking = new ReentrantLock();
    /// Notices that the next look may see again, and the transactions that wrote them.
    private final Map<Long, Long> heard = new HashMap<>();
    private long horizon = NOTHING;
    private Instant lookedAt = Instant.MIN;
    private Instant sweptAt = Instant.MIN;
    private Instant forgetAgainAt = Instant.MAX;
    private boolean forgotten;
    private boolean failing;
    private @Nullable AutoCloseable bell;
    private @Nullable Thread thread;
    private volatile boolean closed;

    /// @param node names this process, differently from every other one
    public Notices(Database database, InstantSource clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
    }

    private record Subscription(String topic, NoticeListener listener) {}

    /// Tells the other nodes, once the transaction is committed, that facts of this topic have changed. No name
    /// may hold a line break.
    public void publish(Transaction tx, String topic, Collection<String> names) {
        if (!database.shared() || names.isEmpty()) {
            return;
        }
        store.insert(tx, topic, String.join("\n", names), node, clock.instant());
        tx.afterCommit(() -> database.doorbell().ring());
    }

    /// From now on `listener` hears what other nodes change of this topic.
    public void subscribe(String topic, NoticeListener listener) {
        subscriptions.add(new Subscription(topic, listener));
    }

    /// Begins to look for notices.
    public void start() {
        if (database.shared()) {
            bell = database.doorbell().onRing(rung::release);
            thread = Thread.ofPlatform().daemon().name("notices").start(this::listen);
        }
    }

    private void listen() {
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
        } catch (DatabaseException e) {
            forgetIfAway();
            if (!failing && !closed) {
                failing = true;
                LOG.warn("what other nodes change is not heard until the database answers: {}", e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("looking for notices failed", e);
        }
    }

    /// Looks for notices now; when this returns, the listeners have heard of everything that was committed before.
    ///
    /// @throws DatabaseException when the database is away
    public void look() {
        if (!database.shared()) {
            return;
        }
        looking.lock();
        try {
            Instant now = clock.instant();
            boolean missed = horizon == NOTHING || away(now);
            Look look = database.read(tx -> store.look(tx, missed ? NOTHING : horizon, node));
            // A database that was put back to an earlier state counts its transactions anew.
            if (missed || look.horizon() < horizon) {
                forgetEverything();
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
            sweep(now);
        } finally {
            looking.unlock();
        }
    }

    private void hear(List<Notice> notices) {
        for (Notice notice : notices) {
            if (heard.putIfAbsent(notice.id(), notice.xact()) == null) {
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

    private void sweep(Instant now) {
        if (sweptAt.isBefore(now.minus(SWEEP))) {
            sweptAt = now;
            database.transact(tx -> {
                store.deleteOlderThan(tx, now.minus(KEPT));
                return now;
            });
        }
    }

    /// Stops looking.
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
        }
    }
}
