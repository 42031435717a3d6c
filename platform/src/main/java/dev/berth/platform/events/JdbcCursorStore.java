package dev.berth.platform.events;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The table `event_cursor`.
final class JdbcCursorStore {

    /// How far a consumer has come.
    ///
    /// @param holder the node that consumes
    record Cursor(Position position, String holder, Instant heldUntil) {

        /// Whether another node than `node` consumes at the moment.
        boolean heldByAnother(String node, Instant now) {
            return !holder.equals(node) && heldUntil.isAfter(now);
        }
    }

    /// Makes a consumer known, which begins at `start` if it is new.
    void register(Transaction tx, String consumer, Position start, Instant now) {
        tx.sql("""
                insert into event_cursor (consumer, xact, event_id, holder, held_until, seen_at)
                values (:consumer, :xact, :id, '', 0, :now)
                on conflict (consumer) do update
                set seen_at = excluded.seen_at
                """)
                .bind("consumer", consumer)
                .bind("xact", start.xact())
                .bind("id", start.id())
                .bind("now", now)
                .update();
    }

    Optional<Cursor> find(Transaction tx, String consumer) {
        return tx.sql("""
                select xact, event_id, holder, held_until
                from event_cursor
                where consumer = :consumer
                """).bind("consumer", consumer).first(JdbcCursorStore::cursor);
    }

    /// Moves a consumer forward, unless another node has it or has moved it meanwhile.
    boolean advance(
            Transaction tx, String consumer, Position from, Position to, String node, Instant until, Instant now) {
        return tx.sql("""
                        update event_cursor
                        set xact = :toXact, event_id = :toId, holder = :node, held_until = :until
                        where consumer = :consumer
                        and xact = :fromXact
                        and event_id = :fromId
                        and (holder = :node or held_until <= :now)
                        """)
                        .bind("toXact", to.xact())
                        .bind("toId", to.id())
                        .bind("node", node)
                        .bind("until", until)
                        .bind("consumer", consumer)
                        .bind("fromXact", from.xact())
                        .bind("fromId", from.id())
                        .bind("now", now)
                        .update()
                == 1;
    }

    /// Gives a consumer back, so that another node need not wait.
    void release(Transaction tx, String consumer, String node) {
        tx.sql("""
                update event_cursor
                set holder = '', held_until = 0
                where consumer = :consumer
                and holder = :node
                """).bind("consumer", consumer).bind("node", node).update();
    }

    /// What every consumer that was seen since `since` has behind it.
    Optional<Position> slowest(Transaction tx, Instant since) {
        return tx.sql("""
                select xact, event_id
                from event_cursor
                where seen_at >= :since
                order by xact, event_id
                limit 1
                """).bind("since", since).first(row -> new Position(row.number("xact"), row.number("event_id")));
    }

    /// Puts consumers that stand at a number of another server back to the start.
    void rewind(Transaction tx, long from) {
        tx.sql("update event_cursor set xact = 0, event_id = 0 where xact >= :from")
                .bind("from", from)
                .update();
    }

    private static Cursor cursor(Row row) {
        return new Cursor(
                new Position(row.number("xact"), row.number("event_id")),
                row.text("holder"),
                row.instant("held_until"));
    }
}
