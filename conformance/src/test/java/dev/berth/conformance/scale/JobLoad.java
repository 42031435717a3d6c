package dev.berth.conformance.scale;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.List;

/// Runs of jobs that said as much as is kept of what a run says. Nobody but a run writes these rows, and it takes its
/// time: they are written here as it leaves them.
final class JobLoad {

    private static final List<String> JOBS = List.of("garbage-collection", "audit-purge");
    private static final int RUNS = 20;
    private static final int LINES = 2_000;

    private JobLoad() {}

    static void into(Database database, Instant end) {
        Tuples lines = new Tuples();
        for (int line = 1; line <= LINES; line++) {
            lines.add(line, "deleted what nothing needs, object %d".formatted(line));
        }
        for (String job : JOBS) {
            for (int run = RUNS; run > 0; run--) {
                Instant then = end.minusSeconds(3_600L * run);
                database.transact(tx -> insert(tx, job, then, lines));
            }
        }
    }

    private static long insert(Transaction tx, String job, Instant then, Tuples lines) {
        long id = tx.sql("""
                insert into job_run (name, node, started, ended, outcome, message, cause, requested)
                values (:job, 'loader', :then, :then, 'succeeded', 'freed 20 objects', 'manual', :then)
                returning id
                """)
                .bind("job", job)
                .bind("then", then)
                .first(row -> row.number("id"))
                .orElseThrow();
        int _ = tx.sql("""
                insert into job_log (run_id, line, at, text)
                select :run, cast(value ->> 0 as bigint), :then, value ->> 1
                from %s
                """.formatted(tx.dialect().tuples("lines")))
                .bind("run", id)
                .bind("then", then)
                .bind("lines", lines.json())
                .update();
        return id;
    }
}
