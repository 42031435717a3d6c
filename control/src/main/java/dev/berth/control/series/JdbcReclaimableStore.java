package dev.berth.control.series;

import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/// The table series_reclaimable.
final class JdbcReclaimableStore {

    private record At(Instant begin, long bytes) {}

    /// Whether somebody looked in the hour of this moment.
    boolean sampled(Transaction tx, Instant moment) {
        return tx.sql("select bytes from series_reclaimable where step = :step and begins_at = :begin")
                .bind("step", Step.HOUR.wire())
                .bind("begin", Step.HOUR.begin(moment))
                .first(row -> row.number("bytes"))
                .isPresent();
    }

    /// Writes down what could be freed at this moment, for its hour and its day.
    void save(Transaction tx, long bytes, Instant moment) {
        Tuples rows = new Tuples();
        for (Step step : Step.values()) {
            rows.add(step.wire(), step.begin(moment).toEpochMilli(), bytes);
        }
        tx.sql("""
                insert into series_reclaimable (step, begins_at, bytes)
                select value ->> 0, cast(value ->> 1 as bigint), cast(value ->> 2 as bigint)
                from %s
                where true
                on conflict (step, begins_at) do update
                set bytes = excluded.bytes
                """.formatted(tx.dialect().tuples("rows")))
                .bind("rows", rows.json())
                .update();
    }

    /// What could be freed, where somebody looked.
    Map<Instant, Long> read(Transaction tx, SeriesRange range) {
        return tx
                .sql("""
                        select begins_at, bytes
                        from series_reclaimable
                        where step = :step
                        and begins_at >= :first
                        and begins_at <= :last
                        """)
                .bind("step", range.step().wire())
                .bind("first", range.first())
                .bind("last", range.last())
                .list(row -> new At(row.instant("begins_at"), row.number("bytes")))
                .stream()
                .collect(Collectors.toMap(At::begin, At::bytes));
    }

    /// Deletes the oldest hour or day, if it began before; how many rows that were.
    int deleteOldest(Transaction tx, Step step, Instant before) {
        return tx.sql("""
                delete from series_reclaimable
                where step = :step
                and begins_at = (select min(begins_at) from series_reclaimable where step = :step)
                and begins_at < :before
                """).bind("step", step.wire()).bind("before", before).update();
    }
}
