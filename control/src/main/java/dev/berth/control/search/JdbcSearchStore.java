package dev.berth.control.search;

import dev.berth.control.search.Endings.Ending;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
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

    private static String tuples(Set<Ending> endings) {
        Tuples tuples = new Tuples();
        endings.forEach(ending -> tuples.add(ending.weight(), ending.text()));
        return tuples.json();
    }
}
