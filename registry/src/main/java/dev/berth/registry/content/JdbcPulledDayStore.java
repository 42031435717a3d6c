package dev.berth.registry.content;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;

/// The table pulled_day.
final class JdbcPulledDayStore {

    /// Adds to the pulls of manifests; nothing happens to those that are gone. Whoever calls holds the rows of the
    /// manifests, so that others add to theirs before or after.
    ///
    /// @param pulls rows of repository, digest, the beginning of the day, and count; no day of a manifest twice
    void count(Transaction tx, Tuples pulls) {
        tx.sql("""
                insert into pulled_day (repository_id, digest, begins_at, pulls)
                select there.repository_id, there.digest, cast(value ->> 2 as bigint), cast(value ->> 3 as bigint)
                from %s
                join manifest as there on there.repository_id = cast(value ->> 0 as bigint)
                and there.digest = value ->> 1
                where true
                on conflict (repository_id, digest, begins_at) do update
                set pulls = pulled_day.pulls + excluded.pulls
                """.formatted(tx.dialect().tuples("pulls")))
                .bind("pulls", pulls.json())
                .update();
    }

    /// Deletes the oldest of those that began before, at most `limit`; how many.
    int deleteBefore(Transaction tx, Instant before, int limit) {
        return tx.sql("""
                delete from pulled_day
                where (repository_id, digest, begins_at) in (
                    select old.repository_id, old.digest, old.begins_at
                    from pulled_day as old
                    where old.begins_at < :before
                    order by old.begins_at
                    limit :limit
                )
                """).bind("before", before).bind("limit", limit).update();
    }
}
