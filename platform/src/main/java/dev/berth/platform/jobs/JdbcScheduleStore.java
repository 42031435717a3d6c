package dev.berth.platform.jobs;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.DomainException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables `job_schedule` and `job_pause`.
final class JdbcScheduleStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcScheduleStore.class);

    /// Of which rows was told already: they are looked at every second.
    private final Set<String> unread = ConcurrentHashMap.newKeySet();

    private static final String SCHEDULE = """
            select id, name, style, cron, parameters, next_due, created_at, updated_at
            from job_schedule
            """;

    Optional<JobSchedule> find(Transaction tx, String name) {
        return tx.sql(SCHEDULE + "where name = :name")
                .bind("name", name)
                .first(this::schedule)
                .flatMap(Function.identity());
    }

    List<JobSchedule> all(Transaction tx) {
        return tx.sql(SCHEDULE + "order by id").list(this::schedule).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Those that are due, unless schedules are paused.
    List<JobSchedule> due(Transaction tx, Instant now) {
        return tx.sql(SCHEDULE + """
                where next_due <= :now
                and not exists (select 1 from job_pause where job_pause.name = :all)
                order by next_due
                """).bind("now", now).bind("all", JobSchedules.ALL).list(this::schedule).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// Adds the schedule of a job, unless it has one.
    boolean insert(Transaction tx, String name, String style, Cron cron, Parameters parameters, Instant now) {
        return tx.sql("""
                insert into job_schedule (name, style, cron, parameters, next_due, created_at, updated_at)
                values (:name, :style, :cron, :parameters, :next, :now, :now)
                on conflict (name) do nothing
                """)
                        .bind("name", name)
                        .bind("style", style)
                        .bind("cron", cron.toString())
                        .bind("parameters", parameters.text())
                        .bind("next", cron.next(now))
                        .bind("now", now)
                        .update()
                == 1;
    }

    boolean update(Transaction tx, String name, String style, Cron cron, Parameters parameters, Instant now) {
        return tx.sql("""
                update job_schedule
                set style = :style, cron = :cron, parameters = :parameters, next_due = :next, updated_at = :now
                where name = :name
                """)
                        .bind("style", style)
                        .bind("cron", cron.toString())
                        .bind("parameters", parameters.text())
                        .bind("next", cron.next(now))
                        .bind("now", now)
                        .bind("name", name)
                        .update()
                == 1;
    }

    boolean delete(Transaction tx, String name) {
        return tx.sql("delete from job_schedule where name = :name")
                        .bind("name", name)
                        .update()
                == 1;
    }

    /// Moves a schedule on from one due time to the next.
    ///
    /// @return whether this moved it; another process may have
    boolean advance(Transaction tx, JobSchedule schedule, Instant next) {
        return tx.sql("update job_schedule set next_due = :next where id = :id and next_due = :due")
                        .bind("next", next)
                        .bind("id", schedule.id())
                        .bind("due", schedule.nextDue())
                        .update()
                == 1;
    }

    void pause(Transaction tx, String name, Instant now) {
        tx.sql("insert into job_pause (name, since) values (:name, :now) on conflict (name) do nothing")
                .bind("name", name)
                .bind("now", now)
                .update();
    }

    boolean resume(Transaction tx, String name) {
        return tx.sql("delete from job_pause where name = :name")
                        .bind("name", name)
                        .update()
                == 1;
    }

    Set<String> paused(Transaction tx) {
        return Set.copyOf(tx.sql("select name from job_pause").list(row -> row.text("name")));
    }

    /// Empty for a row that this program cannot read, which must not hide the others: another version may have
    /// written it, or a person.
    private Optional<JobSchedule> schedule(Row row) {
        long id = row.number("id");
        String name = row.text("name");
        String cron = row.text("cron");
        String parameters = row.text("parameters");
        try {
            return Optional.of(new JobSchedule(
                    id,
                    name,
                    row.text("style"),
                    Cron.parse(cron),
                    Parameters.parse(parameters),
                    row.instant("next_due"),
                    row.instant("created_at"),
                    row.instant("updated_at")));
        } catch (DomainException | IllegalArgumentException | IndexOutOfBoundsException e) {
            if (unread.add(id + " " + cron)) {
                LOG.error(
                        "the schedule of job '{}' cannot be read, so nobody follows it until it is set anew: '{}': {}",
                        name,
                        cron,
                        e.getMessage());
            }
            return Optional.empty();
        }
    }
}
