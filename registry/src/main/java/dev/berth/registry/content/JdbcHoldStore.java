package dev.berth.registry.content;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;

/// The table `deletion_hold`.
final class JdbcHoldStore {

    void save(Transaction tx, DeletionHold hold) {
        tx.sql("""
                insert into deletion_hold (id, reason, held_until)
                values (:id, :reason, :until)
                on conflict (id) do update
                set reason = excluded.reason, held_until = excluded.held_until""")
                .bind("id", hold.id())
                .bind("reason", hold.reason())
                .bind("until", hold.until())
                .update();
    }

    void delete(Transaction tx, String id) {
        tx.sql("""
                delete from deletion_hold
                where id = :id""").bind("id", id).update();
    }

    void deleteExpired(Transaction tx, Instant now) {
        tx.sql("""
                delete from deletion_hold
                where held_until <= :now""").bind("now", now).update();
    }

    List<DeletionHold> active(Transaction tx, Instant now) {
        return tx.sql("""
                select id, reason, held_until from deletion_hold
                where held_until > :now
                order by id""")
                .bind("now", now)
                .list(row -> new DeletionHold(row.text("id"), row.text("reason"), row.instant("held_until")));
    }
}
