package dev.berth.platform.db;

import org.jspecify.annotations.Nullable;

/// The metadata database. Safe for use by many threads; callers may be virtual threads.
///
/// Work must be short and must not wait for anything but the database: never hold a transaction while bytes move.
/// Neither verb may be called inside the work of the other, or of itself: pass the transaction on.
public interface Database extends AutoCloseable {

    /// Runs `work` in a transaction that may write, and returns its result once the commit is durable. If `work`
    /// throws, all that it did is undone and the exception reaches the caller unchanged. Several callers'
    /// transactions may share one commit; each is still undone alone.
    ///
    /// `work` may run more than once, when another node's transaction got in its way: it must have no effect but
    /// through its transaction, and start from the same values each time. What it returns is the last run's.
    ///
    /// @throws DatabaseException when the database refuses, is away, or has no room: then nothing of it is there,
    ///     unless the reason is `UNKNOWN`
    <T extends @Nullable Object> T transact(TransactionWork<T> work);

    /// Runs `work` on a consistent snapshot that includes every transaction acknowledged before this call; it
    /// cannot write.
    ///
    /// @throws DatabaseException when the database is away
    <T extends @Nullable Object> T read(TransactionWork<T> work);

    /// Whether other nodes may use this database at the same time.
    boolean shared();

    /// Wakes the other nodes on this database, and is woken by them.
    Doorbell doorbell();

    /// The same database over a few connections of its own, if it is one with connections: for the little that many
    /// requests rely on, which must not queue behind them. Its statements end after two seconds. It is closed with
    /// this one.
    default Database aside() {
        return this;
    }

    @Override
    void close();
}
