package dev.berth.control.usage;

import dev.berth.control.view.RepositoryUsage;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// The tables repository_usage and project_usage.
final class JdbcUsageStore {

    /// A repository to be measured.
    ///
    /// @param changes how often it had changed when somebody looked
    record Due(String repository, long project, long changes) {}

    /// What was found of one.
    ///
    /// @param settled whether that is all; otherwise it is measured again
    record Measured(Due due, RepositoryUsage usage, boolean settled) {}

    /// Notes that these repositories have changed. What has many blobs was dear to measure: it is left alone for a
    /// millisecond for each of them since.
    ///
    /// @param projects ids of their projects, by the repositories' names
    void mark(Transaction tx, SortedMap<String, Long> projects, Instant at) {
        Tuples rows = new Tuples();
        projects.forEach(rows::add);
        tx.sql("""
                insert into repository_usage (repository, project_id, bytes, beside, shared, blobs, artifacts, changes,
                    due_at)
                select value ->> 0, cast(value ->> 1 as bigint), 0, 0, 0, 0, 0, 1, cast(:at as bigint)
                from %s
                where true
                on conflict (repository) do update
                set project_id = excluded.project_id,
                    changes = repository_usage.changes + 1,
                    due_at = case
                        when repository_usage.due_at is not null then repository_usage.due_at
                        when repository_usage.measured_at + repository_usage.blobs > excluded.due_at
                            then repository_usage.measured_at + repository_usage.blobs
                        else excluded.due_at
                    end
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .bind("at", at)
                .update();
    }

    /// Those that have changed, longest waiting first.
    List<Due> due(Transaction tx, Instant now, int limit) {
        return tx.sql("""
                select repository, project_id, changes
                from repository_usage
                where due_at <= :now
                order by due_at
                limit :limit
                """).bind("now", now).bind("limit", limit).list(JdbcUsageStore::due);
    }

    /// Those that were measured before then and have not changed since, the oldest first.
    List<Due> old(Transaction tx, Instant before, int limit) {
        return tx.sql("""
                select repository, project_id, changes
                from repository_usage
                where measured_at < :before
                and due_at is null
                order by measured_at
                limit :limit
                """).bind("before", before).bind("limit", limit).list(JdbcUsageStore::due);
    }

    private static Due due(Row row) {
        return new Due(row.text("repository"), row.number("project_id"), row.number("changes"));
    }

    /// What was found. What has changed meanwhile is to be measured again.
    void save(Transaction tx, Collection<Measured> found, Instant now) {
        Tuples rows = new Tuples();
        found.forEach(one -> rows.add(
                one.due().repository(),
                one.settled() ? one.due().changes() : -1,
                one.usage().bytes(),
                one.usage().sharedInProject(),
                one.usage().shared(),
                one.usage().blobs(),
                one.usage().artifacts()));
        tx.sql("""
                update repository_usage
                set bytes = found.bytes,
                    beside = found.beside,
                    shared = found.shared,
                    blobs = found.blobs,
                    artifacts = found.artifacts,
                    measured_at = :now,
                    due_at = case
                        when repository_usage.changes = found.changes then null
                        else cast(:now as bigint) + 1 + found.blobs
                    end
                from (
                    select value ->> 0 as repository, cast(value ->> 1 as bigint) as changes,
                        cast(value ->> 2 as bigint) as bytes, cast(value ->> 3 as bigint) as beside,
                        cast(value ->> 4 as bigint) as shared, cast(value ->> 5 as bigint) as blobs,
                        cast(value ->> 6 as bigint) as artifacts
                    from %s
                ) as found
                where repository_usage.repository = found.repository
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .bind("now", now)
                .update();
    }

    /// Forgets those that are gone. What was pushed to since stays, to be measured.
    void delete(Transaction tx, Collection<Due> gone) {
        Tuples rows = new Tuples();
        gone.forEach(one -> rows.add(one.repository(), one.changes()));
        tx.sql("""
                delete from repository_usage
                where (repository, changes) in (select value ->> 0, cast(value ->> 1 as bigint) from %s)
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// Adds up again what the repositories of these projects hold.
    void sum(Transaction tx, Collection<Long> projects) {
        tx.sql("""
                insert into project_usage (project_id, bytes, repositories, artifacts)
                select project_id, cast(sum(bytes) as bigint), count(*), cast(sum(artifacts) as bigint)
                from repository_usage
                where project_id in %s
                and measured_at is not null
                group by project_id
                on conflict (project_id) do update
                set bytes = excluded.bytes,
                    repositories = excluded.repositories,
                    artifacts = excluded.artifacts
                """.formatted(tx.dialect().numbers("projects")))
                .bindNumbers("projects", projects)
                .update();
        tx.sql("""
                delete from project_usage
                where project_id in %s
                and not exists (
                    select 1
                    from repository_usage
                    where repository_usage.project_id = project_usage.project_id
                    and repository_usage.measured_at is not null
                )
                """.formatted(tx.dialect().numbers("projects")))
                .bindNumbers("projects", projects)
                .update();
    }

    void deleteProject(Transaction tx, long project) {
        tx.sql("delete from repository_usage where project_id = :project")
                .bind("project", project)
                .update();
        tx.sql("delete from project_usage where project_id = :project")
                .bind("project", project)
                .update();
    }
}
