package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts who shares a layer. Safe for use by many threads.
public final class LayerSharing {

    /// Counting ends here; a base image may be in everything.
    public static final int MOST = 1000;

    private final Database database;
    private final JdbcLayerSharingStore store = new JdbcLayerSharingStore();

    public LayerSharing(Database database) {
        this.database = database;
    }

    /// Where a layer is.
    ///
    /// @param artifacts at most [#MOST]
    /// @param repositories of these artifacts
    public record Shared(long artifacts, long repositories) {}

    /// In how many artifacts each of these layers is, as far as the asker may see them.
    ///
    /// @param projects ids of closed projects that count with the open ones; empty for all
    public Map<Digest, Shared> of(Collection<Digest> layers, Optional<Set<Long>> projects) {
        return layers.isEmpty() ? Map.of() : database.read(tx -> store.shared(tx, layers, projects));
    }
}
