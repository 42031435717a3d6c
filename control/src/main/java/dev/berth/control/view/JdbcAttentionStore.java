package dev.berth.control.view;

import dev.berth.control.view.Attention.Kind;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what somebody should look at, each by an index of what is so, or by one seek for each thing that can be.
final class JdbcAttentionStore {

    /// Nobody needs to know of more.
    private static final long COUNTED = 10_000;

    /// Whose robots.
    ///
    /// @param projects ids; empty for all
    /// @param installation whether the installation's as well
    record Homes(Optional<Set<Long>> projects, boolean installation) {}

    /// Projects that hold 85 % of what they may or more, the fullest first.
    List<Attention> quotas(Transaction tx, Optional<Set<Long>> projects, int most) {
        return among(tx.sql("""
                                select full_one.id, full_one.project, full_one.storage_limit, full_one.used
                                from (
                                    select quota.id, quota.project, quota.storage_limit,
                                        (select cast(sum(slot.used) as bigint)
                                            from quota_slot slot where slot.project = quota.project) as used
                                    from quota
                                    where storage_limit > 0
                                    %s
                                ) full_one
                                where full_one.used >= full_one.storage_limit / 100 * 85
                                    + full_one.storage_limit %% 100 * 85 / 100
                                order by full_one.used * 1.0 / full_one.storage_limit desc, full_one.project
                                limit :most
                                """.formatted(condition(tx.dialect(), "quota.project_id", projects))), projects)
                .bind("most", most)
                .list(JdbcAttentionStore::quota);
    }

    private static Attention quota(Row row) {
        long used = row.number("used");
        long limit = row.number("storage_limit");
        return Attention.of(used >= limit ? Kind.QUOTA_FULL : Kind.QUOTA_NEAR, row.text("project"))
                .id(row.number("id"))
                .in(Optional.of(row.text("project")))
                .holding(used, limit);
    }

    /// Policies whose last delivery that ended was given up, the latest first.
    List<Attention> failedWebhooks(Transaction tx, Optional<Set<Long>> projects, int most) {
        // Only numbers are joined: PostgreSQL would rather look at each delivery for each webhook.
        return among(tx.sql("""
                                with latest as materialized (
                                    select w.id, w.name, p.name as project, (
                                        select case last.status when 'ERROR' then last.id end
                                        from webhook_delivery last
                                        where last.policy = w.id
                                        and last.due_at is null
                                        order by last.id desc
                                        limit 1
                                    ) as failure
                                    from webhook_policy w
                                    join project p on p.id = w.project
                                    where w.enabled = 1
                                    %s
                                )
                                select l.id, l.name, l.project,
                                    (select d.ended_at from webhook_delivery d where d.id = l.failure) as ended_at,
                                    (select d.response_status from webhook_delivery d where d.id = l.failure)
                                        as response_status
                                from latest l
                                where l.failure is not null
                                order by ended_at desc, l.id
                                limit :most
                                """.formatted(condition(tx.dialect(), "w.project", projects))), projects)
                .bind("most", most)
                .list(row -> webhook(Kind.WEBHOOK_FAILED, row)
                        .at(Optional.ofNullable(row.instantOrNull("ended_at")))
                        .because(Optional.ofNullable(row.numberOrNull("response_status"))
                                .map(status -> Long.toString(status))));
    }

    List<Attention> disabledWebhooks(Transaction tx, Optional<Set<Long>> projects, int most) {
        return among(tx.sql("""
                                select w.id, w.name, p.name as project, w.updated_at
                                from webhook_policy w
                                join project p on p.id = w.project
                                where w.enabled = 0
                                %s
                                order by w.updated_at desc, w.id
                                limit :most
                                """.formatted(condition(tx.dialect(), "w.project", projects))), projects)
                .bind("most", most)
                .list(row -> webhook(Kind.WEBHOOK_DISABLED, row).at(Optional.of(row.instant("updated_at"))));
    }

    private static Attention webhook(Kind kind, Row row) {
        return Attention.of(kind, row.text("name")).id(row.number("id")).in(Optional.of(row.text("project")));
    }

