package dev.berth.access.robot;

import dev.berth.platform.db.Transaction;

/// Knows which projects there are.
@FunctionalInterface
public interface ProjectRegister {

    /// Whether there is a project with this id; asked in the transaction that relies on it.
    boolean exists(Transaction tx, long id);
}
