package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The runs of all jobs, wherever they run: to ask for, follow and stop. Safe for use by many threads.
public final class JobRuns {

    /// The field that says how runs stand, by the names of [RunOutcome] in lower case.
    public static final String STATUS = "status";

    /// What [#list] can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.text("trigger"),
            Field.text(STATUS),
            Field.time("creation_time"),
            Field.time("start_time"));

    /// How long a process may be silent and still be taken for alive.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final Database database;
    private final InstantSource clock;
    private final JdbcRunStore runs = new JdbcRunStore();
    private final JdbcJobStore jobs = new JdbcJobStore();
    private final JdbcNodeStore nodes = new JdbcNodeStore();
    private final JdbcScheduleStore schedules = new JdbcScheduleStore();

    public JobRuns(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Asks for a run, which some node begins within moments unless the job is paused.
    ///
    /// @return its id
    /// @throws DomainException with CONFLICT while a run of the job waits or runs, NOT_FOUND when there is no such
    ///     job
    public long ask(String job, Parameters parameters) {
        return database.transact(tx -> {
            if (!jobs.lock(tx, job)) {
                throw new DomainException(JobErrorCode.NOT_FOUND, "no node does %s".formatted(job));
            }
            if (runs.busy(tx, job)) {
                throw new DomainException(
                        JobErrorCode.CONFLICT, "a run of %s is under way; wait for it or stop it".formatted(job));
            }
            return runs.ask(tx, job, RunCause.MANUAL, parameters, clock.instant());
        });
    }

    public Optional<RunRecord> find(long run) {
        return database.read(tx -> runs.find(tx, run));
    }

    /// The wanted part of a job's runs, the newest first unless something else is asked for.
    public List<RunRecord> list(String job, ListQuery query) {
        return database.read(tx -> runs.list(tx, job, query));
    }

    public long count(String job, ListQuery query) {
        return database.read(tx -> runs.count(tx, job, query));
    }

    /// The newest runs that are older than one.
    ///
    /// @param before the id of that one; [Long#MAX_VALUE] to begin with
    /// @param names of the jobs; empty for all
    /// @param outcomes how they stand; empty for all
    public List<RunRecord> before(long before, Collection<String> names, Collection<RunOutcome> outcomes, int limit) {
        return database.read(tx -> runs.before(tx, before, names, outcomes, limit));
    }

    /// What a run has said so far.
    public List<LogLine> log(long run) {
        return database.read(tx -> runs.log(tx, run));
    }

    /// Asks a run to end: one that waits ends at once, one that runs within moments of its node hearing of it.
    ///
    /// @return whether there was something to end
    public boolean stop(long run) {
        return database.transact(tx -> runs.endWaiting(tx, run, clock.instant()) || jobs.requestStop(tx, run));
    }

    /// Ends what waits of a job.
    ///
    /// @return how many
    public int stopWaiting(String job) {
        return database.transact(tx -> runs.endWaiting(tx, job, clock.instant()));
    }

    /// What runs now, on all nodes.
    public List<RunRecord> running() {
        return database.read(tx -> runs.running(tx, clock.instant()));
    }

    /// The processes that run jobs.
    public List<JobNode> nodes() {
        return database.read(tx -> nodes.heardSince(tx, clock.instant().minus(SILENCE)));
    }

    /// One for each job, by its name.
    public List<JobQueue> queues() {
        Instant now = clock.instant();
        return database.read(tx -> {
            Set<String> paused = schedules.paused(tx);
            Map<String, JdbcRunStore.Waiting> waiting = runs.waiting(tx).stream()
                    .collect(Collectors.toMap(JdbcRunStore.Waiting::name, Function.identity()));
            List<JobQueue> queues = new ArrayList<>();
            for (String job : jobs.names(tx)) {
                JdbcRunStore.Waiting of = waiting.get(job);
                queues.add(new JobQueue(
                        job,
                        of == null ? 0 : of.runs(),
                        of == null ? Duration.ZERO : Duration.between(of.since(), now),
                        paused.contains(job)));
            }
            return queues;
        });
    }
}
