package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads along with the [Outbox] for all who listen on this node, as what happens on any node is committed. However
/// many listen, the database is asked once; while nobody does, it is not asked at all. Safe for use by many threads.
///
/// What this node commits is read at once, what others commit within half a second. Whoever comes back says where it
/// was, and gets what has happened since, as long as that is still there.
public final class EventFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    /// Between two looks, however much happens.
    private static final Duration REST = Duration.ofMillis(200);
    private static final int BATCH = 500;
    /// Who has missed more is better off looking at everything anew.
    private static final int MOST_MISSED = 5_000;
    /// Clocks differ, and a transaction may be open for a while.
    private static final Duration RESUMABLE = Events.KEPT.minusMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final JdbcEventStore store = new JdbcEventStore();
    private final Semaphore woken = new Semaphore(0);
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<EventListening> listening = ConcurrentHashMap.newKeySet();
    /// Up to where those who listen have been told; of no meaning while nobody does.
    private Mark reached = new Mark(Position.START, Instant.EPOCH);
    private @Nullable Thread thread;
    private boolean failing;
    private volatile boolean closed;

    public EventFeed(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        outbox.onAppended(this::wake);
    }

    /// Where somebody stands who reads along.
    ///
    /// @param at when it was known that everything up to there has been read
    public record Mark(Position position, Instant at) {}

    /// What somebody gets who begins to listen.
    ///
    /// @param missed whether something may have happened since its mark that is not among `since`
    /// @param since what has happened since its mark, the oldest first
    /// @param mark where it stands then
    public record Beginning(EventListening listening, boolean missed, List<RecordedEvent> since, Mark mark) {}

    /// Begins to listen from now on.
    public Beginning listen() {
        return listen(null);
    }

    /// Begins to listen behind a mark that this feed, or that of another node, gave out.
    ///
    /// @throws IllegalStateException when the feed was closed
    public Beginning listen(@Nullable Mark from) {
        EventListening mine = new EventListening(listening::remove);
        Mark begin;
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the feed of events has ended");
            }
            if (listening.isEmpty()) {
                reached = now();
            } else {
                // Whoever is not told yet of what is committed is told so later.
                read();
            }
            begin = reached;
            listening.add(mine);
            if (thread == null) {
                thread = Thread.ofVirtual().name("event feed").start(this::run);
            }
        } finally {
            lock.unlock();
        }
        wake();
        if (from == null) {
            return new Beginning(mine, false, List.of(), begin);
        }
        try {
            return resumed(mine, from, begin);
        } catch (RuntimeException e) {
            mine.close();
            throw e;
        }
    }

    private Beginning resumed(EventListening mine, Mark from, Mark begin) {
        Instant now = clock.instant();
        boolean gone = from.at().isBefore(now.minus(RESUMABLE))
                || from.at().isAfter(now.plus(RESUMABLE))
                || from.position().compareTo(begin.position()) > 0;
        if (gone) {
            return new Beginning(mine, true, List.of(), begin);
        }
        List<RecordedEvent> since = database.read(tx -> store.after(tx, from.position(), MOST_MISSED)).stream()
                .filter(event -> event.position().compareTo(begin.position()) <= 0)
                .toList();
        return since.size() == MOST_MISSED
                ? new Beginning(mine, true, List.of(), begin)
                : new Beginning(mine, false, since, begin);
    }

    /// How many listen on this node.
    public int listeners() {
        return listening.size();
    }

    /// Where everybody stands who has heard all that was told.
    Mark reached() {
        lock.lock();
        try {
            return reached;
        } finally {
            lock.unlock();
        }
    }

    private Mark now() {
        Instant now = clock.instant();
        return new Mark(database.read(store::now), now);
    }

    private void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        while (!closed) {
            try {
                boolean _ = woken.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                if (!lookOrLog()) {
                    return;
                }
                Thread.sleep(REST);
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            }
        }
    }

    /// Tells what there is; whether anybody listens.
    private boolean lookOrLog() {
        lock.lock();
        try {
            if (listening.isEmpty() || closed) {
                thread = null;
                return false;
            }
            read();
            failing = false;
        } catch (DatabaseException e) {
            if (!failing && !closed) {
                failing = true;
                LOG.warn("who listens to events hears nothing until the database answers: {}", e.getMessage());
            }
        } catch (RuntimeException e) {
            LOG.error("reading events for those who listen failed, trying again", e);
        } finally {
            lock.unlock();
        }
        return true;
    }

    private void read() {
        while (true) {
            Instant now = clock.instant();
            Position from = reached.position();
            List<RecordedEvent> batch = database.read(tx -> store.after(tx, from, BATCH));
            Mark mark = batch.isEmpty()
                    ? new Mark(from, now)
                    : new Mark(
                            batch.getLast().position(),
                            batch.size() < BATCH ? now : batch.getLast().at());
            reached = mark;
            listening.forEach(one -> one.tell(batch, mark));
            if (batch.size() < BATCH) {
                return;
            }
        }
    }

    /// Ends; everybody who listens is told that there is no more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            List.copyOf(listening).forEach(EventListening::close);
        } finally {
            lock.unlock();
        }
        wake();
    }
}
