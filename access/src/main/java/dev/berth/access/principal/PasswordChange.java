package dev.berth.access.principal;

import dev.berth.platform.db.Transaction;

/// Ends what a password had opened, when another takes its place.
@FunctionalInterface
public interface PasswordChange {

    /// Who gives a user a new password. Whoever is given one by somebody else may have lost the account to a thief.
    enum By {
        OWNER,
        SOMEBODY_ELSE
    }

    /// A user's password is replaced by this transaction.
    void changed(Transaction tx, long user, By by);
}
