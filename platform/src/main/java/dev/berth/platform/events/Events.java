package dev.berth.platform.events;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what the [Outbox] holds and hands it to consumers, each of them on a thread of its own. Of several nodes,
/// one at a time has a consumer; another takes it over when that one has been silent for [#HELD]. Events that all
/// consumers have behind them stay for [#KEPT], for those who read along, and go then. Safe for use by many threads.
public final class Events implements AutoCloseable {

    /// How long events stay at least, once they were consumed.
    public static final Duration KEPT = Duration.ofMinutes(10);

    static final Duration HELD = Duration.ofSeconds(15);
    /// Of a consumer that no node has had for so long, no events are kept.
    static final Duration REMEMBERED = Duration.ofDays(7);
    /// How many events a consumer is given at once.
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration SEEN = Duration.ofHours(1);
    private static final int SWEPT_AT_ONCE = 1_000;

    private final Database database;
    private final InstantSource clock;
    private final String node;
    private final JdbcEventStore store = new JdbcEventStore();
    private final JdbcCursorStore cursors = new JdbcCursorStore();
    private final List<Consumption> consumptions = new CopyOnWriteArrayList<>();
    private volatile Instant sweptAt = Instant.MIN;
    private volatile Instant seenAt = Instant.MIN;

    /// @param node names this process, differently from every other one
    public Events(Database database, Outbox outbox, InstantSource clock, String node) {
        this.database = database;
        this.clock = clock;
        this.node = node;
        outbox.onAppended(() -> consumptions.forEach(Consumption::wake));
    }

    /// From now on `consumer` gets what happens, once [#start()] was called.
    public void register(EventConsumer consumer) {
        see(consumer, clock.instant());
        consumptions.add(new Consumption(consumer, new Consumption.Place(database, clock, node), this::sweep));
    }

    /// Begins to hand out events.
    public void start() {
        repair();
        consumptions.forEach(Consumption::start);
    }

    /// Hands out what is there now, and returns when all consumers of this node have had it, or another node has
    /// them. For tests, and before a process ends.
    public void drain() {
        consumptions.forEach(Consumption::drain);
    }

    /// The names of the consumers of this node.
    public List<String> consumers() {
        return consumptions.stream()
                .map(consumption -> consumption.consumer().name())
                .toList();
    }

    /// How old the oldest event is that a consumer has not had, on whichever node; zero when it has had all.
    public Duration behind(String consumer) {
        return database.read(tx -> cursors.find(tx, consumer)
                        .flatMap(cursor ->
                                store.after(tx, cursor.position(), 1).stream().findFirst()))
                .map(oldest -> Duration.between(oldest.at(), clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /// The position behind everything that has happened.
    public Position now() {
        return database.read(store::now);
    }

    /// The events behind a position, in order; for those who read along. What is older than [#KEPT] may be gone.
    public List<RecordedEvent> after(Position position, int limit) {
        return database.read(tx -> store.after(tx, position, limit));
    }

    /// A database that was put back from a dump counts its transactions anew: the numbers in it mean nothing here.
    /// What was consumed then goes, the rest is handed out as the oldest; some of it perhaps for the second time.
    private void repair() {
        database.transact(tx -> {
            long next = store.nextXact(tx);
            List<Position> foreign = cursors.slowest(tx, Instant.EPOCH).stream()
                    .filter(slowest -> slowest.xact() >= next)
                    .toList();
            for (Position slowest : foreign) {
                store.delete(tx, slowest, Instant.ofEpochMilli(Long.MAX_VALUE), Integer.MAX_VALUE);
                store.renumber(tx, next);
                cursors.rewind(tx, next);
            }
            return next;
        });
    }

    /// Drops what nobody needs any more, now and then.
    void sweep() {
        Instant now = clock.instant();
        if (sweptAt.isAfter(now.minus(SWEEP))) {
            return;
        }
        sweptAt = now;
        try {
            if (!seenAt.isAfter(now.minus(SEEN))) {
                seenAt = now;
                consumptions.forEach(consumption -> see(consumption.consumer(), now));
            }
            while (droppable(now)) {
                drop(now);
            }
        } catch (DatabaseException e) {
            LOG.warn("old events stay until the database answers: {}", e.getMessage());
        }
    }

    private void see(EventConsumer consumer, Instant now) {
        database.transact(tx -> {
            cursors.register(tx, consumer.name(), store.now(tx), now);
            return consumer;
        });
    }

    private boolean droppable(Instant now) {
        return database.read(tx -> cursors.slowest(tx, now.minus(REMEMBERED))
                .filter(slowest -> store.any(tx, slowest, now.minus(KEPT)))
                .isPresent());
    }

    private void drop(Instant now) {
        database.transact(tx -> {
            cursors.slowest(tx, now.minus(REMEMBERED))
                    .ifPresent(slowest -> store.delete(tx, slowest, now.minus(KEPT), SWEPT_AT_ONCE));
            return now;
        });
    }

    /// Ends; what was not consumed waits for the next start, or another node.
    @Override
    public void close() {
        consumptions.forEach(Consumption::close);
    }
}
