package dev.berth.registry.gate;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;

/// Has a say in every write to a repository, inside the transaction that writes: what it finds holds until the
/// commit. Called before anything is written, perhaps several times for one push.
@FunctionalInterface
public interface PushGate {

    /// Admits the write by returning.
    ///
    /// @throws dev.berth.platform.kernel.DomainException to refuse it
    void admit(Transaction tx, RepositoryName repository);
}
