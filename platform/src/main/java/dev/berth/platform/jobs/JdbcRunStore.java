package dev.berth.platform.jobs;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.jobs.LeasedRun.Taken;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The table `job_run`.
final class JdbcRunStore {

    private static final Columns COLUMNS = Columns.orderedBy("id desc")
            .at("id", "id")
            .at("trigger", "cause", text -> text.toLowerCase(Locale.ROOT))
            .at(
                    JobRuns.STATUS,
                    "case when begun = 0 then 'waiting' else outcome end",
                    text -> text.toLowerCase(Locale.ROOT))
            .at("creation_time", "coalesce(requested, started)")
            .at("start_time", "started");

    private static final String RUN = """
            select
                id, name, node, cause, parameters, coalesce(requested, started) as requested, started, ended,
                case when begun = 0 then 'waiting' else outcome end as outcome,
                message, done, total, figures
            from job_run
            """;

    /// Records a run that waits for its turn.
    long ask(Transaction tx, String name, RunCause cause, Parameters parameters, Instant now) {
        return tx.sql("""
                insert into job_run (name, node, started, outcome, cause, parameters, requested, begun)
                values (:name, '', :now, 'running', :cause, :parameters, :now, 0)
                returning id
                """)
                .bind("name", name)
                .bind("now", now)
                .bind("cause", cause.stored())
                .bind("parameters", parameters.text())
                .first(row -> row.number("id"))
                .orElseThrow();
    }

    /// Records a run that begins.
    Taken begin(Transaction tx, String name, RunCause cause, Parameters parameters, String node, Instant now) {
        long id = tx.sql("""
                insert into job_run (name, node, started, outcome, cause, parameters)
                values (:name, :node, :now, 'running', :cause, :parameters)
                returning id
                """)
                .bind("name", name)
                .bind("node", node)
                .bind("now", now)
                .bind("cause", cause.stored())
                .bind("parameters", parameters.text())
                .first(row -> row.number("id"))
                .orElseThrow();
        return new Taken(id, cause, parameters);
    }

    /// Begins the first run that waits.
    Optional<Taken> beginWaiting(Transaction tx, String name, String node, Instant now) {
        return tx.sql("""
                update job_run
                set begun = 1, node = :node, started = :now
                where id = (select min(id) from job_run where name = :name and begun = 0)
                and begun = 0
                returning id, cause, parameters
                """)
                .bind("node", node)
                .bind("now", now)
                .bind("name", name)
                .first(JdbcRunStore::taken);
    }

    /// Records that a run's process died; what it was made for.
    Optional<Taken> recordLost(Transaction tx, long run, Instant now, boolean stopRequested) {
        return tx.sql("""
                update job_run
                set ended = :now, outcome = :outcome, message = 'its process stopped answering'
                where id = :run
                and outcome = 'running'
                returning id, cause, parameters
                """)
                .bind("now", now)
                .bind("outcome", (stopRequested ? RunOutcome.STOPPED : RunOutcome.LOST).stored())
                .bind("run", run)
                .first(JdbcRunStore::taken);
    }

    void tell(Transaction tx, long run, RunProgress progress) {
        tx.sql("""
                update job_run
                set done = :done, total = :total, message = :message, figures = :figures
                where id = :run
                """)
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("message", progress.note())
                .bind("figures", progress.figures().text())
                .bind("run", run)
                .update();
    }

    void end(Transaction tx, long run, Instant now, RunOutcome outcome, RunProgress progress) {
        tx.sql("""
                update job_run
                set
                    ended = :now, outcome = :outcome, message = :message, done = :done, total = :total,
                    figures = :figures
                where id = :run
                and outcome = 'running'
                """)
                .bind("now", now)
                .bind("outcome", outcome.stored())
                .bind("message", progress.note())
                .bind("done", progress.done())
                .bind("total", progress.total())
                .bind("figures", progress.figures().text())
                .bind("run", run)
                .update();
    }

    /// Ends a run that waits, before it has begun.
    boolean endWaiting(Transaction tx, long run, Instant now) {
        return tx.sql("""
                update job_run
                set begun = 1, ended = :now, outcome = 'stopped', message = 'stopped before it began'
                where id = :run
                and begun = 0
                """).bind("now", now).bind("run", run).update() == 1;
    }

    /// Ends all runs of a job that wait.
    int endWaiting(Transaction tx, String name, Instant now) {
        return tx.sql("""
                update job_run
                set begun = 1, ended = :now, outcome = 'stopped', message = 'stopped before it began'
                where name = :name
                and begun = 0
                """).bind("now", now).bind("name", name).update();
    }

    /// Forgets all but the newest runs of a job, with their logs.
    void prune(Transaction tx, String name, int keep) {
        Optional<Long> last = tx.sql("""
                select id from job_run where name = :name order by id desc limit 1 offset :keep
                """).bind("name", name).bind("keep", keep).first(row -> row.number("id"));
        last.ifPresent(id -> {
            tx.sql("""
                    delete from job_log
                    where run_id in (
                        select id from job_run where name = :name and outcome <> 'running' and id <= :last
                    )
                    """).bind("name", name).bind("last", id).update();
            tx.sql("delete from job_run where name = :name and outcome <> 'running' and id <= :last")
                    .bind("name", name)
                    .bind("last", id)
                    .update();
        });
    }

