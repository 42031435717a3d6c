package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The schedules that people set for jobs, and what of jobs is paused. What is changed here holds on all nodes at
/// once. Safe for use by many threads.
public final class JobSchedules {

    /// What is paused when no schedule is followed.
    public static final String ALL = "scheduler";

    private final Database database;
    private final InstantSource clock;
    private final JdbcScheduleStore store = new JdbcScheduleStore();

    public JobSchedules(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<JobSchedule> find(String job) {
        return database.read(tx -> store.find(tx, job));
    }

    /// One for each job that has one, the oldest first.
    public List<JobSchedule> all() {
        return database.read(store::all);
    }

    /// Sets the first schedule of a job; CONFLICT when it has one.
    public void create(String job, String style, Cron cron, Parameters parameters) {
        if (!database.transact(tx -> store.insert(tx, job, style, cron, parameters, clock.instant()))) {
            throw new DomainException(JobErrorCode.CONFLICT, "there is a schedule already; delete or change that one");
        }
    }

    /// Sets the schedule of a job, whether it has one or not.
    public void put(String job, String style, Cron cron, Parameters parameters) {
        database.transact(tx -> {
            Instant now = clock.instant();
            return store.update(tx, job, style, cron, parameters, now)
                    || store.insert(tx, job, style, cron, parameters, now);
        });
    }

    /// Ends the schedule of a job.
    ///
    /// @return whether it had one
    public boolean delete(String job) {
        return database.transact(tx -> store.delete(tx, job));
    }

    /// Begins no more runs of a job, or, with [#ALL], follows no schedule. What runs goes on.
    public void pause(String job) {
        database.transact(tx -> {
            store.pause(tx, job, clock.instant());
            return job;
        });
    }

    /// Ends a pause. What waits begins; schedules go on with their next time, and what they missed is left out.
    public void resume(String job) {
        database.transact(tx -> {
            if (store.resume(tx, job) && job.equals(ALL)) {
                Instant now = clock.instant();
                store.due(tx, now)
                        .forEach(missed ->
                                store.advance(tx, missed, missed.cron().next(now)));
            }
            return job;
        });
    }

    /// What is paused: jobs by their names, and [#ALL].
    public Set<String> paused() {
        return database.read(store::paused);
    }
}
