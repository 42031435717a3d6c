package dev.berth.control.usage;

import dev.berth.control.usage.JdbcUsageStore.Due;
import dev.berth.control.view.GrowthStep;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The tables repository_held and usage_history, and what repository_usage knows of them.
final class JdbcUsageHistoryStore {

    /// From when on what repositories held is known; empty before the first measurement.
    Optional<Instant> since(Transaction tx) {
        return tx.sql("select since from usage_history").first(row -> row.instant("since"));
    }

    void begin(Transaction tx, Instant since) {
        tx.sql("insert into usage_history (since) values (:since)")
                .bind("since", since)
                .update();
    }

    /// Those whose measurement is not noted, because a node of an earlier version made it.
    List<String> unnoted(Transaction tx, int limit) {
        return tx.sql("""
                select repository
                from repository_usage
                where noted <> bytes
                and measured_at is not null
                order by measured_at
                limit :limit
                """).bind("limit", limit).list(row -> row.text("repository"));
    }

    /// Notes what those of them held whose measurement found another amount than was noted last: at the beginning of
    /// this hour and day, unless they had changed in it before. Of what was never noted there is nothing to say.
    void note(Transaction tx, Collection<String> repositories, Instant now) {
        Tuples steps = new Tuples();
        for (GrowthStep step : GrowthStep.values()) {
            steps.add(step.word(), step.begin(now).toEpochMilli());
        }
        String names = Tuples.of(repositories).json();
        tx.sql("""
                insert into repository_held (project_id, repository, step, begins_at, bytes)
                select project_id, repository, value ->> 0, cast(value ->> 1 as bigint), noted
                from repository_usage
                cross join %s
                where repository in (select value ->> 0 from %s)
                and noted <> bytes
                and noted >= 0
                and measured_at is not null
                on conflict (project_id, repository, step, begins_at) do nothing
                """.formatted(tx.dialect().tuples("steps"), tx.dialect().tuples("names")))
                .bind("steps", steps.json())
                .bind("names", names)
                .update();
        tx.sql("""
                update repository_usage
                set noted = bytes,
                    noted_at = case when noted < 0 then null else cast(:now as bigint) end
                where repository in (select value ->> 0 from %s)
                and noted <> bytes
                and measured_at is not null
                """.formatted(tx.dialect().tuples("names")))
                .bind("names", names)
                .bind("now", now)
                .update();
    }

    /// Forgets those of them that are not measured any more.
    void deleteGone(Transaction tx, Collection<Due> gone) {
        Tuples rows = new Tuples();
        gone.forEach(one -> rows.add(one.project(), one.repository()));
        tx.sql("""
                delete from repository_held
                where (project_id, repository) in (
                    select cast(value ->> 0 as bigint), value ->> 1
                    from %s
                    where not exists (
                        select 1
                        from repository_usage u
                        where u.repository = value ->> 1
                    )
                )
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    void deleteProject(Transaction tx, long project) {
        tx.sql("delete from repository_held where project_id = :project")
                .bind("project", project)
                .update();
    }

    /// When the oldest hour or day begins of which something is noted.
    Optional<Instant> oldest(Transaction tx, GrowthStep step) {
        return tx.sql("""
                select begins_at
                from repository_held
                where step = :step
                order by begins_at
                limit 1
                """).bind("step", step.word()).first(row -> row.instant("begins_at"));
    }

    /// Deletes the oldest hour or day, if it began before.
    void deleteOldest(Transaction tx, GrowthStep step, Instant before) {
        tx.sql("""
                delete from repository_held
                where step = :step
                and begins_at = (select min(begins_at) from repository_held where step = :step)
                and begins_at < :before
                """).bind("step", step.word()).bind("before", before).update();
    }
}
