package dev.berth.control.series;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The table series_traffic.
final class JdbcTrafficStore {

    /// Stands for the installation; no project has this id.
    static final long INSTALLATION = 0;

    /// Stands for all repositories of a project.
    static final String WHOLE = "";

    /// Whose figures.
    ///
    /// @param repository its name without the project's, or [#WHOLE]
    record Subject(long project, String repository) {}

    /// Whose figures, and when.
    record Bucket(Subject subject, Step step, Instant begin) {}

    private record Pulled(long project, Instant begin, long pulls) {}

    private record At(Instant begin, Traffic traffic) {}

    /// Adds to what was counted before.
    void add(Transaction tx, Map<Bucket, Traffic> counted) {
        Tuples rows = new Tuples();
        counted.forEach((bucket, traffic) -> rows.add(
                bucket.subject().project(),
                bucket.subject().repository(),
                bucket.step().wire(),
                bucket.begin().toEpochMilli(),
                traffic.pushes(),
                traffic.pulls()));
        tx.sql("""
                insert into series_traffic (project_id, repository, step, begins_at, pushes, pulls)
                select cast(value ->> 0 as bigint), value ->> 1, value ->> 2, cast(value ->> 3 as bigint),
                    cast(value ->> 4 as bigint), cast(value ->> 5 as bigint)
                from %s
                where true
                on conflict (project_id, repository, step, begins_at) do update
                set pushes = series_traffic.pushes + excluded.pushes,
                    pulls = series_traffic.pulls + excluded.pulls
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// The sums over these projects, where there are any.
    Map<Instant, Traffic> read(Transaction tx, Collection<Long> projects, String repository, SeriesRange range) {
        return tx
                .sql("""
                        select begins_at, cast(sum(pushes) as bigint) as pushes, cast(sum(pulls) as bigint) as pulls
                        from series_traffic
                        where project_id in %s
                        and repository = :repository
                        and step = :step
                        and begins_at >= :first
                        and begins_at <= :last
                        group by begins_at
                        """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", projects)
                .bind("repository", repository)
                .bind("step", range.step().wire())
                .bind("first", range.first())
                .bind("last", range.last())
                .list(row -> new At(row.instant("begins_at"), new Traffic(row.number("pushes"), row.number("pulls"))))
                .stream()
                .collect(Collectors.toMap(At::begin, At::traffic));
    }

    /// How often something was pulled from each of these projects, where something was.
    Map<Long, Map<Instant, Long>> pulls(Transaction tx, Collection<Long> projects, SeriesRange range) {
        return tx
                .sql("""
                        select project_id, begins_at, pulls
                        from (select distinct cast(value ->> 0 as bigint) as id from %s) asked
                        cross join series_traffic
                        where project_id = asked.id
                        and repository = :repository
                        and step = :step
                        and begins_at >= :first
                        and begins_at <= :last
                        and pulls > 0
                        """.formatted(tx.dialect().tuples("ids")))
                .bindNumbers("ids", projects)
                .bind("repository", WHOLE)
                .bind("step", range.step().wire())
                .bind("first", range.first())
                .bind("last", range.last())
                .list(row -> new Pulled(row.number("project_id"), row.instant("begins_at"), row.number("pulls")))
                .stream()
                .collect(Collectors.groupingBy(Pulled::project, Collectors.toMap(Pulled::begin, Pulled::pulls)));
    }

    void delete(Transaction tx, Subject subject) {
        tx.sql("delete from series_traffic where project_id = :project and repository = :repository")
                .bind("project", subject.project())
                .bind("repository", subject.repository())
                .update();
    }

    void deleteProject(Transaction tx, long project) {
        tx.sql("delete from series_traffic where project_id = :project")
                .bind("project", project)
                .update();
    }

    /// Deletes the oldest hour or day, if it began before; how many rows that were.
    int deleteOldest(Transaction tx, Step step, Instant before) {
        return tx.sql("""
                delete from series_traffic
                where step = :step
                and begins_at = (select min(begins_at) from series_traffic where step = :step)
                and begins_at < :before
                """).bind("step", step.wire()).bind("before", before).update();
    }
}
