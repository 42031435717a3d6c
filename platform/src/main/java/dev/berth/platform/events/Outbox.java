package dev.berth.platform.events;

import dev.berth.platform.db.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where events are written down: in the transaction of the change that they tell of, so there is no change without
/// its event, and no event of what did not happen. A row is inserted and nothing else touched, so writers never wait
/// for each other here. Safe for use by many threads.
public final class Outbox {

    private final InstantSource clock;
    private final JdbcEventStore store = new JdbcEventStore();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Outbox(InstantSource clock) {
        this.clock = clock;
    }

    /// Writes an event down; one statement.
    public void append(Transaction tx, Event event) {
        append(tx, List.of(event));
    }

    /// Writes events down in this order; one statement, however many there are. Call it last: what the transaction
    /// was numbered by then says where the events stand among others.
    public void append(Transaction tx, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        store.insert(tx, events, clock.instant());
        tx.afterCommit(() -> listeners.forEach(Runnable::run));
    }

    /// From now on `listener` runs after each commit of this process that wrote events; it must be quick.
    void onAppended(Runnable listener) {
        listeners.add(listener);
    }
}
