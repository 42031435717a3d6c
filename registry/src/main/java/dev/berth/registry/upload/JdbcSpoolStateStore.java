package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The table `spool_state`.
final class JdbcSpoolStateStore {

    Optional<String> find(Transaction tx, ObjectKey key) {
        return tx.sql("""
                select state
                from spool_state
                where object_key = :key
                """).bind("key", key.value()).first(row -> row.text("state"));
    }

    /// False when the upload of this key is under another claim.
    boolean save(Transaction tx, ObjectKey key, String state, long claim, Instant now) {
        // Writing to the upload's row makes who claims it meanwhile wait, so that it finds this state or prevents it.
        if (!touch(tx, key, claim, now) && belongsToUpload(tx, key)) {
            return false;
        }
        tx.sql("""
                insert into spool_state (object_key, state, saved_at)
                values (:key, :state, :now)
                on conflict (object_key) do update
                set state = excluded.state, saved_at = excluded.saved_at
                """)
                .bind("key", key.value())
                .bind("state", state)
                .bind("now", now)
                .update();
        return true;
    }

    private static boolean touch(Transaction tx, ObjectKey key, long claim, Instant now) {
        return tx.sql("""
                update upload
                set seen_at = :now
                where object_key = :key
                and claim = :claim
                """)
                        .bind("now", now)
                        .bind("key", key.value())
                        .bind("claim", claim)
                        .update()
                == 1;
    }

    private static boolean belongsToUpload(Transaction tx, ObjectKey key) {
        return tx.sql("""
                select object_key
                from upload
                where object_key = :key
                """)
                .bind("key", key.value())
                .first(row -> row.text("object_key"))
                .isPresent();
    }

    /// Leaves it when the upload of this key is under another claim.
    boolean delete(Transaction tx, ObjectKey key, long claim) {
        return tx.sql("""
                delete from spool_state
                where object_key = :key
                and not exists (
                    select 1
                    from upload
                    where upload.object_key = spool_state.object_key
                    and upload.claim <> :claim
                )
                """).bind("key", key.value()).bind("claim", claim).update() == 1;
    }

    int deleteLeft(Transaction tx, Instant before) {
        return tx.sql("""
                delete from spool_state
                where saved_at < :before
                and not exists (
                    select 1
                    from upload
                    where upload.object_key = spool_state.object_key
                )
                """).bind("before", before).update();
    }
}