    List<RunRecord> newest(Transaction tx, String name, int limit) {
        return tx.sql(RUN + """
                where name = :name
                and begun = 1
                order by id desc
                limit :limit
                """).bind("name", name).bind("limit", limit).list(JdbcRunStore::run);
    }

    Optional<RunRecord> find(Transaction tx, long run) {
        return tx.sql(RUN + "where id = :run").bind("run", run).first(JdbcRunStore::run);
    }

    List<RunRecord> list(Transaction tx, String name, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql(RUN + "where name = :name\n" + part.conditions() + part.page())
                        .bind("name", name))
                .list(JdbcRunStore::run);
    }

    long count(Transaction tx, String name, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("select count(*) as many from job_run where name = :name\n" + part.conditions())
                        .bind("name", name))
                .first(row -> row.number("many"))
                .orElse(0L);
    }

    /// The newest runs before one, of any job or of these, in any state or in these.
    List<RunRecord> before(
            Transaction tx, long before, Collection<String> names, Collection<RunOutcome> outcomes, int limit) {
        return tx.sql(RUN + """
                where id < :before
                and (:anyName = 1 or name in (select value ->> 0 from\s""" + tx.dialect().tuples("names") + """
                ))
                and (
                    :anyOutcome = 1
                    or case when begun = 0 then 'waiting' else outcome end in (select value ->> 0 from\s"""
                        + tx.dialect().tuples("outcomes") + """
                    )
                )
                order by id desc
                limit :limit
                """)
                .bind("before", before)
                .bind("anyName", names.isEmpty() ? 1 : 0)
                .bind("names", Tuples.of(names).json())
                .bind("anyOutcome", outcomes.isEmpty() ? 1 : 0)
                .bind(
                        "outcomes",
                        Tuples.of(outcomes.stream().map(RunOutcome::stored).toList())
                                .json())
                .bind("limit", limit)
                .list(JdbcRunStore::run);
    }

    /// What runs now, as far as its process has been heard of.
    List<RunRecord> running(Transaction tx, Instant now) {
        return tx.sql(RUN + """
                where id in (select run_id from job_lease where run_id is not null and lease_until > :now)
                and begun = 1
                and outcome = 'running'
                order by id
                """).bind("now", now).list(JdbcRunStore::run);
    }

    /// How many runs wait, and since when.
    record Waiting(String name, long runs, Instant since) {}

    List<Waiting> waiting(Transaction tx) {
        return tx.sql("""
                select name, count(*) as runs, min(started) as since
                from job_run
                where begun = 0
                group by name
                """).list(row -> new Waiting(row.text("name"), row.number("runs"), row.instant("since")));
    }

    boolean waits(Transaction tx, String name) {
        return tx.sql("select 1 as found from job_run where name = :name and begun = 0 limit 1")
                .bind("name", name)
                .first(row -> row.flag("found"))
                .isPresent();
    }

    /// Whether a run of the job waits, or runs.
    boolean busy(Transaction tx, String name) {
        return waits(tx, name)
                || tx.sql("select 1 as found from job_lease where name = :name and run_id is not null")
                        .bind("name", name)
                        .first(row -> row.flag("found"))
                        .isPresent();
    }

    /// Adds lines to the log of a run. Those that are there already, because the answer to an earlier commit was
    /// lost, stay.
    void append(Transaction tx, long run, List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Tuples rows = new Tuples();
        lines.forEach(line -> rows.add(line.number(), line.at().toEpochMilli(), line.text()));
        tx.sql("""
                insert into job_log (run_id, line, at, text)
                select :run, cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), value ->> 2
                from
                """ + tx.dialect().tuples("lines") + """
                \nwhere true
                on conflict (run_id, line) do nothing
                """)
                .bind("run", run)
                .bind("lines", rows.json())
                .update();
    }

    List<LogLine> log(Transaction tx, long run) {
        return tx.sql("select line, at, text from job_log where run_id = :run order by line")
                .bind("run", run)
                .list(row -> new LogLine(row.number("line"), row.instant("at"), row.text("text")));
    }

    private static Taken taken(Row row) {
        return new Taken(
                row.number("id"), RunCause.ofStored(row.text("cause")), Parameters.parse(row.text("parameters")));
    }

    private static RunRecord run(Row row) {
        return new RunRecord(
                row.number("id"),
                row.text("name"),
                row.text("node"),
                RunCause.ofStored(row.text("cause")),
                Parameters.parse(row.text("parameters")),
                row.instant("requested"),
                row.instant("started"),
                Optional.ofNullable(row.instantOrNull("ended")),
                RunOutcome.ofStored(row.text("outcome")),
                Optional.ofNullable(row.textOrNull("message")),
                row.number("done"),
                row.number("total"),
                Parameters.parse(row.text("figures")));
    }
}
