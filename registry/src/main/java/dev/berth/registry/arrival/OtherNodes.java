package dev.berth.registry.arrival;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.registry.arrival.JdbcArrivalStore.NodeRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nodes on one database tell each other of uploads. Each writes a row that no other writes: that somebody
/// looks on there, and, only while somebody looks on elsewhere, its own uploads. Used by one thread; any may ask
/// for what it found.
///
/// A row counts by how its number of beats changes, in periods of whoever reads it, so no clocks are compared.
final class OtherNodes {

    /// Periods after which a node that looks on says so again.
    static final int REPEATED_AFTER = 30;
    /// Periods after which a node that has said nothing is not there any more.
    static final int GONE_AFTER = 3 * REPEATED_AFTER;
    /// Periods for which the uploads of a node are believed in when it says nothing new.
    static final int FRESH_FOR = 4;

    private static final Logger LOG = LoggerFactory.getLogger(OtherNodes.class);

    private final Database database;
    private final String node;
    private final JdbcArrivalStore store = new JdbcArrivalStore();
    private final Map<String, Heard> heard = new HashMap<>();
    private Own own = Own.NOTHING;
    private boolean failing;
    private volatile List<Progress> progress = List.of();

    OtherNodes(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /// A node's last beat, and in which period it was new here.
    ///
    /// @param moved whether it has changed since it was first heard; before, its node may be gone
    private record Heard(long beat, long period, boolean moved) {

        Heard then(long next, long now) {
            return beat == next ? this : new Heard(next, now, true);
        }
    }

    /// What this node has told of itself.
    private record Own(long beat, long period, boolean watching, String uploads) {

        static final Own NOTHING = new Own(0, 0, false, "");

        boolean says() {
            return watching || !uploads.isEmpty();
        }
    }

    /// The uploads of the other nodes, as they last said.
    List<Progress> progress() {
        return progress;
    }

    /// Whether this node has told anything that others may still rely on.
    boolean told() {
        return own.says();
    }

    /// Tells and hears. When the database does not answer, all stays as it was.
    void exchange(long period, boolean watching, List<Progress> mine) {
        try {
            List<NodeRow> rows = database.read(tx -> store.others(tx, node));
            boolean elsewhere = hear(period, watching, rows);
            tell(new Own(own.beat() + 1, period, watching, elsewhere ? ProgressText.write(mine) : ""));
            failing = false;
        } catch (DatabaseException e) {
            if (!failing) {
                failing = true;
                LOG.warn("uploads of other nodes are not seen until the database answers: {}", e.getMessage());
            }
        }
    }

    private boolean hear(long period, boolean watching, List<NodeRow> rows) {
        heard.keySet().retainAll(rows.stream().map(NodeRow::node).toList());
        boolean elsewhere = false;
        List<Progress> all = new ArrayList<>();
        for (NodeRow row : rows) {
            Heard known = heard.merge(
                    row.node(), new Heard(row.beat(), period, false), (before, _) -> before.then(row.beat(), period));
            long silent = period - known.period();
            if (silent > GONE_AFTER) {
                forget(row);
            } else {
                elsewhere |= row.watching();
            }
            if (watching && known.moved() && silent <= FRESH_FOR) {
                all.addAll(ProgressText.read(row.uploads()));
            }
        }
        progress = List.copyOf(all);
        return elsewhere;
    }

    private void forget(NodeRow row) {
        boolean _ = database.transact(tx -> store.deleteSilent(tx, row.node(), row.beat()));
    }

    private void tell(Own now) {
        boolean due = now.watching() && now.period() - own.period() >= REPEATED_AFTER;
        boolean moves = !now.uploads().isEmpty();
        boolean other = now.watching() != own.watching() || !now.uploads().equals(own.uploads());
        if (!due && !moves && !other) {
            return;
        }
        database.transact(tx -> {
            if (now.says()) {
                store.put(tx, new NodeRow(node, now.beat(), now.watching(), now.uploads()));
            } else {
                store.delete(tx, node);
            }
            return node;
        });
        own = now;
    }

    /// Says that this node is gone.
    void leave() {
        if (!told()) {
            return;
        }
        try {
            database.transact(tx -> {
                store.delete(tx, node);
                return node;
            });
        } catch (DatabaseException e) {
            LOG.debug("the others could not be told that this node ends", e);
        }
    }
}
