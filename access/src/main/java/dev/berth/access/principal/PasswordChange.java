package dev.berth.access.principal;

import dev.berth.platform.db.Transaction;

/// Ends what a password had opened, when another takes its place.
@FunctionalInterface
public interface PasswordChange {

    /// A user's password is replaced by this transaction.
    void changed(Transaction tx, long user);
}
