package dev.berth.access.principal;

import dev.berth.platform.db.Transaction;
import java.util.Optional;

/// Says which names no user is given, because others log in under them.
@FunctionalInterface
public interface ReservedNames {

    /// Why no user may be called so, as the end of a sentence; empty when one may. Asked in the transaction that
    /// makes the user.
    Optional<String> objection(Transaction tx, String username);
}
