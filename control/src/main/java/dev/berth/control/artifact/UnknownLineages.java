package dev.berth.control.artifact;

import dev.berth.control.artifact.JdbcLineageStore.Lineage;
import dev.berth.control.artifact.JdbcLineageStore.Unknown;
import dev.berth.platform.db.Database;
import dev.berth.registry.content.Undescribed;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/// Writes down the layers of images that were described without: by versions before this, and by nodes of such a
/// version while the nodes are replaced. Follows the ids that artifacts get when they are described.
final class UnknownLineages {

    private static final int PORTION = 500;

    /// Two nodes may commit in another order than that of the ids: so many are looked at twice.
    private static final int OVERLAP = 1000;

    private final Database database;
    private final Undescribed manifests;
    private final JdbcLineageStore store = new JdbcLineageStore();

    UnknownLineages(Database database, Undescribed manifests) {
        this.database = database;
        this.manifests = manifests;
    }

    /// Goes through what was described since the last time, or as far as there is time for; how many rows it wrote.
    long fill(BooleanSupplier stop) {
        long seen = database.read(store::seen);
        if (database.read(store::newest) <= seen) {
            return 0;
        }
        long filled = 0;
        long after = Math.max(0, seen - OVERLAP);
        OptionalLong end = end(after);
        while (end.isPresent() && !stop.getAsBoolean()) {
            filled += fill(after, end.getAsLong());
            after = end.getAsLong();
            end = end(after);
        }
        return filled;
    }

    private OptionalLong end(long after) {
        return database.read(tx -> store.end(tx, after, PORTION));
    }

    private long fill(long after, long upTo) {
        List<Unknown> unknown = database.read(tx -> store.unknown(tx, after, upTo));
        List<Lineage> found = unknown.stream()
                .flatMap(one -> manifests.again(one.repository(), one.digest()).stream()
                        .flatMap(manifest -> Describer.layers(manifest.content(), manifest.mediaType()).stream())
                        .map(layers -> new Lineage(one.artifact(), layers)))
                .toList();
        return database.transact(tx -> {
            if (!found.isEmpty()) {
                store.save(tx, found);
            }
            store.look(tx, Math.max(store.seen(tx), upTo));
            return found.size();
        });
    }
}
