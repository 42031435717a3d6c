package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recurring jobs of this process, and its share in running them. Of all processes on one database, the one that
/// takes the lease of a due job runs it, and keeps the lease while it runs. Safe for use by many threads.
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final Database database;
    private final InstantSource clock;
    private final Ticker ticker;
    private final String node;
    private final Limits limits;
    private final JdbcJobStore store = new JdbcJobStore();
    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<LeasedRun, Thread> running = new ConcurrentHashMap<>();
    private final ReentrantLock ticking = new ReentrantLock();
    private Ticker.@Nullable Ticking ticks;
    private volatile boolean stopped;

    /// @param node names this process in the history
    public Jobs(Database database, InstantSource clock, Ticker ticker, String node, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.ticker = ticker;
        this.node = node;
        this.limits = limits;
    }

    /// How jobs are run.
    ///
    /// @param period how often to look for due jobs and to renew leases
    /// @param lease how long a job stays with a process that has stopped answering
    /// @param history how many runs of each job are kept
    public record Limits(Duration period, Duration lease, int history) {

        public Limits {
            if (lease.compareTo(period.multipliedBy(3)) < 0 || history < 1) {
                throw new IllegalArgumentException("a lease must outlast three periods, and a run must be kept");
            }
        }

        public static Limits defaults() {
            return new Limits(Duration.ofSeconds(2), Duration.ofSeconds(60), 100);
        }
    }

    /// Adds a job. When it is new to the database it is first due one interval from now.
    public void register(Job job) {
        if (jobs.putIfAbsent(job.name(), job) != null) {
            throw new IllegalArgumentException("there is a job '" + job.name() + "' already");
        }
        database.transact(tx -> {
            store.schedule(tx, job, clock.instant());
            return job;
        });
    }

    /// Begins to look for due jobs.
    public void start() {
        ticks = ticker.every(limits.period(), this::tick);
    }

    /// Makes a job due now. This process, if it was started, or another one runs it within moments; if it is running,
    /// it runs once more afterwards.
    ///
    /// @throws IllegalArgumentException when there is no such job
    public void runNow(String name) {
        if (!database.transact(tx -> store.requestRun(tx, name, clock.instant()))) {
            throw new IllegalArgumentException("there is no job '" + name + "'");
        }
        if (ticks != null) {
            tick();
        }
    }

    /// Asks the current run of a job to end, in whichever process it is.
    ///
    /// @return whether there was one
    public boolean requestStop(String name) {
        boolean asked = database.transact(tx -> store.requestStop(tx, name));
        running.keySet().stream().filter(run -> run.job().name().equals(name)).forEach(LeasedRun::requestStop);
        return asked;
    }

    /// The newest runs of a job, newest first.
    public List<RunRecord> runs(String name, int limit) {
        return database.read(tx -> store.runs(tx, name, limit));
    }

    /// Takes no more jobs, asks those that run to end, and waits for them for at most `patience`; then interrupts
    /// them. What has not ended by itself is taken over by another process, or run again after the next start.
    public void stop(Duration patience) {
        stopped = true;
        if (ticks != null) {
            ticks.close();
        }
        // A tick under way may be starting a run that must be asked too.
        ticking.lock();
        try {
            running.keySet().forEach(LeasedRun::requestStop);
        } finally {
            ticking.unlock();
        }
        awaitEnd(patience);
    }

    private void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : List.copyOf(running.values())) {
                Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
                if (!thread.join(left)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Renews the leases of what runs here, then takes what is due.
    private void tick() {
        if (!ticking.tryLock()) {
            return;
        }
        try {
            running.keySet().forEach(this::renew);
            List<String> due = database.read(tx -> store.due(tx, clock.instant()));
            due.stream().map(jobs::get).filter(job -> job != null).forEach(this::lease);
        } catch (DatabaseException e) {
            LOG.warn(
                    "looking for due jobs failed, trying again in {} s: {}",
                    limits.period().toSeconds(),
                    e.getMessage());
        } finally {
            ticking.unlock();
        }
    }

    private void renew(LeasedRun run) {
        Instant until = clock.instant().plus(limits.lease());
        if (!database.transact(tx -> store.renew(tx, run.id(), until, run.told()))) {
            run.requestStop();
        }
    }

    private void lease(Job job) {
        if (stopped) {
            return;
        }
        OptionalLong id = database.transact(tx -> store.lease(tx, job, node, clock.instant(), limits.lease()));
        if (id.isPresent()) {
            LeasedRun run = new LeasedRun(job, id.getAsLong());
            Thread thread = Thread.ofVirtual().name("job " + job.name()).unstarted(() -> perform(run));
            running.put(run, thread);
            thread.start();
        }
    }

    private void perform(LeasedRun run) {
        RunOutcome outcome;
        try {
            run.job().handler().run(run);
            outcome = run.stopRequested() ? RunOutcome.STOPPED : RunOutcome.SUCCEEDED;
        } catch (Exception | Error e) {
            LOG.warn("job '{}' failed", run.job().name(), e);
            String message = e.getMessage();
            run.note(message == null ? e.getClass().getSimpleName() : message);
            outcome = RunOutcome.FAILED;
        }
        record(run, outcome);
    }

    private void record(LeasedRun run, RunOutcome outcome) {
        try {
            database.transact(tx -> {
                store.end(tx, run.id(), clock.instant(), outcome, run.told());
                store.prune(tx, run.job().name(), limits.history());
                if (stopped && outcome == RunOutcome.STOPPED) {
                    // It was cut short only because this process ends: the next one takes it up.
                    store.requestRun(tx, run.job().name(), clock.instant());
                }
                return outcome;
            });
        } catch (DatabaseException e) {
            LOG.warn(
                    "the end of job '{}' was not recorded; its lease runs out: {}",
                    run.job().name(),
                    e.getMessage());
        } finally {
            running.remove(run);
        }
    }
}
