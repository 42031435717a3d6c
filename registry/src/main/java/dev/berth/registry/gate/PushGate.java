package dev.berth.registry.gate;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Has a say in every write to a repository, inside the transaction that writes: what it finds holds until the
/// commit. Called before anything is written, perhaps several times for one push.
@FunctionalInterface
public interface PushGate {

    /// Admits the write by returning.
    ///
    /// @throws dev.berth.platform.kernel.DomainException to refuse it
    void admit(Transaction tx, RepositoryName repository);

    /// Which tags of the repository must stay as they are once they exist: such a tag neither moves to another
    /// manifest nor goes, alone or with its manifest. Asked once for each write that is about tags, at a cost of at
    /// most one statement.
    default Predicate<Tag> immutable(Transaction tx, RepositoryName repository) {
        return _ -> false;
    }

    /// The account of what projects hold; empty when none is kept.
    default Optional<StorageAccount> account() {
        return Optional.empty();
    }

    /// A gate that admits what all of these admit. At most one of them keeps an account.
    static PushGate all(PushGate... gates) {
        return new AllGates(List.of(gates));
    }
}
