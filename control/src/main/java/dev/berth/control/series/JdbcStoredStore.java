package dev.berth.control.series;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The table series_stored.
final class JdbcStoredStore {

    private record At(Instant begin, long bytes) {}

    /// Writes down what these projects hold at this moment, for its hour and its day.
    ///
    /// @param bytes by the projects' ids
    void save(Transaction tx, Map<Long, Long> bytes, Instant moment) {
        Tuples rows = new Tuples();
        for (Step step : Step.values()) {
            bytes.forEach((project, held) ->
                    rows.add(project, step.wire(), step.begin(moment).toEpochMilli(), held));
        }
        tx.sql("""
                insert into series_stored (project_id, step, begins_at, bytes)
                select cast(value ->> 0 as bigint), value ->> 1, cast(value ->> 2 as bigint),
                    cast(value ->> 3 as bigint)
                from %s
                where true
                on conflict (project_id, step, begins_at) do update
                set bytes = excluded.bytes
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// The sums over these projects, where somebody looked.
    Map<Instant, Long> read(Transaction tx, Collection<Long> projects, SeriesRange range) {
        // By the project, for each: SQLite would read those of all projects to have them in the order of time, and a
        // cross join it does not turn round.
        return tx
                .sql("""
                        select begins_at, cast(sum(bytes) as bigint) as bytes
                        from (select distinct cast(value ->> 0 as bigint) as id from %s) asked
                        cross join series_stored
                        where project_id = asked.id
                        and step = :step
                        and begins_at >= :first
                        and begins_at <= :last
                        group by begins_at
                        """.formatted(tx.dialect().tuples("ids")))
                .bindNumbers("ids", projects)
                .bind("step", range.step().wire())
                .bind("first", range.first())
                .bind("last", range.last())
                .list(row -> new At(row.instant("begins_at"), row.number("bytes")))
                .stream()
                .collect(Collectors.toMap(At::begin, At::bytes));
    }

    void deleteProject(Transaction tx, long project) {
        tx.sql("delete from series_stored where project_id = :project")
                .bind("project", project)
                .update();
    }

    /// Deletes the oldest hour or day, if it began before; how many rows that were.
    int deleteOldest(Transaction tx, Step step, Instant before) {
        return tx.sql("""
                delete from series_stored
                where step = :step
                and begins_at = (select min(begins_at) from series_stored where step = :step)
                and begins_at < :before
                """).bind("step", step.wire()).bind("before", before).update();
    }
}
