package dev.berth.registry.gate;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import java.util.Collection;

/// Keeps account of what the repositories of each project hold together, inside the transactions that change it: what
/// is counted and what is held never differ.
public interface StorageAccount {

    /// What is held.
    enum Kind {
        BLOB,
        MANIFEST
    }

    /// A repository holds content that it did not hold a moment ago; other repositories of its project may. Said once
    /// more of what was held already, it changes nothing.
    ///
    /// @throws dev.berth.platform.kernel.DomainException to refuse it, which undoes the transaction
    void gained(Transaction tx, RepositoryName repository, Kind kind, Digest digest, long size);

    /// No repository of the project holds these any more.
    void lost(Transaction tx, String project, Kind kind, Collection<Digest> digests);
}
