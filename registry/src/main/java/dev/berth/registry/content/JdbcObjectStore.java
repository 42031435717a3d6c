package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `stored_object`.
final class JdbcObjectStore {

    /// The object whose bytes serve everyone who pushes this content.
    Optional<LiveObject> findLive(Transaction tx, Digest sha256) {
        return tx.sql("""
                select id, size from stored_object
                where sha256 = :sha256 and state = 'live'""")
                .bind("sha256", sha256.toString())
                .first(row -> new LiveObject(row.number("id"), row.number("size")));
    }

    record LiveObject(long id, long size) {}

    long insertLive(Transaction tx, ObjectKey key, Digest sha256, long size, Instant now) {
        return insert(tx, key, sha256, size, "live", now);
    }

    /// Registers bytes that nothing will ever name, so that the collector deletes them.
    long insertDoomed(Transaction tx, ObjectKey key, Digest sha256, long size, Instant now) {
        return insert(tx, key, sha256, size, "doomed", now);
    }

    private static long insert(Transaction tx, ObjectKey key, Digest sha256, long size, String state, Instant now) {
        return tx.sql("""
                insert into stored_object (object_key, sha256, size, state, created_at)
                values (:key, :sha256, :size, :state, :now)
                returning id""")
                .bind("key", key.value())
                .bind("sha256", sha256.toString())
                .bind("size", size)
                .bind("state", state)
                .bind("now", now)
                .first(row -> row.number("id"))
                .orElseThrow();
    }

    List<Long> damagedWith(Transaction tx, Digest sha256) {
        return tx.sql("""
                select id from stored_object
                where sha256 = :sha256 and state = 'damaged'""").bind("sha256", sha256.toString()).list(row -> row.number("id"));
    }

    /// Dooms the object if no digest names it any more; whether it did.
    boolean doomUnnamed(Transaction tx, long id) {
        return tx.sql("""
                update stored_object
                set state = 'doomed'
                where id = :id and state <> 'doomed'
                  and not exists (select 1 from blob where blob.object_id = stored_object.id)""").bind("id", id).update() > 0;
    }

    /// Records that the bytes of a live object are lost or wrong; whether this was news.
    boolean markDamaged(Transaction tx, long id) {
        return tx.sql("""
                update stored_object
                set state = 'damaged'
                where id = :id and state = 'live'""").bind("id", id).update() > 0;
    }
}
