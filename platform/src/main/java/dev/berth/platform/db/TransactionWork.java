package dev.berth.platform.db;

import org.jspecify.annotations.Nullable;

/// What is done inside one transaction. It may run again from the start, with another transaction, when the first was
/// undone because of another node's; and perhaps on another thread than its caller's.
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object> {
    T run(Transaction tx);
}
