package dev.berth.control.artifact;

import dev.berth.platform.db.Database;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Goes through what was described by versions that wrote down less, and by nodes of such a version while the nodes are
/// replaced. Follows the ids that artifacts get when they are described.
final class EarlierArtifacts {

    private static final int PORTION = 500;

    /// Two nodes may commit in another order than that of the ids: so many are looked at twice.
    private static final int OVERLAP = 1000;

    private final Database database;
    private final JdbcSeenStore store;
    private final Filler filler;

    /// Writes down what is not known of some artifacts.
    @FunctionalInterface
    interface Filler {
        /// Of those with an id above `after` up to `upTo`; how many rows it wrote.
        long fill(long after, long upTo);
    }

    EarlierArtifacts(Database database, JdbcSeenStore store, Filler filler) {
        this.database = database;
        this.store = store;
        this.filler = filler;
    }

    /// Goes through what was described since the last time, or as far as there is time for; how many rows were written.
    long fill(BooleanSupplier stop) {
        long seen = database.read(store::seen);
        if (database.read(store::newest) <= seen) {
            return 0;
        }
        long filled = 0;
        long after = Math.max(0, seen - OVERLAP);
        OptionalLong end = end(after);
        while (end.isPresent() && !stop.getAsBoolean()) {
            long upTo = end.getAsLong();
            filled += filler.fill(after, upTo);
            look(upTo);
            after = upTo;
            end = end(after);
        }
        return filled;
    }

    private void look(long upTo) {
        database.transact(tx -> {
            store.look(tx, Math.max(store.seen(tx), upTo));
            return upTo;
        });
    }

    private OptionalLong end(long after) {
        return database.read(tx -> store.end(tx, after, PORTION));
    }
}
