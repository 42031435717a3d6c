package dev.berth.access.authentication;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When each row of a table was last used to log in: kept in memory, and written down in batches, so that no request
/// waits for it. A crash loses what was not written yet. Safe for use by many threads.
public final class LastUses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final int BATCH = 500;
    // Beyond, uses go unnoted until the next flush.
    private static final int LIMIT = 100_000;

    private final Database database;
    private final InstantSource clock;
    private final Writer writer;
    private final ConcurrentMap<Long, Long> uses = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> schedule;

    /// Writes rows of an id and the milliseconds since 1970 at which it was used; in the order of the ids. What is
    /// there already and later stays.
    @FunctionalInterface
    public interface Writer {
        void write(Transaction tx, Tuples uses);
    }

    public LastUses(Database database, InstantSource clock, Writer writer) {
        this.database = database;
        this.clock = clock;
        this.writer = writer;
    }

    /// The row was used now; touches memory only.
    public void note(long id) {
        if (uses.size() < LIMIT || uses.containsKey(id)) {
            uses.merge(id, clock.millis(), Math::max);
        }
    }

    /// Writes down what was noted so far. When the database refuses, it stays for the next time.
    ///
    /// @throws DatabaseException when the database refuses
    public void flush() {
        Map<Long, Long> batch = new TreeMap<>();
        for (Long id : List.copyOf(new ArrayList<>(uses.keySet()))) {
            Long at = uses.remove(id);
            if (at != null) {
                batch.put(id, at);
            }
            if (batch.size() == BATCH) {
                write(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    /// Flushes every `interval` from now on.
    public synchronized void start(ScheduledExecutorService scheduler, Duration interval) {
        schedule = scheduler.scheduleWithFixedDelay(
                this::flushOrLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends the schedule and flushes for the last time.
    @Override
    public synchronized void close() {
        if (schedule != null) {
            schedule.cancel(false);
        }
        flushOrLog();
    }

    private void flushOrLog() {
        try {
            flush();
        } catch (DatabaseException e) {
            LOG.warn("last uses could not be written down, and stay noted until that works: {}", e.getMessage());
        }
    }

    private void write(Map<Long, Long> batch) {
        Tuples rows = new Tuples();
        batch.forEach((id, at) -> rows.add(id, at));
        try {
            database.transact(tx -> {
                writer.write(tx, rows);
                return true;
            });
        } catch (DatabaseException e) {
            batch.forEach((id, at) -> uses.merge(id, at, Math::max));
            throw e;
        }
    }
}
