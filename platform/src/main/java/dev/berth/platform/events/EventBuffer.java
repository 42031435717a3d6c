package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events that belong to no transaction, such as of what was refused: gathered in memory and written down in
/// batches, so that a flood of them costs little. A crash loses those that were not written yet; a database that is
/// lost during a commit may get some of them twice. Safe for use by many threads.
public final class EventBuffer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBuffer.class);
    private static final int BATCH = 500;
    /// Beyond, events are counted and dropped.
    private static final int LIMIT = 10_000;

    private final Database database;
    private final Outbox outbox;
    private final ConcurrentLinkedQueue<Event> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder dropped = new LongAdder();
    private @Nullable ScheduledFuture<?> schedule;

    public EventBuffer(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /// Keeps an event until the next flush; touches memory only.
    public void add(Event event) {
        if (size.incrementAndGet() > LIMIT) {
            size.decrementAndGet();
            dropped.increment();
            return;
        }
        events.add(event);
    }

    /// Writes down what was gathered. When the database refuses, the rest stays for the next time.
    ///
    /// @throws DatabaseException when the database refuses
    public synchronized void flush() {
        long lost = dropped.sumThenReset();
        if (lost > 0) {
            LOG.warn("{} events were not written down, because there were too many at once", lost);
        }
        while (true) {
            List<Event> batch = new ArrayList<>(BATCH);
            for (Event event : events) {
                if (batch.size() == BATCH) {
                    break;
                }
                batch.add(event);
            }
            if (batch.isEmpty()) {
                return;
            }
            database.transact(tx -> {
                outbox.append(tx, batch);
                return batch;
            });
            // Only this method takes events out, and others add at the end.
            batch.forEach(_ -> events.poll());
            size.addAndGet(-batch.size());
        }
    }

    /// Flushes every `interval` from now on.
    public synchronized void start(ScheduledExecutorService scheduler, Duration interval) {
        schedule = scheduler.scheduleWithFixedDelay(
                this::flushOrLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void flushOrLog() {
        try {
            flush();
        } catch (DatabaseException e) {
            LOG.warn("events could not be written down, and stay until that works: {}", e.getMessage());
        }
    }

    /// Ends the schedule and flushes for the last time.
    @Override
    public synchronized void close() {
        if (schedule != null) {
            schedule.cancel(false);
        }
        flushOrLog();
    }
}
