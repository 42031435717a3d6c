package dev.berth.control.project;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.gate.PushGate;

/// Nothing is written below a project that does not exist. The caller was authorised when the project did; it may
/// have been deleted since, and whoever makes a project of that name later must not find what the late push left.
public final class ProjectGate implements PushGate {

    private final JdbcProjectStore store = new JdbcProjectStore();

    @Override
    public void admit(Transaction tx, RepositoryName repository) {
        if (store.findByName(tx, repository.project()).isEmpty()) {
            throw new DomainException(
                    RegistryErrorCode.NAME_UNKNOWN,
                    "cannot push to %s: there is no project '%s'".formatted(repository, repository.project()));
        }
    }
}
