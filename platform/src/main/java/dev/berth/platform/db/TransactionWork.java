package dev.berth.platform.db;

import org.jspecify.annotations.Nullable;

/// What is done inside one transaction. It runs once, perhaps on another thread than its caller's.
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object> {
    T run(Transaction tx);
}
