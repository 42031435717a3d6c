package dev.berth.control.allowlist;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table cve_allowlist.
final class JdbcAllowlistStore {

    Optional<Allowlist> find(Transaction tx, long project) {
        return tx.sql("""
                        select items, expires_at, created_at, updated_at
                        from cve_allowlist
                        where project_id = :project
                        """).bind("project", project).first(JdbcAllowlistStore::list);
    }

    Map<Long, Allowlist> find(Transaction tx, Collection<Long> projects) {
        return tx
                .sql("""
                        select project_id, items, expires_at, created_at, updated_at
                        from cve_allowlist
                        where project_id in %s
                        """.formatted(tx.dialect().numbers("projects")))
                .bindNumbers("projects", projects)
                .list(row -> new SimpleEntry<>(row.number("project_id"), list(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void put(Transaction tx, long project, NewAllowlist list, Instant now) {
        tx.sql("""
                        insert into cve_allowlist (project_id, items, expires_at, created_at, updated_at)
                        values (:project, :items, :expiresAt, :now, :now)
                        on conflict (project_id) do update
                        set items = excluded.items, expires_at = excluded.expires_at, updated_at = excluded.updated_at
                        """)
                .bind("project", project)
                .bind("items", String.join("\n", list.items()))
                .bind("expiresAt", list.expiresAt())
                .bind("now", now)
                .update();
    }

    void delete(Transaction tx, long project) {
        tx.sql("delete from cve_allowlist where project_id = :project")
                .bind("project", project)
                .update();
    }

    private static Allowlist list(Row row) {
        List<String> items = row.text("items").lines().toList();
        return new Allowlist(
                items, row.instantOrNull("expires_at"), row.instant("created_at"), row.instant("updated_at"));
    }
}
