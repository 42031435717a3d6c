package dev.berth.control.audit;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.List;

/// The tables `audit_forward` and `audit_forward_sender`.
final class JdbcForwardStore {

    /// A message that was not sent yet.
    record Waiting(long id, String message) {}

    void insert(Transaction tx, List<String> messages) {
        Tuples rows = new Tuples();
        messages.forEach(rows::add);
        tx.sql("""
                insert into audit_forward (message)
                select value ->> 0
                from
                """ + tx.dialect().tuples("rows")).bind("rows", rows.json()).update();
    }

    /// The oldest.
    List<Waiting> next(Transaction tx, int limit) {
        return tx.sql("""
                select id, message
                from audit_forward
                order by id
                limit :limit
                """).bind("limit", limit).list(row -> new Waiting(row.number("id"), row.text("message")));
    }

    /// How many wait, without counting them: they are sent, and deleted, in the order in which they came. A little
    /// more than there are when some were taken back while they were written.
    long waiting(Transaction tx) {
        return tx.sql("""
                select coalesce(
                    (select max(id) from audit_forward) - (select min(id) from audit_forward) + 1,
                    0
                ) as waiting
                """).first(row -> row.number("waiting")).orElse(0L);
    }

    void deleteUpTo(Transaction tx, long id) {
        tx.sql("delete from audit_forward where id <= :id").bind("id", id).update();
    }

    /// Lets a node send until then, unless another one does.
    boolean hold(Transaction tx, String node, Instant now, Instant until) {
        return tx.sql("""
                        insert into audit_forward_sender (id, holder, held_until, dropped)
                        values (1, :node, :until, 0)
                        on conflict (id) do update
                        set holder = excluded.holder, held_until = excluded.held_until
                        where audit_forward_sender.holder = :node
                        or audit_forward_sender.held_until <= :now
                        """)
                        .bind("node", node)
                        .bind("until", until)
                        .bind("now", now)
                        .update()
                == 1;
    }

    void release(Transaction tx, String node) {
        tx.sql("""
                update audit_forward_sender
                set holder = '', held_until = 0
                where id = 1
                and holder = :node
                """).bind("node", node).update();
    }

    void drop(Transaction tx, int messages) {
        tx.sql("""
                insert into audit_forward_sender (id, holder, held_until, dropped)
                values (1, '', 0, :messages)
                on conflict (id) do update
                set dropped = audit_forward_sender.dropped + excluded.dropped
                """).bind("messages", messages).update();
    }

    long dropped(Transaction tx) {
        return tx.sql("select dropped from audit_forward_sender where id = 1")
                .first(row -> row.number("dropped"))
                .orElse(0L);
    }
}
