package dev.berth.registry.arrival;

import dev.berth.platform.db.Transaction;
import java.util.List;

/// The table `arrival`: a row for each node that looks on or is looked at, written by that node.
final class JdbcArrivalStore {

    /// What a node has told.
    ///
    /// @param beat another number each time
    /// @param watching whether somebody looks on there
    /// @param uploads what is under way there, as [ProgressText]
    record NodeRow(String node, long beat, boolean watching, String uploads) {}

    List<NodeRow> others(Transaction tx, String node) {
        return tx.sql("""
                select node, beat, watching, uploads
                from arrival
                where node <> :node
                """)
                .bind("node", node)
                .list(row -> new NodeRow(
                        row.text("node"), row.number("beat"), row.number("watching") == 1, row.text("uploads")));
    }

    void put(Transaction tx, NodeRow row) {
        tx.sql("""
                insert into arrival (node, beat, watching, uploads)
                values (:node, :beat, :watching, :uploads)
                on conflict (node) do update
                set beat = excluded.beat, watching = excluded.watching, uploads = excluded.uploads
                """)
                .bind("node", row.node())
                .bind("beat", row.beat())
                .bind("watching", row.watching() ? 1L : 0L)
                .bind("uploads", row.uploads())
                .update();
    }

    void delete(Transaction tx, String node) {
        tx.sql("""
                delete from arrival
                where node = :node
                """).bind("node", node).update();
    }

    /// Deletes what a node has told if it has told nothing since.
    boolean deleteSilent(Transaction tx, String node, long beat) {
        return tx.sql("""
                delete from arrival
                where node = :node
                and beat = :beat
                """).bind("node", node).bind("beat", beat).update() > 0;
    }
}
