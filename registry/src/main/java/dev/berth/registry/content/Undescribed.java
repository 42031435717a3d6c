package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.util.List;
import java.util.Optional;

/// The manifests of which nobody has written down yet what they are. A push does not wait for that; whoever needs it
/// describes first what is new. Safe for use by many threads, and by several nodes.
public final class Undescribed {

    /// How many bytes of manifests are held at once.
    private static final long BATCH_BYTES = 8L * 1024 * 1024;

    private final Database database;
    private final JdbcDescriptionStore store = new JdbcDescriptionStore();

    public Undescribed(Database database) {
        this.database = database;
    }

    /// Some of those in a repository; fewer than `limit` when they are large, none when all is described.
    public List<UndescribedManifest> in(RepositoryId repository, int limit) {
        return database.read(tx -> load(tx, store.in(tx, repository, limit)));
    }

    /// Some of those in the repositories of a project.
    public List<UndescribedManifest> under(String project, int limit) {
        return database.read(tx -> load(tx, store.under(tx, project, limit)));
    }

    /// Some of all.
    public List<UndescribedManifest> any(int limit) {
        return database.read(tx -> load(tx, store.any(tx, limit)));
    }

    /// A manifest that was described before, for who wants to know more of it; empty when it went.
    public Optional<UndescribedManifest> again(RepositoryId repository, Digest digest) {
        return database.read(tx -> store.find(tx, new JdbcDescriptionStore.Key(repository, digest, 0)));
    }

    private List<UndescribedManifest> load(Transaction tx, List<JdbcDescriptionStore.Key> keys) {
        long[] bytes = {0};
        return keys.stream()
                .takeWhile(key -> {
                    bytes[0] += key.size();
                    return bytes[0] <= BATCH_BYTES || key.equals(keys.getFirst());
                })
                .map(key -> store.find(tx, key))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Notes that a manifest is described, in the transaction that writes the description down. An index that lists
    /// it, and that was described without it, is to be described again.
    ///
    /// @return whether the manifest is still there, and was not described meanwhile
    public boolean settle(Transaction tx, RepositoryId repository, Digest digest) {
        if (!store.settle(tx, repository, digest)) {
            return false;
        }
        store.reopenParents(tx, repository, digest);
        return true;
    }
}
