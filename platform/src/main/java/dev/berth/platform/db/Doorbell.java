package dev.berth.platform.db;

/// Wakes other nodes on the same database. A ring may be lost, so it is only ever a hint to look now rather than
/// later. Safe for use by many threads.
public interface Doorbell {

    /// Rings at every other node soon, without waiting for it; rings in quick succession may become one. Called after
    /// a commit, never inside a transaction: who is woken then sees what was committed.
    void ring();

    /// Runs `action` whenever another node may have rung, also when rings may have been missed. It runs on the
    /// doorbell's own thread and must not wait; a node may hear its own ring. Closing the result ends it.
    AutoCloseable onRing(Runnable action);
}
