package dev.berth.platform.jobs;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.jobs.LeasedRun.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table `job_lease`: when each job is due, and who runs it.
final class JdbcJobStore {

    /// A job that nobody runs and that is due, for itself or because a run waits, or whose process died.
    private static final String DUE = """
            (
                (lease_until is null and (
                    next_due <= :now
                    or exists (select 1 from job_run where job_run.name = job_lease.name and job_run.begun = 0)
                ))
                or lease_until <= :now
            )
            and not exists (select 1 from job_pause where job_pause.name = job_lease.name)
            """;

    private static final String FREE = """
            update job_lease
            set run_id = null, lease_until = null, stop_requested = 0
            where run_id = :run
            """;

    private final JdbcRunStore runs = new JdbcRunStore();

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
        return tx.sql("select name\nfrom job_lease\nwhere " + DUE + "order by next_due")
                .bind("now", now)
                .list(row -> row.text("name"));
    }

    /// Takes the job if it is still [#due], and records the start of a run: of the one that a dead process left, else
    /// of the first that waits, else of one because its interval has passed.
    Optional<Taken> lease(Transaction tx, Job job, String node, Instant now, Duration lease) {
        Optional<Standing> before = standing(tx, job, now);
        Optional<Long> lost = before.map(Standing::lost).filter(run -> run != 0);
        boolean asked = before.filter(Standing::stopRequested).isPresent();
        int taken = tx.sql("""
                update job_lease
                set lease_until = :until, next_due = :next, stop_requested = 0
                where name = :name
                and\s""" + DUE)
                .bind("until", now.plus(lease))
                .bind("next", now.plus(job.interval()))
                .bind("name", job.name())
                .bind("now", now)
                .update();
        if (taken == 0) {
            return Optional.empty();
        }
        Optional<Taken> left = lost.flatMap(run -> runs.recordLost(tx, run, now, asked));
        Optional<Taken> run = left.filter(_ -> !asked)
                .map(again -> runs.begin(tx, job.name(), again.cause(), again.parameters(), node, now))
                .or(() -> runs.beginWaiting(tx, job.name(), node, now));
        if (run.isEmpty() && before.filter(Standing::due).isPresent()) {
            run = Optional.of(runs.begin(tx, job.name(), RunCause.INTERVAL, Parameters.NONE, node, now));
        }
        run.ifPresentOrElse(begun -> own(tx, job.name(), begun.id()), () -> release(tx, job.name()));
        return run;
    }

    /// @param lost the run of a process that died; 0 if there is none
    private record Standing(boolean due, long lost, boolean stopRequested) {}

    private static Optional<Standing> standing(Transaction tx, Job job, Instant now) {
        return tx.sql("""
                select
                    case when next_due <= :now then 1 else 0 end as due,
                    case when lease_until <= :now then coalesce(run_id, 0) else 0 end as lost,
                    stop_requested
                from job_lease
                where name = :name
                """)
                .bind("now", now)
                .bind("name", job.name())
                .first(row -> new Standing(row.flag("due"), row.number("lost"), row.flag("stop_requested")));
    }

    private static void own(Transaction tx, String name, long run) {
        tx.sql("update job_lease set run_id = :run where name = :name")
                .bind("run", run)
                .bind("name", name)
                .update();
    }

    private static void release(Transaction tx, String name) {
        tx.sql("update job_lease set run_id = null, lease_until = null where name = :name")
                .bind("name", name)
                .update();
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
        runs.tell(tx, run, progress);
        return tx.sql("select stop_requested from job_lease where run_id = :run")
                .bind("run", run)
                .first(row -> !row.flag("stop_requested"))
                .orElse(false);
    }

    /// Records the end of a run and frees the job. A run that lost its lease changes nothing.
    ///
    /// @return whether the run had its lease to the end, and nobody asked it to stop
    boolean end(Transaction tx, long run, Instant now, RunOutcome outcome, RunProgress progress) {
        runs.end(tx, run, now, outcome, progress);
        boolean wanted =
                tx.sql(FREE + "and stop_requested = 0").bind("run", run).update() == 1;
        if (!wanted) {
            tx.sql(FREE).bind("run", run).update();
        }
        return wanted;
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

    boolean requestStop(Transaction tx, long run) {
        return tx.sql("update job_lease set stop_requested = 1 where run_id = :run")
                        .bind("run", run)
                        .update()
                == 1;
    }

    /// Lets nobody else ask for a run of the job until this transaction ends.
    ///
    /// @return whether there is such a job
    boolean lock(Transaction tx, String name) {
        return tx.sql("select name from job_lease where name = :name\n"
                        + tx.dialect().forUpdate())
                .bind("name", name)
                .first(JdbcJobStore::name)
                .isPresent();
    }

    /// All jobs that were ever made known here.
    List<String> names(Transaction tx) {
        return tx.sql("select name from job_lease order by name").list(JdbcJobStore::name);
    }

    private static String name(Row row) {
        return row.text("name");
    }
}
