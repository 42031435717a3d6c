package dev.berth.control.view;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import java.util.Optional;

/// Measures repositories, by reading all that they hold: not for those who wait for an answer. Safe for use by many
/// threads.
public final class UsageViews {

    private final Database database;
    private final RepositoryViews repositories;
    private final JdbcUsageViewStore store = new JdbcUsageViewStore();

    public UsageViews(Database database, RepositoryViews repositories) {
        this.database = database;
        this.repositories = repositories;
    }

    /// What was found.
    ///
    /// @param settled whether all that was pushed has been looked into; until then there are other artifacts
    public record Found(RepositoryUsage usage, boolean settled) {}

    /// What the repository holds now; empty when it does not exist for clients.
    public Optional<Found> of(RepositoryName name) {
        return repositories.find(name).map(view -> database.read(tx -> store.measure(tx, view)));
    }
}
