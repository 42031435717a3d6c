package dev.berth.control.project;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table project.
final class JdbcProjectStore {

    private static final Columns COLUMNS = Columns.orderedBy("name")
            .at("project_id", "id")
            .at("name", "name")
            .at("public", "open")
            .at("owner_id", "owner_id")
            .at("owner_name", "owner_name")
            .at("creation_time", "created_at")
            .at("update_time", "updated_at");

    /// Empty when the name is taken.
    Optional<Project> insert(Transaction tx, String name, boolean open, long ownerId, String ownerName, Instant now) {
        return tx.sql("""
                        insert into project (name, open, owner_id, owner_name, created_at, updated_at)
                        values (:name, :open, :ownerId, :ownerName, :now, :now)
                        on conflict (name) do nothing
                        returning id, name, open, owner_id, owner_name, created_at, updated_at
                        """)
                .bind("name", name)
                .bind("open", open)
                .bind("ownerId", ownerId)
                .bind("ownerName", ownerName)
                .bind("now", now)
                .first(JdbcProjectStore::project);
    }

    Optional<Project> findByName(Transaction tx, String name) {
        return tx.sql("""
                        select id, name, open, owner_id, owner_name, created_at, updated_at
                        from project
                        where name = :name
                        """).bind("name", name).first(JdbcProjectStore::project);
    }

    Optional<Project> find(Transaction tx, long id) {
        return tx.sql("""
                        select id, name, open, owner_id, owner_name, created_at, updated_at
                        from project
                        where id = :id
                        """).bind("id", id).first(JdbcProjectStore::project);
    }

    List<Project> byId(Transaction tx, Collection<Long> ids) {
        return tx.sql("""
                        select id, name, open, owner_id, owner_name, created_at, updated_at
                        from project
                        where id in %s
                        """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", ids)
                .list(JdbcProjectStore::project);
    }

    Map<Long, String> names(Transaction tx, Collection<Long> ids) {
        return tx
                .sql("select id, name from project where id in %s"
                        .formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", ids)
                .list(row -> Map.entry(row.number("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean any(Transaction tx) {
        return tx.sql("select id from project limit 1")
                .first(row -> row.number("id"))
                .isPresent();
    }

    Optional<Project> touch(Transaction tx, long id, Optional<Boolean> open, Instant now) {
        return tx.sql("""
                        update project
                        set open = coalesce(cast(:open as bigint), open), updated_at = :now
                        where id = :id
                        returning id, name, open, owner_id, owner_name, created_at, updated_at
                        """)
                .bind("open", open.map(set -> set ? 1L : 0L).orElse(null))
                .bind("now", now)
                .bind("id", id)
                .first(JdbcProjectStore::project);
    }

    void delete(Transaction tx, long id) {
        tx.sql("delete from project where id = :id").bind("id", id).update();
    }

    List<String> openNames(Transaction tx) {
        return tx.sql("select name from project where open = 1").list(row -> row.text("name"));
    }

    List<Project> list(Transaction tx, ProjectQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query.list());
        Query sql = tx.sql("""
                select id, name, open, owner_id, owner_name, created_at, updated_at
                from project
                where 1 = 1
                """ + visible(tx, query) + part.conditions() + part.page());
        return part.bindPage(bound(sql, query)).list(JdbcProjectStore::project);
    }

    long count(Transaction tx, ProjectQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query.list());
        Query sql = tx.sql("""
                select count(*) as projects
                from project
                where 1 = 1
                """ + visible(tx, query) + part.conditions());
        return part.bind(bound(sql, query)).first(row -> row.number("projects")).orElse(0L);
    }

    private static String visible(Transaction tx, ProjectQuery query) {
        return query.visible().isEmpty()
                ? ""
                : "and (open = 1 or id in %s)\n".formatted(tx.dialect().numbers("visible"));
    }

    private static Query bound(Query sql, ProjectQuery query) {
        return query.visible().map(ids -> sql.bindNumbers("visible", ids)).orElse(sql);
    }

    private static Project project(Row row) {
        return new Project(
                row.number("id"),
                row.text("name"),
                row.flag("open"),
                row.number("owner_id"),
                row.text("owner_name"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
