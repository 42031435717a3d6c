package dev.berth.control.audit;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tables `audit_forward` and `audit_forward_sender`.
final class JdbcForwardStore {

    /// A message that was not sent yet.
    record Waiting(long id, String message) {}

    /// A receiver that was set until then.
    record Former(String receiver, Instant until) {}

    void insert(Transaction tx, String receiver, List<String> messages) {
        Tuples rows = new Tuples();
        messages.forEach(rows::add);
        tx.sql("""
                insert into audit_forward (message, receiver)
                select value ->> 0, :receiver
                from
                """ + tx.dialect().tuples("rows"))
                .bind("rows", rows.json())
                .bind("receiver", receiver)
                .update();
    }

    /// The oldest for a receiver.
    List<Waiting> next(Transaction tx, String receiver, int limit) {
        return tx.sql("""
                select id, message
                from audit_forward
                where receiver = :receiver
                order by id
                limit :limit
                """)
                .bind("receiver", receiver)
                .bind("limit", limit)
                .list(row -> new Waiting(row.number("id"), row.text("message")));
    }

    /// A receiver that is not set any more and is still to get something.
    Optional<String> unserved(Transaction tx) {
        return tx.sql("select receiver from audit_forward where receiver > '' order by receiver limit 1")
                .first(row -> row.text("receiver"));
    }

    /// Whether something is for whichever receiver is set.
    boolean any(Transaction tx) {
        return tx.sql("select id from audit_forward where receiver = '' limit 1")
                .first(row -> row.number("id"))
                .isPresent();
    }

    /// From here on what waits for whichever is set waits for this one, and so does what happened by then.
    void addFormer(Transaction tx, Former former) {
        tx.sql("insert into audit_former_receiver (receiver, set_until) values (:receiver, :until)")
                .bind("receiver", former.receiver())
                .bind("until", former.until())
                .update();
        tx.sql("update audit_forward set receiver = :receiver where receiver = ''")
                .bind("receiver", former.receiver())
                .update();
    }

    /// The longest gone first.
    List<Former> formers(Transaction tx) {
        return tx.sql("select receiver, set_until from audit_former_receiver order by set_until, id")
                .list(row -> new Former(row.text("receiver"), row.instant("set_until")));
    }

    void forgetFormers(Transaction tx, Instant before) {
        tx.sql("delete from audit_former_receiver where set_until < :before")
                .bind("before", before)
                .update();
    }

    /// Lets the oldest that waits for a receiver go to whichever is set; so many at most.
    void readdress(Transaction tx, String receiver, int limit) {
        tx.sql("""
                update audit_forward set receiver = ''
                where id in (select id from audit_forward where receiver = :receiver order by id limit :limit)
                """).bind("receiver", receiver).bind("limit", limit).update();
    }

    /// Forgets the oldest that waits for a receiver, so many at most; how many.
    int deleteFor(Transaction tx, String receiver, int limit) {
        return tx.sql("""
                delete from audit_forward
                where id in (select id from audit_forward where receiver = :receiver order by id limit :limit)
                """).bind("receiver", receiver).bind("limit", limit).update();
    }

    /// How many wait, without counting them: they are sent, and deleted, in the order in which they came. A little
    /// more than there are when some were taken back while they were written, or wait for a receiver that was set.
    long waiting(Transaction tx) {
        return tx.sql("""
                select coalesce(
                    (select max(id) from audit_forward) - (select min(id) from audit_forward) + 1,
                    0
                ) as waiting
                """).first(row -> row.number("waiting")).orElse(0L);
    }

    void deleteUpTo(Transaction tx, String receiver, long id) {
        tx.sql("delete from audit_forward where receiver = :receiver and id <= :id")
                .bind("receiver", receiver)
                .bind("id", id)
                .update();
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
