package dev.berth.control.quota;

import dev.berth.control.project.Project;
import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The table of quotas.
final class JdbcQuotaStore {

    private static final String HELD = """
            select project_id,
                (select cast(sum(slot.used) as bigint) from quota_slot slot where slot.project = quota.project) as used
            from quota
            """;

    private static final String USED =
            "(select cast(sum(slot.used) as bigint) from quota_slot slot where slot.project = quota.project)";

    private static final String SELECT = """
            select id, project, project_id, owner_name, storage_limit, created_at, updated_at,
                (select cast(sum(slot.used) as bigint) from quota_slot slot where slot.project = quota.project) as used
            from quota
            """;

    private static final Columns COLUMNS = Columns.orderedBy("quota.id")
            .at("id", "quota.id")
            .at("reference_id", "quota.project_id")
            .at("hard.storage", "quota.storage_limit")
            .at("used.storage", USED)
            .at("creation_time", "quota.created_at")
            .at("update_time", "quota.updated_at");

    void insert(Transaction tx, Project project, StorageLimit limit, Instant now) {
        tx.sql("""
                insert into quota (project, project_id, owner_name, storage_limit, created_at, updated_at)
                values (:project, :projectId, :owner, :limit, :now, :now)
                """)
                .bind("project", project.name())
                .bind("projectId", project.id())
                .bind("owner", project.ownerName())
                .bind("limit", limit.bytes())
                .bind("now", now)
                .update();
    }

    Optional<Quota> find(Transaction tx, long id) {
        return tx.sql(SELECT + "where id = :id").bind("id", id).first(JdbcQuotaStore::quota);
    }

    Optional<Quota> find(Transaction tx, String project) {
        return tx.sql(SELECT + "where project = :project")
                .bind("project", project)
                .first(JdbcQuotaStore::quota);
    }

    List<Quota> list(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql(SELECT + "where 1 = 1\n" + part.conditions() + part.page()))
                .list(JdbcQuotaStore::quota);
    }

    long count(Transaction tx, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("select count(*) as quotas from quota where 1 = 1\n" + part.conditions()))
                .first(row -> row.number("quotas"))
                .orElse(0L);
    }

    /// The bytes that projects hold, by the projects' ids.
    Map<Long, Long> held(Transaction tx, long after, int limit) {
        return held(tx.sql(HELD + """
                        where project_id > :after
                        order by project_id
                        limit :limit
                        """).bind("after", after).bind("limit", limit));
    }

    /// The bytes that these projects hold, by their ids.
    Map<Long, Long> held(Transaction tx, Set<Long> projects) {
        return held(tx.sql(HELD + "where project_id in " + tx.dialect().numbers("projects"))
                .bindNumbers("projects", projects));
    }

    private static Map<Long, Long> held(Query query) {
        return query.list(row -> Map.entry(row.number("project_id"), row.number("used"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void update(Transaction tx, long id, StorageLimit limit, Instant now) {
        tx.sql("""
                update quota
                set storage_limit = :limit, warned_at = null, updated_at = :now
                where id = :id
                """).bind("limit", limit.bytes()).bind("now", now).bind("id", id).update();
    }

    /// Notes whether somebody was warned; whether that was otherwise before.
    boolean warned(Transaction tx, String project, boolean warned, Instant now) {
        return tx.sql("""
                update quota
                set warned_at = case when :warned = 1 then :now else null end
                where project = :project
                and (warned_at is not null) <> (:warned = 1)
                """)
                        .bind("warned", warned ? 1L : 0L)
                        .bind("now", now)
                        .bind("project", project)
                        .update()
                > 0;
    }

    private static Quota quota(Row row) {
        return new Quota(
                row.number("id"),
                row.text("project"),
                row.number("project_id"),
                row.text("owner_name"),
                new StorageLimit(row.number("storage_limit")),
                row.number("used"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