    /// Robots in force but for their end, which lies between these moments, the first to end first. Names are logins
    /// without the prefix.
    List<Attention> robots(Transaction tx, Kind kind, Homes homes, Instant from, Instant to, int most) {
        String where = homes.projects().isEmpty()
                ? "and (r.project_id is not null or :installation = 1)"
                : "and (r.project_id in %s\n".formatted(tx.dialect().numbers("projects"))
                        + "    or (r.project_id is null and :installation = 1))";
        return among(tx.sql("""
                                select r.id, r.login, r.expires_at, p.name as project
                                from robot r
                                left join project p on p.id = r.project_id
                                where r.expires_at >= :from
                                and r.expires_at < :to
                                and r.disabled = 0
                                %s
                                order by r.expires_at, r.id
                                limit :most
                                """.formatted(where)), homes.projects())
                .bind("installation", homes.installation() ? 1L : 0L)
                .bind("from", from)
                .bind("to", to)
                .bind("most", most)
                .list(row -> Attention.of(kind, row.text("login"))
                        .id(row.number("id"))
                        .in(Optional.ofNullable(row.textOrNull("project")))
                        .at(Optional.of(row.instant("expires_at"))));
    }

    /// Jobs whose last run that ended failed, or was lost with its process.
    List<Attention> failedJobs(Transaction tx, int most) {
        return tx.sql("""
                select r.id, r.name, r.message, r.ended
                from job_lease l
                join job_run r on r.id = (
                    select last.id
                    from job_run last
                    where last.name = l.name
                    and last.ended is not null
                    order by last.id desc
                    limit 1
                )
                where r.outcome in ('failed', 'lost')
                order by r.ended desc
                limit :most
                """)
                .bind("most", most)
                .list(row -> Attention.of(Kind.JOB_FAILED, row.text("name"))
                        .id(row.number("id"))
                        .at(Optional.ofNullable(row.instantOrNull("ended")))
                        .because(Optional.ofNullable(row.textOrNull("message"))));
    }

    List<Attention> pausedJobs(Transaction tx, int most) {
        return tx.sql("select name, since from job_pause order by name limit :most")
                .bind("most", most)
                .list(row -> Attention.of(Kind.JOB_PAUSED, row.text("name")).at(Optional.of(row.instant("since"))));
    }

    /// How many objects are damaged; at most [#COUNTED].
    long damaged(Transaction tx) {
        return tx.sql("""
                select count(*) as found
                from (select 1 from stored_object where state = 'damaged' limit :most) damaged
                """)
                .bind("most", COUNTED)
                .first(row -> row.number("found"))
                .orElse(0L);
    }

    /// How many entries wait for the receiver of the audit log; at most [#COUNTED].
    long auditWaiting(Transaction tx) {
        return tx.sql("select count(*) as found from (select 1 from audit_forward limit :most) waiting")
                .bind("most", COUNTED)
                .first(row -> row.number("found"))
                .orElse(0L);
    }

    long auditDropped(Transaction tx) {
        return tx.sql("select dropped from audit_forward_sender")
                .first(row -> row.number("dropped"))
                .orElse(0L);
    }

    /// Whether a run of one of these jobs, among those that are remembered, has succeeded.
    boolean everSucceeded(Transaction tx, List<String> jobs) {
        return tx.sql("""
                        select 1 as found
                        from job_run
                        where name in (select value ->> 0 from %s)
                        and outcome = 'succeeded'
                        limit 1
                        """.formatted(tx.dialect().tuples("jobs")))
                .bind("jobs", Tuples.of(jobs).json())
                .first(row -> row.number("found"))
                .isPresent();
    }

    /// Whether there has been content since a moment.
    boolean contentSince(Transaction tx, Instant moment) {
        return tx.sql("select created_at from stored_object order by id limit 1")
                .first(row -> row.instant("created_at"))
                .filter(first -> !first.isAfter(moment))
                .isPresent();
    }

    private static String condition(Dialect dialect, String column, Optional<Set<Long>> projects) {
        return projects.isEmpty() ? "" : "and %s in %s".formatted(column, dialect.numbers("projects"));
    }

    private static Query among(Query query, Optional<Set<Long>> projects) {
        return projects.map(ids -> query.bindNumbers("projects", ids)).orElse(query);
    }
}
