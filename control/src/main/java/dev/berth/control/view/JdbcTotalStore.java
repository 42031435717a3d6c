package dev.berth.control.view;

import dev.berth.platform.db.Query;
import dev.berth.platform.db.Transaction;
import java.util.Optional;
import java.util.Set;

/// Adds up projects: a range of the index of repositories' names and the sixteen sums of its quota for each.
final class JdbcTotalStore {

    Totals totals(Transaction tx, Optional<Set<Long>> projects) {
        String only = projects.isEmpty()
                ? ""
                : "where p.id in %s".formatted(tx.dialect().numbers("projects"));
        Query query = tx.sql("""
                select count(*) as projects,
                    cast(coalesce(sum((
                        select count(*)
                        from repository r
                        where r.name >= p.name || '/'
                        and r.name < p.name || '0'
                        and exists (select 1 from manifest m where m.repository_id = r.id)
                    )), 0) as bigint) as repositories,
                    cast(coalesce(sum((
                        select u.artifacts
                        from project_usage u
                        where u.project_id = p.id
                    )), 0) as bigint) as artifacts,
                    cast(coalesce(sum((
                        select sum(slot.used)
                        from quota_slot slot
                        where slot.project = p.name
                    )), 0) as bigint) as bytes
                from project p
                """ + only);
        projects.ifPresent(ids -> query.bindNumbers("projects", ids));
        return query.first(row -> new Totals(
                        row.number("projects"),
                        row.number("repositories"),
                        row.number("artifacts"),
                        row.number("bytes")))
                .orElseThrow();
    }
}
