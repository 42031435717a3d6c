package dev.berth.platform.jobs;

import dev.berth.platform.db.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Asks for the runs that schedules want. Every process does; a schedule's due time moves on once, by whoever is
/// first.
final class Timetable {

    private final Database database;
    private final InstantSource clock;
    private final JdbcScheduleStore schedules = new JdbcScheduleStore();
    private final JdbcRunStore runs = new JdbcRunStore();

    Timetable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Asks for a run of each of these jobs whose schedule is due. What was missed while no process ran is asked for
    /// once, and nothing while an earlier run of the job still waits.
    void follow(Set<String> known) {
        Instant now = clock.instant();
        List<JobSchedule> due = database.read(tx -> schedules.due(tx, now));
        due.stream()
                .filter(schedule -> known.contains(schedule.job()))
                .forEach(schedule -> Attempt.of(
                        "following the schedule of job '%s'".formatted(schedule.job()), () -> ask(schedule, now)));
    }

    private void ask(JobSchedule schedule, Instant now) {
        Instant next = schedule.cron().next(now);
        database.transact(tx -> {
            boolean first = schedules.advance(tx, schedule, next);
            if (first && !runs.waits(tx, schedule.job())) {
                runs.ask(tx, schedule.job(), RunCause.SCHEDULE, schedule.parameters(), now);
            }
            return first;
        });
    }
}
