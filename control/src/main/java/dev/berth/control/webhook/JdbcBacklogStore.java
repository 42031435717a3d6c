package dev.berth.control.webhook;

import dev.berth.platform.db.Transaction;
import java.util.List;

/// The table `webhook_backlog`: how many deliveries of a policy wait or are under way. Thousands may, and each list of
/// deliveries and each batch of events asks.
final class JdbcBacklogStore {

    private static final String ADD = """
            insert into webhook_backlog (policy, waiting)
            values (:policy, :more)
            on conflict (policy) do update
            set waiting = webhook_backlog.waiting + excluded.waiting
            """;

    void begun(Transaction tx, long policy) {
        tx.sql(ADD).bind("policy", policy).bind("more", 1).update();
    }

    void ended(Transaction tx, long policy) {
        tx.sql("update webhook_backlog set waiting = waiting - 1 where policy = :policy")
                .bind("policy", policy)
                .update();
    }

    long waiting(Transaction tx, long policy) {
        return tx.sql("select waiting from webhook_backlog where policy = :policy")
                .bind("policy", policy)
                .first(row -> row.number("waiting"))
                .orElse(0L);
    }

    /// The policies of which something waits, or is said to.
    List<Long> policies(Transaction tx) {
        return tx.sql("""
                select policy from webhook_delivery where due_at is not null
                union
                select policy from webhook_backlog where waiting <> 0
                """).list(row -> row.number("policy"));
    }

    /// Counts anew what waits. Whoever begins or ends a delivery meanwhile has to wait until this is committed, or was
    /// committed before it counts: a statement sees what was committed before it.
    void recount(Transaction tx, long policy) {
        tx.sql(ADD).bind("policy", policy).bind("more", 0).update();
        tx.sql("""
                update webhook_backlog
                set waiting = (
                    select count(*)
                    from webhook_delivery
                    where webhook_delivery.policy = webhook_backlog.policy
                    and due_at is not null
                )
                where policy = :policy
                """).bind("policy", policy).update();
    }
}
