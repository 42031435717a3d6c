package dev.berth.control.project;

import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table project_metadata.
final class JdbcMetadataStore {

    private record Entry(long project, String name, String value) {}

    Map<MetadataKey, String> of(Transaction tx, long project) {
        return byProject(tx.sql("""
                        select project_id, name, value
                        from project_metadata
                        where project_id = :project
                        """).bind("project", project).list(JdbcMetadataStore::entry))
                .getOrDefault(project, Map.of());
    }

    Map<Long, Map<MetadataKey, String>> of(Transaction tx, Collection<Long> projects) {
        return byProject(tx.sql("""
                        select project_id, name, value
                        from project_metadata
                        where project_id in %s
                        """.formatted(tx.dialect().numbers("projects")))
                .bindNumbers("projects", projects)
                .list(JdbcMetadataStore::entry));
    }

    void put(Transaction tx, long project, MetadataKey key, String value, Instant now) {
        tx.sql("""
                        insert into project_metadata (project_id, name, value, updated_at)
                        values (:project, :name, :value, :now)
                        on conflict (project_id, name) do update
                        set value = excluded.value, updated_at = excluded.updated_at
                        """)
                .bind("project", project)
                .bind("name", key.wire())
                .bind("value", value)
                .bind("now", now)
                .update();
    }

    boolean delete(Transaction tx, long project, MetadataKey key) {
        return tx.sql("delete from project_metadata where project_id = :project and name = :name")
                        .bind("project", project)
                        .bind("name", key.wire())
                        .update()
                > 0;
    }

    private static Map<Long, Map<MetadataKey, String>> byProject(List<Entry> entries) {
        Map<Long, Map<MetadataKey, String>> all = new HashMap<>();
        for (Entry entry : entries) {
            // What a later version set is not lost, and not shown.
            MetadataKey.of(entry.name())
                    .ifPresent(key -> all.computeIfAbsent(entry.project(), _ -> new EnumMap<>(MetadataKey.class))
                            .put(key, entry.value()));
        }
        return all;
    }

    private static Entry entry(Row row) {
        return new Entry(row.number("project_id"), row.text("name"), row.text("value"));
    }
}
