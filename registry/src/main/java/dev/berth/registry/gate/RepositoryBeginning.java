package dev.berth.registry.gate;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;

/// Keeps something for each repository, from the moment that there is one.
@FunctionalInterface
public interface RepositoryBeginning {

    /// A repository is made by this transaction, which is the first that pushes to it.
    ///
    /// @param repository of its row
    void begun(Transaction tx, long repository, RepositoryName name);
}
