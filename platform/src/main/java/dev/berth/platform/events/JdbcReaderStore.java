package dev.berth.platform.events;

import dev.berth.platform.db.Transaction;
import java.util.List;

/// The table `notice_reader`. Only PostgreSQL is ever asked: no other database has several nodes.
final class JdbcReaderStore {

    /// A node that answers from memory.
    ///
    /// @param seen the [Snapshot] of its last look that it told of, as text
    record Reader(String node, String seen) {}

    /// Enters the node. From this moment on those who change a fact wait for it.
    void insert(Transaction tx, String node) {
        tx.sql("""
                insert into notice_reader (node, seen)
                values (:node, cast(pg_current_snapshot() as text))
                on conflict (node) do nothing
                """).bind("node", node).update();
    }

    /// Whether the node was there.
    boolean update(Transaction tx, Reader reader) {
        return tx.sql("""
                update notice_reader
                set seen = :seen
                where node = :node
                """)
                        .bind("seen", reader.seen())
                        .bind("node", reader.node())
                        .update()
                > 0;
    }

    List<Reader> others(Transaction tx, String node) {
        return tx.sql("""
                select node, seen
                from notice_reader
                where node <> :node
                """).bind("node", node).list(row -> new Reader(row.text("node"), row.text("seen")));
    }

    void delete(Transaction tx, String node) {
        tx.sql("""
                delete from notice_reader
                where node = :node
                """).bind("node", node).update();
    }

    /// Deletes the node if it has told of nothing since and there was something to tell of: a transaction that was
    /// undone has left no notice.
    boolean deleteSilent(Transaction tx, Reader reader, long notice) {
        return tx.sql("""
                delete from notice_reader
                where node = :node and seen = :seen and exists (
                    select 1
                    from notice
                    where id = :notice
                )
                """)
                        .bind("node", reader.node())
                        .bind("seen", reader.seen())
                        .bind("notice", notice)
                        .update()
                > 0;
    }
}
