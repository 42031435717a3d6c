package dev.berth.control.audit;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tables `audit_forward`, `audit_forward_sender` and `audit_former_receiver`.
final class JdbcForwardStore {

    /// Stands for whichever receiver is set when a message is sent.
    static final String WHICHEVER = "";

    /// A message that was not sent yet.
    record Waiting(long id, String message) {}

    /// A receiver that was set until then; [#WHICHEVER] when it was given up.
    record Former(String receiver, Instant until) {}

    /// What waits for a receiver, behind one row and up to another.
    ///
    /// @param mark how the rows are marked: with the receiver's name, or with [#WHICHEVER]
    private record Range(String mark, long after, long upTo) {}

    /// The oldest that waits for a receiver.
    record Portion(Range range, List<Waiting> waiting) {

        boolean isEmpty() {
            return waiting.isEmpty();
        }
    }

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
    Portion next(Transaction tx, String receiver, int limit) {
        Portion portion = new Portion(new Range(receiver, 0, 0), List.of());
        for (Range range : ranges(tx, receiver)) {
            portion = next(tx, range, limit);
            if (!portion.isEmpty()) {
                break;
            }
        }
        return portion;
    }

    private static Portion next(Transaction tx, Range range, int limit) {
        return new Portion(
                range,
                tx.sql("""
                select id, message
                from audit_forward
                where receiver = :mark
                and id > :after
                and id <= :upTo
                order by id
                limit :limit
                """)
                        .bind("mark", range.mark())
                        .bind("after", range.after())
                        .bind("upTo", range.upTo())
                        .bind("limit", limit)
                        .list(row -> new Waiting(row.number("id"), row.text("message"))));
    }

    /// Where to look for what waits for a receiver, the oldest first. What is told to a receiver late names it.
    private static List<Range> ranges(Transaction tx, String receiver) {
        List<Range> ranges = new ArrayList<>(tx.sql("""
                select after_id, up_to
                from audit_former_receiver
                where receiver = :receiver
                and up_to > after_id
                order by up_to
                """)
                .bind("receiver", receiver)
                .list(row -> new Range(WHICHEVER, row.number("after_id"), row.number("up_to"))));
        long after = receiver.equals(WHICHEVER) ? changedAt(tx) : 0;
        ranges.add(new Range(receiver, after, Long.MAX_VALUE));
        return ranges;
    }

    /// The last row that waited when the receiver was last changed.
    private static long changedAt(Transaction tx) {
        return tx.sql("select coalesce(max(up_to), 0) as changed from audit_former_receiver")
                .first(row -> row.number("changed"))
                .orElse(0L);
    }

    /// A receiver that is not set any more and is still to get something.
    Optional<String> unserved(Transaction tx) {
        return tx.sql("select receiver from audit_forward where receiver > '' order by receiver limit 1")
                .first(row -> row.text("receiver"))
                .or(() -> tx.sql("""
                        select f.receiver
                        from audit_former_receiver f
                        where f.receiver > ''
                        and f.up_to > f.after_id
                        and exists (
                            select 1
                            from audit_forward w
                            where w.receiver = ''
                            and w.id > f.after_id
                            and w.id <= f.up_to
                        )
                        order by f.up_to
                        limit 1
                        """).first(row -> row.text("receiver")));
    }

    /// Whether something is for whichever receiver is set.
    boolean any(Transaction tx) {
        boolean marked = tx.sql("select id from audit_forward where receiver = '' limit 1")
                .first(row -> row.number("id"))
                .isPresent();
        return marked && !next(tx, WHICHEVER, 1).isEmpty();
    }

    /// From here on what waits for whichever is set waits for this one, and so does what happened by then. Costs the
    /// same however much waits.
    void addFormer(Transaction tx, Former former) {
        tx.sql("update audit_former_receiver set receiver = :receiver where receiver = ''")
                .bind("receiver", former.receiver())
                .update();
        tx.sql("""
                insert into audit_former_receiver (receiver, set_until, after_id, up_to)
                values (
                    :receiver, :until, :after,
                    (select case when max(id) > :after then max(id) else :after end from audit_forward)
                )
                """)
                .bind("receiver", former.receiver())
                .bind("until", former.until())
                .bind("after", changedAt(tx))
                .update();
    }

    /// The longest gone first.
    List<Former> formers(Transaction tx) {
        return tx.sql("select receiver, set_until from audit_former_receiver order by set_until, id")
                .list(row -> new Former(row.text("receiver"), row.instant("set_until")));
    }

    /// Forgets who was set until before that, and waits for nothing.
    void forgetFormers(Transaction tx, Instant before) {
        tx.sql("""
                delete from audit_former_receiver
                where set_until < :before
                and not exists (
                    select 1
                    from audit_forward w
                    where w.receiver = ''
                    and w.id > audit_former_receiver.after_id
                    and w.id <= audit_former_receiver.up_to
                )
                """).bind("before", before).update();
    }

    /// Lets what waits for a receiver go to whichever is set; of what names it, the oldest, so many at most.
    void readdress(Transaction tx, String receiver, int limit) {
        tx.sql("update audit_former_receiver set receiver = '' where receiver = :receiver and up_to > after_id")
                .bind("receiver", receiver)
                .update();
        tx.sql("""
                update audit_forward set receiver = ''
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

    /// Forgets what was found; how many those were.
    int delete(Transaction tx, Portion portion) {
        return tx.sql("""
                delete from audit_forward
                where receiver = :mark
                and id > :after
                and id <= :last
                """)
                .bind("mark", portion.range().mark())
                .bind("after", portion.range().after())
                .bind("last", portion.waiting().getLast().id())
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
