package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One consumer and the thread that hands it events.
final class Consumption implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Consumption.class);
    /// How often to look when nothing in this process says that there is something.
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);
    /// After so many failures with one event, the consumer goes on without it.
    private static final int PATIENCE = 5;

    private final EventConsumer consumer;
    private final Place place;
    private final Runnable afterwards;
    private final JdbcEventStore events = new JdbcEventStore();
    private final JdbcCursorStore cursors = new JdbcCursorStore();
    private final Semaphore woken = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock consuming = new ReentrantLock();
    private boolean oneByOne;
    private int failures;
    private volatile boolean closed;

    /// @param afterwards runs now and then
    Consumption(EventConsumer consumer, Place place, Runnable afterwards) {
        this.consumer = consumer;
        this.place = place;
        this.afterwards = afterwards;
    }

    /// Where it consumes.
    record Place(Database database, InstantSource clock, String node) {}

    /// How a step ended.
    private enum Step {
        CONSUMED,
        NOTHING,
        FAILED
    }

    private record Next(JdbcCursorStore.Cursor cursor, List<RecordedEvent> batch) {}

    EventConsumer consumer() {
        return consumer;
    }

    void start() {
        Thread.ofVirtual().name("events " + consumer.name()).start(this::run);
    }

    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        boolean well = true;
        while (!closed) {
            try {
                // New events do not end the rest: an event that fails would soon be given up.
                boolean _ = well
                        ? woken.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS)
                        : ended.await(REST_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                well = drainOrLog();
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            }
        }
    }

    private boolean drainOrLog() {
        try {
            boolean well = drain();
            if (!closed) {
                afterwards.run();
            }
            return well;
        } catch (RuntimeException e) {
            LOG.error("handing events to '{}' failed, trying again", consumer.name(), e);
            return false;
        }
    }

    /// Consumes what is there; whether nothing went wrong.
    boolean drain() {
        consuming.lock();
        try {
            Step step = Step.CONSUMED;
            while (!closed && step == Step.CONSUMED) {
                step = step();
            }
            return step != Step.FAILED;
        } finally {
            consuming.unlock();
        }
    }

    private Step step() {
        try {
            Optional<Next> next = next();
            if (next.isEmpty() || next.get().batch().isEmpty()) {
                oneByOne = false;
                return Step.NOTHING;
            }
            return consume(next.get().cursor(), next.get().batch());
        } catch (DatabaseException e) {
            LOG.warn("events wait for '{}' until the database answers: {}", consumer.name(), e.getMessage());
            return Step.FAILED;
        }
    }

    private Optional<Next> next() {
        return place.database()
                .read(tx -> cursors.find(tx, consumer.name())
                        .filter(cursor -> !cursor.heldByAnother(
                                place.node(), place.clock().instant()))
                        .map(cursor ->
                                new Next(cursor, events.after(tx, cursor.position(), oneByOne ? 1 : Events.BATCH))));
    }

    private Step consume(JdbcCursorStore.Cursor cursor, List<RecordedEvent> batch) {
        try {
            boolean mine = place.database().transact(tx -> {
                Instant now = place.clock().instant();
                // First of all: whoever loses the race for the cursor must not have done anything.
                boolean moved = cursors.advance(
                        tx,
                        consumer.name(),
                        cursor.position(),
                        batch.getLast().position(),
                        place.node(),
                        now.plus(Events.HELD),
                        now);
                if (moved) {
                    consumer.accept(tx, batch);
                }
                return moved;
            });
            failures = 0;
            return mine ? Step.CONSUMED : Step.NOTHING;
        } catch (DatabaseException e) {
            return switch (e.reason()) {
                case UNAVAILABLE, UNKNOWN, FULL -> throw e;
                case CONSTRAINT, BROKEN -> failed(cursor, batch, e);
            };
        } catch (RuntimeException e) {
            return failed(cursor, batch, e);
        }
    }

    /// The events are handed out one by one from here, so that only the one in the way is given up in the end.
    private Step failed(JdbcCursorStore.Cursor cursor, List<RecordedEvent> batch, RuntimeException cause) {
        if (batch.size() > 1) {
            oneByOne = true;
            failures = 0;
            LOG.warn("'{}' failed with {} events, trying them one by one", consumer.name(), batch.size(), cause);
            return Step.CONSUMED;
        }
        failures++;
        if (failures < PATIENCE) {
            LOG.warn("'{}' failed with an event, trying again", consumer.name(), cause);
            return Step.FAILED;
        }
        RecordedEvent given = batch.getFirst();
        LOG.error(
                "'{}' goes on without event {} ({} {} by {} at {}): it failed {} times",
                consumer.name(),
                given.position(),
                given.event().type(),
                given.event().subject(),
                given.event().actor().name(),
                given.at(),
                failures,
                cause);
        failures = 0;
        Instant now = place.clock().instant();
        place.database()
                .transact(tx -> cursors.advance(
                        tx,
                        consumer.name(),
                        cursor.position(),
                        given.position(),
                        place.node(),
                        now.plus(Events.HELD),
                        now));
        return Step.CONSUMED;
    }

    /// Waits for a batch under way, then lets another node have the consumer.
    @Override
    public void close() {
        closed = true;
        ended.countDown();
        wake();
        consuming.lock();
        try {
            place.database().transact(tx -> {
                cursors.release(tx, consumer.name(), place.node());
                return closed;
            });
        } catch (DatabaseException e) {
            LOG.debug("'{}' was not given back; its time runs out", consumer.name(), e);
        } finally {
            consuming.unlock();
        }
    }
}
