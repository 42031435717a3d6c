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

    /// What one look saw.
    ///
    /// @param horizon every transaction with a lower number has ended, and what it wrote was there to be seen
    record Look(long horizon, List<Notice> notices) {}

    void insert(Transaction tx, String topic, String names, String sender, Instant now) {
        tx.sql("""
                insert into notice (topic, names, sender, xact, created_at)
                values (:topic, :names, :sender, cast(cast(pg_current_xact_id() as text) as bigint), :now)
                """)
                .bind("topic", topic)
                .bind("names", names)
                .bind("sender", sender)
                .bind("now", now)
                .update();
    }

    /// The notices of other nodes than `node` whose transactions are numbered `from` or higher, and the horizon of
    /// the same snapshot.
    Look look(Transaction tx, long from, String node) {
        List<Seen> seen = tx.sql("""
                select horizon.xmin as horizon, notice.id, notice.xact, notice.topic, notice.names
                from (
                    select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as xmin
                ) as horizon
                left join notice on notice.xact >= :from and notice.sender <> :node
                order by notice.id
                """).bind("from", from).bind("node", node).list(JdbcNoticeStore::seen);
        return new Look(
                seen.getFirst().horizon(),
                seen.stream().map(Seen::notice).filter(notice -> notice != null).toList());
    }

    void deleteOlderThan(Transaction tx, Instant before) {
        tx.sql("""
                delete from notice
                where created_at < :before
                """).bind("before", before).update();
    }

    private record Seen(long horizon, @Nullable Notice notice) {}

    private static Seen seen(Row row) {
        Long id = row.numberOrNull("id");
        return new Seen(
                row.number("horizon"),
                id == null
                        ? null
                        : new Notice(
                                id,
                                row.number("xact"),
                                row.text("topic"),
                                row.text("names").lines().toList()));
    }
}
