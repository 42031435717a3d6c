package dev.berth.platform.events;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table `notice`. Only PostgreSQL is ever asked: no other database has several nodes.
final class JdbcNoticeStore {

    /// A notice of another node.
    record Notice(long id, long xact, String topic, List<String> names) {}

    /// A notice that a transaction wrote, and the number of the transaction.
    record Written(long id, long xact) {}

    /// What one look saw.
    ///
    /// @param snapshot a [Snapshot] as text: what was there to be seen
    /// @param listed whether those who change a fact wait for the node that looked
    record Look(String snapshot, boolean listed, List<Notice> notices) {

        long horizon() {
            return Snapshot.parse(snapshot).horizon();
        }
    }

    Written insert(Transaction tx, String topic, String names, String sender, Instant now) {
        return tx.sql("""
                insert into notice (topic, names, sender, xact, created_at)
                values (:topic, :names, :sender, cast(cast(pg_current_xact_id() as text) as bigint), :now)
                returning id, xact
                """)
                .bind("topic", topic)
                .bind("names", names)
                .bind("sender", sender)
                .bind("now", now)
                .first(row -> new Written(row.number("id"), row.number("xact")))
                .orElseThrow();
    }

    /// The notices of other nodes than `node` whose transactions are numbered `from` or higher, and the snapshot in
    /// which they were seen.
    Look look(Transaction tx, long from, String node) {
        List<Seen> seen = tx.sql("""
                select
                    cast(pg_current_snapshot() as text) as snapshot,
                    case when reader.node is null then 0 else 1 end as listed,
                    notice.id,
                    notice.xact,
                    notice.topic,
                    notice.names
                from (select 1) as once
                left join notice_reader as reader on reader.node = :node
                left join notice on notice.xact >= :from and notice.sender <> :node
                order by notice.id
                """).bind("from", from).bind("node", node).list(JdbcNoticeStore::seen);
        return new Look(
                seen.getFirst().snapshot(),
                seen.getFirst().listed(),
                seen.stream().map(Seen::notice).filter(notice -> notice != null).toList());
    }

    void deleteOlderThan(Transaction tx, Instant before) {
        tx.sql("""
                delete from notice
                where created_at < :before
                """).bind("before", before).update();
    }

    private record Seen(
            String snapshot, boolean listed, @Nullable Notice notice) {}

    private static Seen seen(Row row) {
        Long id = row.numberOrNull("id");
        return new Seen(
                row.text("snapshot"),
                row.flag("listed"),
                id == null
                        ? null
                        : new Notice(
                                id,
                                row.number("xact"),
                                row.text("topic"),
                                row.text("names").lines().toList()));
    }
}
