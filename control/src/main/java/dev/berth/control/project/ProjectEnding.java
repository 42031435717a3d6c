package dev.berth.control.project;

import dev.berth.platform.db.Transaction;

/// Keeps something of projects, and removes it when a project goes.
@FunctionalInterface
public interface ProjectEnding {

    /// A project is deleted by this transaction.
    void ended(Transaction tx, long project);
}
