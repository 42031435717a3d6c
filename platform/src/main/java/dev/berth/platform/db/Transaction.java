package dev.berth.platform.db;

/// An open transaction; valid only inside the work that received it, on that thread.
///
/// The first statement that fails ends it, on both databases: catch a [DatabaseException] outside `transact`, and
/// write `on conflict` where a conflict is to be expected.
public interface Transaction {

    /// A statement with named parameters, `:name`. The text must be a constant: statements are cached by it.
    Query sql(String text);

    /// Registers an action to run after this transaction has become durable and before its caller continues; it does
    /// not run when the transaction is undone. Used to drop cached facts.
    void afterCommit(Runnable action);

    /// What of SQL differs between the databases.
    Dialect dialect();
}
