package dev.berth.control.immutability;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.PushGate;
import java.util.function.Predicate;

/// Holds tags immutable as the rules of their project say. The rules are read in the transaction that writes, never
/// remembered: a rule holds on every node from the moment that its maker was answered.
public final class ImmutabilityGate implements PushGate {

    private final JdbcImmutabilityStore store = new JdbcImmutabilityStore();

    @Override
    public void admit(Transaction tx, RepositoryName repository) {
        // A write that touches no tag that exists is never refused here.
    }

    @Override
    public Predicate<Tag> immutable(Transaction tx, RepositoryName repository) {
        return new ImmutabilityRules(store.list(tx, repository.project())).in(repository);
    }
}
