package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
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

    /// Dooms those of the objects that no digest names any more; how many it doomed.
    int doomUnnamed(Transaction tx, List<Long> ids) {
        return tx.sql("""
                update stored_object
                set state = 'doomed'
                where id in %s and state <> 'doomed'
                  and not exists (select 1 from blob where blob.object_id = stored_object.id)""".formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", ids)
                .update();
    }

    /// Records that the bytes of a live object are lost or wrong; whether this was news.
    boolean markDamaged(Transaction tx, long id) {
        return tx.sql("""
                update stored_object
                set state = 'damaged'
                where id = :id and state = 'live'""").bind("id", id).update() > 0;
    }

    /// The opposite of [#markDamaged], for bytes that came back; not when others took their place meanwhile.
    boolean markSound(Transaction tx, long id) {
        return tx.sql("""
                update stored_object
                set state = 'live'
                where id = :id and state = 'damaged'
                  and not exists (
                    select 1 from stored_object other
                    where other.sha256 = stored_object.sha256 and other.state = 'live')""").bind("id", id).update() > 0;
    }

    void markVerified(Transaction tx, Collection<Long> ids, Instant at) {
        tx.sql("""
                update stored_object
                set verified_at = :at
                where id in %s""".formatted(tx.dialect().numbers("ids")))
                .bind("at", at)
                .bindNumbers("ids", ids)
                .update();
    }

    List<DoomedObject> doomed(Transaction tx, int limit) {
        return tx.sql("""
                select id, object_key, size from stored_object
                where state = 'doomed'
                order by id
                limit :limit""")
                .bind("limit", limit)
                .list(row ->
                        new DoomedObject(row.number("id"), new ObjectKey(row.text("object_key")), row.number("size")));
    }

    void forget(Transaction tx, Collection<Long> ids) {
        tx.sql("""
                delete from stored_object
                where id in %s and state = 'doomed'""".formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", ids)
                .update();
    }

    List<ObjectKey> known(Transaction tx, Collection<ObjectKey> keys) {
        return tx.sql("""
                select object_key from stored_object
                where object_key in (select value ->> 0 from %s)""".formatted(tx.dialect().tuples("keys")))
                .bind(
                        "keys",
                        Tuples.of(keys.stream().map(ObjectKey::value).toList()).json())
                .list(row -> new ObjectKey(row.text("object_key")));
    }

    List<StoredObjectRow> namedAfter(Transaction tx, long id, int limit) {
        return tx.sql("""
                select id, object_key, sha256, size, state from stored_object
                where id > :id and state <> 'doomed'
                order by id
                limit :limit""").bind("id", id).bind("limit", limit).list(JdbcObjectStore::row);
    }

    List<StoredObjectRow> damaged(Transaction tx, int limit) {
        return tx.sql("""
                select id, object_key, sha256, size, state from stored_object
                where state = 'damaged'
                order by sha256
                limit :limit""").bind("limit", limit).list(JdbcObjectStore::row);
    }

    StoredTotals totals(Transaction tx) {
        return tx.sql("""
                select
                  coalesce(sum(case when state = 'live' then 1 else 0 end), 0) as live_objects,
                  coalesce(sum(case when state = 'live' then size else 0 end), 0) as live_bytes,
                  coalesce(sum(case when state = 'doomed' then 1 else 0 end), 0) as doomed_objects,
                  coalesce(sum(case when state = 'doomed' then size else 0 end), 0) as doomed_bytes,
                  coalesce(sum(case when state = 'damaged' then 1 else 0 end), 0) as damaged_objects
                from stored_object""")
                .first(row -> new StoredTotals(
                        row.number("live_objects"),
                        row.number("live_bytes"),
                        row.number("doomed_objects"),
                        row.number("doomed_bytes"),
                        row.number("damaged_objects")))
                .orElseThrow();
    }

    private static StoredObjectRow row(Row row) {
        return new StoredObjectRow(
                row.number("id"),
                new ObjectKey(row.text("object_key")),
                Digest.parse(row.text("sha256")),
                row.number("size"),
                row.text("state").equals("damaged"));
    }
}
