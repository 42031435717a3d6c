package dev.berth.registry.content;

import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.List;
import java.util.Optional;

/// Tags whose place in lists nobody has written down yet: those of before there were such lists, and those that a
/// node of an earlier version made. Safe for use by many threads and by several nodes, who may fill in the same at
/// once.
public final class UnorderedTags {

    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 10;

    private final Database database;
    private final JdbcTagOrderStore store = new JdbcTagOrderStore();

    public UnorderedTags(Database database) {
        this.database = database;
    }

    /// Fills in some thousands of a repository's, so that its list can be shown; none is the usual case, and one
    /// read.
    public void order(RepositoryId repository) {
        int batches = 0;
        while (batches < MOST_BATCHES && fill(Optional.of(repository)) > 0) {
            batches++;
        }
    }

    /// Fills in some; how many. Call it until there are none.
    public int orderSome() {
        return fill(Optional.empty());
    }

    private int fill(Optional<RepositoryId> repository) {
        boolean any = database.read(tx -> !store.unordered(tx, repository, 1).isEmpty());
        return any ? database.transact(tx -> fill(tx, repository)) : 0;
    }

    private int fill(Transaction tx, Optional<RepositoryId> repository) {
        List<JdbcTagOrderStore.Key> found = store.unordered(tx, repository, BATCH);
        Tuples rows = new Tuples();
        found.forEach(key -> rows.add(key.repository().value(), key.name(), TagOrder.of(new Tag(key.name()))));
        store.order(tx, rows);
        return found.size();
    }
}
