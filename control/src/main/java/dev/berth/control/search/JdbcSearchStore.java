package dev.berth.control.search;

import dev.berth.control.search.Endings.Ending;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.Collection;
import java.util.Set;

/// The tables search_project and search_repository.
final class JdbcSearchStore {

    void addProject(Transaction tx, long project, Set<Ending> endings) {
        tx.sql("""
                insert into search_project (weight, ending, project_id)
                select cast(value ->> 0 as bigint), value ->> 1, :project
                from %s
                where true
                on conflict do nothing
                """.formatted(tx.dialect().tuples("endings")))
                .bind("project", project)
                .bind("endings", tuples(endings))
                .update();
    }

    void addRepository(Transaction tx, long repository, long project, Set<Ending> endings) {
        tx.sql("""
                insert into search_repository (weight, ending, repository_id, project_id)
                select cast(value ->> 0 as bigint), value ->> 1, :repository, :project
                from %s
                where true
                on conflict do nothing
                """.formatted(tx.dialect().tuples("endings")))
                .bind("repository", repository)
                .bind("project", project)
                .bind("endings", tuples(endings))
                .update();
    }

    /// Those of these projects that have no endings.
    Set<Long> unknownProjects(Transaction tx, Collection<Long> projects) {
        return unknown(tx, "search_project", "project_id", projects);
    }

    /// Those of these repositories that have no endings.
    Set<Long> unknownRepositories(Transaction tx, Collection<Long> repositories) {
        return unknown(tx, "search_repository", "repository_id", repositories);
    }

    private static Set<Long> unknown(Transaction tx, String table, String key, Collection<Long> ids) {
        Tuples tuples = new Tuples();
        ids.forEach(tuples::add);
        return Set.copyOf(tx.sql("""
                select cast(value ->> 0 as bigint) as id
                from %s
                where not exists (select 1 from %s known where known.%s = cast(value ->> 0 as bigint))
                """.formatted(tx.dialect().tuples("ids"), table, key))
                .bind("ids", tuples.json())
                .list(row -> row.number("id")));
    }

    private static String tuples(Set<Ending> endings) {
        Tuples tuples = new Tuples();
        endings.forEach(ending -> tuples.add(ending.weight(), ending.text()));
        return tuples.json();
    }
}
