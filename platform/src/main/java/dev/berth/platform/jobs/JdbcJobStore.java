package dev.berth.platform.jobs;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The tables `job_lease` and `job_run`.
final class JdbcJobStore {

    /// Makes the job known. A schedule that is further away than the interval, because the interval was shortened or
    /// the clock was set back, is drawn near.
    void schedule(Transaction tx, Job job, Instant now) {
        Instant latest = now.plus(job.interval());
        tx.sql("""
                insert into job_lease (name, next_due)
                values (:name, :latest)
                on conflict (name) do update
                set next_due = excluded.next_due
                where excluded.next_due < job_lease.next_due
                """).bind("name", job.name()).bind("latest", latest).update();
    }

    /// The jobs that nobody runs and that are due, or were left by a process that died.
    List<String> due(Transaction tx, Instant now) {
        return tx.sql("""
                select name
                from job_lease
                where (lease_until is null and next_due <= :now)
                or lease_until <= :now
                order by next_due
                """).bind("now", now).list(row -> row.text("name"));
    }

    /// Takes the job if it is still [#due], and records the start of a run.
    OptionalLong lease(Transaction tx, Job job, String node, Instant now, Duration lease) {
        Optional<Long> lost =
                tx.sql("""
                select run_id from job_lease where name = :name and run_id is not null and lease_until <= :now
                """).bind("name", job.name()).bind("now", now).first(row -> row.number("run_id"));
        int taken = tx.sql("""
                update job_lease
                set lease_until = :until, next_due = :next, stop_requested = 0
                where name = :name
                and ((lease_until is null and next_due <= :now) or lease_until <= :now)
                """)
                .bind("until", now.plus(lease))
                .bind("next", now.plus(job.interval()))
                .bind("name", job.name())
                .bind("now", now)
                .update();
        if (taken == 0) {
            return OptionalLong.empty();
        }
        lost.ifPresent(run -> recordLost(tx, run, now));
        long run = insertRun(tx, job.name(), node, now);
        tx.sql("update job_lease set run_id = :run where name = :name")
                .bind("run", run)
                .bind("name", job.name())
                .update();
        return OptionalLong.of(run);
    }

    /// Keeps the lease of a run for longer.
    ///
    /// @return whether the run may go on: it still has the lease, and nobody asked it to stop
    boolean renew(Transaction tx, long run, Instant until, RunProgress progress) {
        boolean leased = tx.sql("update job_lease set lease_until = :until where run_id = :run")
                        .bind("until", until)
                        .bind("run", run)
                        .update()
                == 1;
        if (!leased) {
            return false;
        }
        tx.sql("update job_run set done = :done, total = :total, message = :message where id = :run")
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("message", progress.note())
                .bind("run", run)
                .update();
        return tx.sql("select stop_requested from job_lease where run_id = :run")
                .bind("run", run)
                .first(row -> !row.flag("stop_requested"))
                .orElse(false);
    }

    /// Records the end of a run and frees the job. A run that lost its lease changes nothing.
    void end(Transaction tx, long run, Instant now, RunOutcome outcome, RunProgress progress) {
        tx.sql("""
                update job_run
                set ended = :now, outcome = :outcome, message = :message, done = :done, total = :total
                where id = :run
                and outcome = 'running'
                """)
                .bind("now", now)
                .bind("outcome", outcome.stored())
                .bind("message", progress.note())
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("run", run)
                .update();
        tx.sql("update job_lease set run_id = null, lease_until = null, stop_requested = 0 where run_id = :run")
                .bind("run", run)
                .update();
    }

    /// Forgets all but the newest runs of a job.
    void prune(Transaction tx, String name, int keep) {
        tx.sql("""
                delete from job_run
                where name = :name
                and outcome <> 'running'
                and id <= (select id from job_run where name = :name order by id desc limit 1 offset :keep)
                """).bind("name", name).bind("keep", keep).update();
    }

    boolean requestRun(Transaction tx, String name, Instant now) {
        return tx.sql("update job_lease set next_due = :now where name = :name")
                        .bind("now", now)
                        .bind("name", name)
                        .update()
                == 1;
    }

    boolean requestStop(Transaction tx, String name) {
        return tx.sql("update job_lease set stop_requested = 1 where name = :name and run_id is not null")
                        .bind("name", name)
                        .update()
                == 1;
    }

    List<RunRecord> runs(Transaction tx, String name, int limit) {
        return tx.sql("""
                select id, name, node, started, ended, outcome, message, done, total
                from job_run
                where name = :name
                order by id desc
                limit :limit
                """).bind("name", name).bind("limit", limit).list(JdbcJobStore::run);
    }

    private static long insertRun(Transaction tx, String name, String node, Instant now) {
        return tx.sql("""
                insert into job_run (name, node, started, outcome)
                values (:name, :node, :now, 'running')
                returning id
                """)
                .bind("name", name)
                .bind("node", node)
                .bind("now", now)
                .first(row -> row.number("id"))
                .orElseThrow();
    }

    private static void recordLost(Transaction tx, long run, Instant now) {
        tx.sql("""
                update job_run
                set ended = :now, outcome = 'lost', message = 'its process stopped answering'
                where id = :run
                and outcome = 'running'
                """).bind("now", now).bind("run", run).update();
    }

    private static RunRecord run(Row row) {
        return new RunRecord(
                row.number("id"),
                row.text("name"),
                row.text("node"),
                row.instant("started"),
                Optional.ofNullable(row.instantOrNull("ended")),
                RunOutcome.ofStored(row.text("outcome")),
                Optional.ofNullable(row.textOrNull("message")),
                row.number("done"),
                row.number("total"));
    }
}
