package dev.berth.control.view;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Columns;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads repositories that have a manifest; others do not exist for clients.
final class JdbcRepositoryViewStore {

    private static final Columns COLUMNS = Columns.orderedBy("r.created_at desc", "r.id desc")
            .at("name", "r.name")
            .at("id", "r.id")
            .at("repository_id", "r.id")
            .at("project_id", "p.id")
            .at("description", "coalesce(d.description, '')")
            .at("pull_count", "coalesce(n.pull_count, 0)")
            .at("creation_time", "r.created_at")
            .at("update_time", "r.updated_at");

    private static final String SHOWN = """
            r.id, p.id as project_id, r.name, r.created_at, r.updated_at, d.description,
                d.updated_at as described_at, n.pull_count
            """;

    private static final String ONCE_PUSHED = """
            exists (select 1 from manifest m where m.repository_id = r.id)
            """;

    /// In one project: a range of the index of names. Bytewise `0` follows `/`.
    private static final String IN_PROJECT = """
            from project p
            join repository r on r.name >= p.name || '/' and r.name < p.name || '0'
            left join repository_description d on d.repository_id = r.id
            left join repository_pulls n on n.repository_id = r.id
            where p.id = :project and
            """ + ONCE_PUSHED;

    /// A repository, as far as patterns ask.
    record Known(long id, long project, RepositoryName name) {}

    /// The repositories of these projects, the oldest of them first.
    List<Known> named(Transaction tx, Set<Long> projects, int limit) {
        return named(tx, projects, "", 0, limit);
    }

    /// As above, only those that something was pushed to, behind the one of this id.
    List<Known> pushed(Transaction tx, Set<Long> projects, long after, int limit) {
        return named(tx, projects, "and " + ONCE_PUSHED, after, limit);
    }

    private static List<Known> named(Transaction tx, Set<Long> projects, String condition, long after, int limit) {
        return tx.sql("""
                        select r.id, p.id as project_id, r.name
                        from project p
                        join repository r on r.name >= p.name || '/' and r.name < p.name || '0'
                        where p.id in %s
                        and r.id > :after
                        %s
                        order by r.id
                        limit :limit
                        """.formatted(tx.dialect().numbers("projects"), condition))
                .bindNumbers("projects", projects)
                .bind("after", after)
                .bind("limit", limit)
                .list(JdbcRepositoryViewStore::known);
    }

    /// The oldest repositories of all.
    List<Known> first(Transaction tx, int limit) {
        return tx.sql("select id, 0 as project_id, name from repository order by id limit :limit")
                .bind("limit", limit)
                .list(JdbcRepositoryViewStore::known);
    }

    private static Known known(Row row) {
        return new Known(row.number("id"), row.number("project_id"), new RepositoryName(row.text("name")));
    }

    /// @param only ids of those that are shown; empty for all
    List<RepositoryView> inProject(Transaction tx, long project, Optional<List<Long>> only, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        String text = "select " + SHOWN + IN_PROJECT + among(tx.dialect(), only) + part.conditions() + part.page();
        return part.list(only(tx.sql(text), only).bind("project", project), JdbcRepositoryViewStore::repository);
    }

    long countInProject(Transaction tx, long project, Optional<List<Long>> only, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        String text = "select count(*) as repositories " + IN_PROJECT + among(tx.dialect(), only) + part.conditions();
        return only(part.bind(tx.sql(text)), only)
                .bind("project", project)
                .first(row -> row.number("repositories"))
                .orElse(0L);
    }

    private static String among(Dialect dialect, Optional<List<Long>> only) {
        return only.isEmpty() ? "" : "and r.id in %s\n".formatted(dialect.numbers("named"));
    }

    private static Query only(Query query, Optional<List<Long>> only) {
        only.ifPresent(ids -> query.bindNumbers("named", ids));
        return query;
    }

    /// @param projects ids of closed projects that are shown with the open ones; empty for all
    /// @param named ids of repositories that are shown besides
    List<RepositoryView> everywhere(Transaction tx, Optional<Set<Long>> projects, List<Long> named, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        String text = "select " + SHOWN + everywhere(tx.dialect(), projects) + part.conditions() + part.page();
        return part.list(visible(tx.sql(text), projects, named), JdbcRepositoryViewStore::repository);
    }

    long countEverywhere(Transaction tx, Optional<Set<Long>> projects, List<Long> named, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        String text = "select count(*) as repositories " + everywhere(tx.dialect(), projects) + part.conditions();
        return visible(part.bind(tx.sql(text)), projects, named)
                .first(row -> row.number("repositories"))
                .orElse(0L);
    }

    private static String everywhere(Dialect dialect, Optional<Set<Long>> projects) {
        String project = ProjectOf.repository(dialect);
        String shown = projects.isEmpty() ? "" : """
                and (p.open = 1 or p.id in %s
                    or r.id in %s)
                """.formatted(dialect.numbers("visible"), dialect.numbers("named"));
        return """
                from repository r
                join project p on p.name = %s
                left join repository_description d on d.repository_id = r.id
                left join repository_pulls n on n.repository_id = r.id
                where %s%s""".formatted(project, ONCE_PUSHED, shown);
    }

    private static Query visible(Query query, Optional<Set<Long>> projects, List<Long> named) {
        projects.ifPresent(ids -> query.bindNumbers("visible", ids).bindNumbers("named", named));
        return query;
    }

    Optional<RepositoryView> find(Transaction tx, RepositoryName name) {
        return tx.sql("select " + SHOWN + """
                from repository r
                join project p on p.name = :project
                left join repository_description d on d.repository_id = r.id
                left join repository_pulls n on n.repository_id = r.id
                where r.name = :name and
                """ + ONCE_PUSHED)
                .bind("project", name.project())
                .bind("name", name.value())
                .first(JdbcRepositoryViewStore::repository);
    }

    /// How many artifacts lists show of each of these repositories.
    Map<Long, Long> artifacts(Transaction tx, List<RepositoryView> repositories) {
        Map<Long, Long> counts = new HashMap<>();
        String among = "%s.repository_id in " + tx.dialect().numbers("ids");
        tx.sql("""
                select repository_id, cast(sum(shown) as bigint) as artifacts
                from (%s) counted
                group by repository_id
                """.formatted(ListedArtifacts.count(among.formatted("a"), "manifest_reference c", among.formatted("c"))))
                .bindNumbers(
                        "ids",
                        repositories.stream().map(repository -> repository.id()).toList())
                .list(row -> counts.put(row.number("repository_id"), row.number("artifacts")));
        return counts;
    }

    private static RepositoryView repository(Row row) {
        Instant updated = row.instant("updated_at");
        Instant described = row.instantOrNull("described_at");
        String description = row.textOrNull("description");
        Long pulls = row.numberOrNull("pull_count");
        return new RepositoryView(
                row.number("id"),
                row.number("project_id"),
                new RepositoryName(row.text("name")),
                description == null ? "" : description,
                0,
                pulls == null ? 0 : pulls,
                row.instant("created_at"),
                described != null && described.isAfter(updated) ? described : updated);
    }
}
