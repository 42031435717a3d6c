package dev.berth.registry.gate;

import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Gates one behind the other.
record AllGates(List<PushGate> gates) implements PushGate {

    @Override
    public void admit(Transaction tx, RepositoryName repository) {
        gates.forEach(gate -> gate.admit(tx, repository));
    }

    @Override
    public Predicate<Tag> immutable(Transaction tx, RepositoryName repository) {
        return gates.stream().map(gate -> gate.immutable(tx, repository)).reduce(_ -> false, Predicate::or);
    }

    @Override
    public Optional<StorageAccount> account() {
        return gates.stream().map(PushGate::account).flatMap(Optional::stream).findFirst();
    }
}
