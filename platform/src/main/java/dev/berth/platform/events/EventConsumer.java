package dev.berth.platform.events;

import dev.berth.platform.db.Transaction;
import java.util.List;

/// Does something about events: each of them once, in order, whichever node it runs on.
public interface EventConsumer {

    /// Unique and lasting: how far it has come is kept under it. A new one begins with the events of now.
    String name();

    /// Takes the next events, at most some hundreds. What it writes through `tx` is committed together with the
    /// note of how far it has come, so it counts once. It has no other effect before the commit, and may be called
    /// again with the same events; events that it does not know are passed over.
    void accept(Transaction tx, List<RecordedEvent> events);
}
