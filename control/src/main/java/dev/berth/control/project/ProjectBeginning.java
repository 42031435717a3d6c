package dev.berth.control.project;

import dev.berth.platform.db.Transaction;
import java.util.OptionalLong;

/// Keeps something for each project, from the moment that there is one.
@FunctionalInterface
public interface ProjectBeginning {

    /// A project is made by this transaction.
    ///
    /// @param storageLimit how many bytes whoever makes it wants it to hold at most; -1 for no limit
    void begun(Transaction tx, Project project, OptionalLong storageLimit);
}
