package dev.berth.control.artifact;

import dev.berth.control.artifact.JdbcLineageStore.Lineage;
import dev.berth.platform.db.Database;
import dev.berth.registry.content.Undescribed;
import java.util.List;

/// Writes down the layers of images that were described without.
final class UnknownLineages implements EarlierArtifacts.Filler {

    private final Database database;
    private final Undescribed manifests;
    private final JdbcLineageStore store = new JdbcLineageStore();

    UnknownLineages(Database database, Undescribed manifests) {
        this.database = database;
        this.manifests = manifests;
    }

    @Override
    public long fill(long after, long upTo) {
        List<EarlierArtifact> unknown = database.read(tx -> store.unknown(tx, after, upTo));
        List<Lineage> found = unknown.stream()
                .flatMap(one -> manifests.again(one.repository(), one.digest()).stream()
                        .flatMap(manifest -> Describer.layers(manifest.content(), manifest.mediaType()).stream())
                        .map(layers -> new Lineage(one.id(), layers)))
                .toList();
        if (!found.isEmpty()) {
            database.transact(tx -> {
                store.save(tx, found);
                return found.size();
            });
        }
        return found.size();
    }
}
