package dev.berth.control.view;

import dev.berth.platform.db.Database;
import java.util.Optional;
import java.util.Set;

/// How much there is. Safe for use by many threads.
public final class TotalViews {

    private final Database database;
    private final JdbcTotalStore store = new JdbcTotalStore();

    public TotalViews(Database database) {
        this.database = database;
    }

    /// What these projects have.
    ///
    /// @param projects their ids; empty for all
    public Totals of(Optional<Set<Long>> projects) {
        return database.read(tx -> store.totals(tx, projects));
    }
}
