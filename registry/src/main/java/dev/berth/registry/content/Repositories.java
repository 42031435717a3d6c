package dev.berth.registry.content;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import java.util.List;
import java.util.Optional;

/// The repositories that exist: those that something was pushed to.
public final class Repositories {

    public Optional<RepositoryId> find(RepositoryName name) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public RepositoryId require(RepositoryName name) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public RepositoryId ensure(Transaction tx, RepositoryName name) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public List<RepositoryName> catalog(Optional<String> after, int limit) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public boolean anyUnder(String project) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// As above, inside a transaction, so that what it decides holds until the commit.
    public boolean anyUnder(Transaction tx, String project) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public void forgetEmpty(Transaction tx, String project) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// How many repositories with a manifest a project has.
    public long countUnder(String project) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
