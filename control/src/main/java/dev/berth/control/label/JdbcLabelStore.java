package dev.berth.control.label;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of labels.
final class JdbcLabelStore {

    /// The id of no project: where the labels of the whole installation are looked for.
    private static final long NO_PROJECT = 0;

    private static final Columns COLUMNS = Columns.orderedBy("label.name", "label.id")
            .at("id", "label.id")
            .at("name", "label.name")
            .at("description", "label.description")
            .at("color", "label.color")
            .at("creation_time", "label.created_at")
            .at("update_time", "label.updated_at");

    /// Empty when the name is taken.
    Optional<Label> insert(Transaction tx, Optional<Long> project, LabelText text, Instant now) {
        return tx.sql("""
                insert into label (project_id, name, description, color, created_at, updated_at)
                values (:project, :name, :description, :color, :now, :now)
                on conflict do nothing
                returning id, project_id, name, description, color, created_at, updated_at
                """)
                .bind("project", project.orElse(null))
                .bind("name", text.name())
                .bind("description", text.description())
                .bind("color", text.color())
                .bind("now", now)
                .first(JdbcLabelStore::label);
    }

    Optional<Label> find(Transaction tx, long id) {
        return tx.sql("""
                select id, project_id, name, description, color, created_at, updated_at
                from label
                where id = :id
                """).bind("id", id).first(JdbcLabelStore::label);
    }

    Optional<Label> named(Transaction tx, Optional<Long> project, String name) {
        return tx.sql("""
                select id, project_id, name, description, color, created_at, updated_at
                from label
                where coalesce(project_id, 0) = :project
                and name = :name
                """)
                .bind("project", project.orElse(NO_PROJECT).longValue())
                .bind("name", name)
                .first(JdbcLabelStore::label);
    }

    List<Label> list(Transaction tx, Optional<Long> project, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(tx.sql("""
                select id, project_id, name, description, color, created_at, updated_at
                from label
                where coalesce(project_id, 0) = :project
                """ + part.conditions() + part.page()))
                .bind("project", project.orElse(NO_PROJECT).longValue())
                .list(JdbcLabelStore::label);
    }

    long count(Transaction tx, Optional<Long> project, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bind(tx.sql("""
                select count(*) as labels
                from label
                where coalesce(project_id, 0) = :project
                """ + part.conditions()))
                .bind("project", project.orElse(NO_PROJECT).longValue())
                .first(row -> row.number("labels"))
                .orElse(0L);
    }

    void update(Transaction tx, long id, LabelText text, Instant now) {
        tx.sql("""
                update label
                set name = :name, description = :description, color = :color, updated_at = :now
                where id = :id
                """)
                .bind("name", text.name())
                .bind("description", text.description())
                .bind("color", text.color())
                .bind("now", now)
                .bind("id", id)
                .update();
    }

    boolean delete(Transaction tx, long id) {
        return tx.sql("delete from label where id = :id").bind("id", id).update() > 0;
    }

    static Label label(Row row) {
        return new Label(
                row.number("id"),
                Optional.ofNullable(row.numberOrNull("project_id")),
                new LabelText(row.text("name"), row.text("description"), row.text("color")),
                row.instant("created_at"),
                row.instant("updated_at"));
    }
}
