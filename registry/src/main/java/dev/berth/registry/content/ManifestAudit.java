package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import java.util.List;

/// Reads stored manifests one after the other, to verify them. Safe for use by many threads.
public final class ManifestAudit {

    private final Database database;
    private final JdbcAuditStore store = new JdbcAuditStore();

    public ManifestAudit(Database database) {
        this.database = database;
    }

    /// A place between two manifests in the order in which they are read.
    public record Position(long repository, String digest) {

        /// Before the first one.
        public static final Position START = new Position(0, "");
    }

    /// A manifest as it is stored, right or wrong.
    ///
    /// @param position the place after it
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(Position position, RepositoryName repository, Digest digest, byte[] content) {}

    /// The manifests after `position`, at most `limit`; they are held in memory.
    public List<Entry> after(Position position, int limit) {
        return database.read(tx -> store.after(tx, position, limit));
    }
}
