package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final JdbcRunStore runs = new JdbcRunStore();
    private final Timetable timetable;
    private final Heartbeat heartbeat;
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
        this.timetable = new Timetable(database, clock);
        this.heartbeat = new Heartbeat(database, clock, node);
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

    /// The newest runs of a job that have begun, newest first.
    public List<RunRecord> runs(String name, int limit) {
        return database.read(tx -> runs.newest(tx, name, limit));
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
        heartbeat.end();
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
            running.keySet()
                    .forEach(run ->
                            Attempt.of("keeping job '%s'".formatted(run.job().name()), () -> renew(run)));
            Attempt.of("telling that this process lives", () -> heartbeat.beat(jobs.size()));
            Attempt.of("following the schedules", () -> timetable.follow(jobs.keySet()));
            List<String> due = database.read(tx -> store.due(tx, clock.instant()));
            due.stream()
                    .map(jobs::get)
                    .filter(job -> job != null)
                    .forEach(job -> Attempt.of("starting job '%s'".formatted(job.name()), () -> lease(job)));
        } catch (DatabaseException e) {
            LOG.warn(
                    "looking for due jobs failed, trying again in {} s: {}",
                    limits.period().toSeconds(),
                    e.getMessage());
        } catch (RuntimeException e) {
            // A ticker that sees an exception never ticks again.
            LOG.error("looking for due jobs failed, trying again", e);
        } finally {
            ticking.unlock();
        }
    }

    private void renew(LeasedRun run) {
        Instant until = clock.instant().plus(limits.lease());
        List<LogLine> lines = run.newLines();
        boolean goOn;
        try {
            goOn = database.transact(tx -> {
                runs.append(tx, run.id(), lines);
                return store.renew(tx, run.id(), until, run.told());
            });
        } catch (DatabaseException e) {
            run.notStored(lines);
            throw e;
        }
        if (!goOn) {
            run.requestStop();
        }
    }

    private void lease(Job job) {
        if (stopped) {
            return;
        }
        Optional<LeasedRun.Taken> taken =
                database.transact(tx -> store.lease(tx, job, node, clock.instant(), limits.lease()));
        if (taken.isPresent()) {
            LeasedRun run = new LeasedRun(job, taken.get(), clock);
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
        List<LogLine> lines = run.newLines();
        try {
            database.transact(tx -> {
                runs.append(tx, run.id(), lines);
                boolean wanted = store.end(tx, run.id(), clock.instant(), outcome, run.told());
                runs.prune(tx, run.job().name(), limits.history());
                if (wanted && stopped && outcome == RunOutcome.STOPPED) {
                    takeUpAgain(tx, run);
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

    /// It was cut short only because this process ends: the next one takes it up.
    private void takeUpAgain(Transaction tx, LeasedRun run) {
        LeasedRun.Taken taken = run.taken();
        if (taken.cause() == RunCause.INTERVAL) {
            store.requestRun(tx, run.job().name(), clock.instant());
        } else {
            runs.ask(tx, run.job().name(), taken.cause(), taken.parameters(), clock.instant());
        }
    }
}
