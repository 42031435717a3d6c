package dev.berth.control.project;

import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The table project.
final class JdbcProjectStore {

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

    Map<Long, String> names(Transaction tx, Collection<Long> ids) {
        Tuples rows = new Tuples();
        ids.forEach(rows::add);
        return tx
                .sql("select id, name from project where id in (select cast(value ->> 0 as bigint) from %s)"
                        .formatted(tx.dialect().tuples("ids")))
                .bind("ids", rows.json())
                .list(row -> Map.entry(row.number("id"), row.text("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean any(Transaction tx) {
        return tx.sql("select id from project limit 1")
                .first(row -> row.number("id"))
                .isPresent();
    }

    Optional<Project> updateOpen(Transaction tx, long id, boolean open, Instant now) {
        return tx.sql("""
                        update project
                        set open = :open, updated_at = :now
                        where id = :id
                        returning id, name, open, owner_id, owner_name, created_at, updated_at
                        """).bind("open", open).bind("now", now).bind("id", id).first(JdbcProjectStore::project);
    }

    void delete(Transaction tx, long id) {
        tx.sql("delete from project where id = :id").bind("id", id).update();
    }

    List<Project> list(Transaction tx, ProjectQuery query) {
        Query sql = tx.sql("""
                select id, name, open, owner_id, owner_name, created_at, updated_at
                from project
                """ + where(tx, query) + """
                order by name
                limit :limit offset :offset
                """);
        return bound(sql, query)
                .bind("limit", query.limit() == 0 ? Long.MAX_VALUE : query.limit())
                .bind("offset", query.offset())
                .list(JdbcProjectStore::project);
    }

    long count(Transaction tx, ProjectQuery query) {
        return bound(tx.sql("select count(*) as projects from project\n" + where(tx, query)), query)
                .first(row -> row.number("projects"))
                .orElse(0L);
    }

    /// Only the conditions that are asked for, so that each combination can use its index. There are few
    /// combinations, so few statements to keep.
    private static String where(Transaction tx, ProjectQuery query) {
        StringBuilder conditions = new StringBuilder("where 1 = 1\n");
        if (query.visible().isPresent()) {
            conditions.append(
                    switch (tx.dialect()) {
                        case SQLITE -> "and (open = 1 or id in (select value from json_each(:visible)))\n";
                        case POSTGRESQL ->
                            "and (open = 1 or id in (select cast(value as bigint)"
                                    + " from json_array_elements_text(cast(:visible as json))))\n";
                    });
        }
        if (query.exactName().isPresent()) {
            conditions.append("and name = :name\n");
        }
        if (query.nameContains().isPresent()) {
            conditions.append("and name like :part escape '!'\n");
        }
        if (query.open().isPresent()) {
            conditions.append("and open = :open\n");
        }
        if (query.owner().isPresent()) {
            conditions.append("and owner_name = :owner\n");
        }
        return conditions.toString();
    }

    private static Query bound(Query sql, ProjectQuery query) {
        query.visible().ifPresent(ids -> sql.bind("visible", json(ids)));
        query.exactName().ifPresent(name -> sql.bind("name", name));
        query.nameContains().ifPresent(part -> sql.bind("part", pattern(part)));
        query.open().ifPresent(open -> sql.bind("open", open.booleanValue()));
        query.owner().ifPresent(owner -> sql.bind("owner", owner));
        return sql;
    }

    private static String json(Set<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /// Names are in lower case, so the part is looked for in lower case.
    private static String pattern(String part) {
        String literal = part.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
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
