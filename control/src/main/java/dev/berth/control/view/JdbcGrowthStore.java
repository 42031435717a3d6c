package dev.berth.control.view;

import dev.berth.control.view.JdbcStorageViewStore.RepositoryRow;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads how much more projects and repositories hold than at a moment: of projects a sample of each, of repositories
/// one row for each that has changed since.
final class JdbcGrowthStore {

    /// The time that is asked for.
    ///
    /// @param from when the first hour or day of it ends
    /// @param since the same, or later when it is not known before
    record Window(GrowthStep step, Instant from, Instant since) {

        /// The sample of a project that ends then is the one it is compared with.
        Instant sampled() {
            return step.begin(since);
        }
    }

    /// A project.
    ///
    /// @param stored what it holds as a whole; empty for who is not told
    /// @param count how many have changed with it
    /// @param sum how much these grew together
    record GrownProject(long id, String name, OptionalLong stored, long bytes, long growth, long count, long sum) {}

    /// A repository.
    ///
    /// @param bytes how much more it holds, below 0 when it is less
    /// @param count how many of its project have changed with it
    /// @param sum how much these grew together
    record Grown(RepositoryRow row, long bytes, long count, long sum) {}

    /// How much more the repository `u` holds. What an earlier version measured, and is not noted, counts as well.
    private static final String GROWN = """
            u.bytes - coalesce(
                (
                    select held.bytes
                    from repository_held held
                    where held.project_id = u.project_id
                    and held.repository = u.repository
                    and held.step = :step
                    and held.begins_at >= :from
                    order by held.begins_at
                    limit 1
                ),
                u.noted
            )
            """;

    /// What the project `p` held when the window began; nothing when it was not there, and null when no sample says.
    private static final String BEFORE = """
            case when p.created_at >= :sampled then 0 else coalesce(
                (
                    select sample.bytes
                    from series_stored sample
                    where sample.project_id = p.id
                    and sample.step = :step
                    and sample.begins_at < :sampled
                    order by sample.begins_at desc
                    limit 1
                ),
                (
                    select sample.bytes
                    from series_stored sample
                    where sample.project_id = p.id
                    and sample.step = :step
                    and sample.begins_at >= :sampled
                    order by sample.begins_at
                    limit 1
                )
            ) end
            """;

    /// How much more the repositories of the project `p` hold together.
    private static final String REPOSITORIES = """
            (
                select cast(coalesce(sum(%s), 0) as bigint)
                from repository_usage u
                where u.project_id = p.id
                and u.noted_at >= :from
            )
            """.formatted(GROWN);

    /// From when on it is known what repositories held; empty before the first measurement.
    Optional<Instant> since(Transaction tx) {
        return tx.sql("select since from usage_history").first(row -> row.instant("since"));
    }

    /// Those of these projects and the open ones that changed most.
    ///
    /// @param only their ids; empty for all
    /// @param told ids of those of which the asker may know what they hold; empty for all
    List<GrownProject> projects(
            Transaction tx, Optional<Set<Long>> only, Optional<Set<Long>> told, int most, Window window) {
        String shown = only.isEmpty()
                ? ""
                : "where p.open = 1 or p.id in %s".formatted(tx.dialect().numbers("visible"));
        Query query = tx.sql(
                grown(told.isEmpty() ? "1 = 1" : "p.id in " + tx.dialect().numbers("told"), shown) + """
                select grew.*, count(*) over () as projects, cast(sum(grew.growth) over () as bigint) as total
                from grew
                where grew.growth <> 0
                order by abs(grew.growth) desc, grew.name
                limit :most
                """);
        told.ifPresent(ids -> query.bindNumbers("told", ids));
        only.ifPresent(ids -> query.bindNumbers("visible", ids));
        return bind(query, window)
                .bind("sampled", window.sampled())
                .bind("most", most)
                .list(row -> project(row, row.number("projects"), row.number("total")));
    }

    /// A project that is there.
    GrownProject project(Transaction tx, long project, boolean told, Window window) {
        Query query = tx.sql(grown(told ? "1 = 1" : "1 = 0", "where p.id = :project") + "select * from grew")
                .bind("project", project);
        return bind(query, window)
                .bind("sampled", window.sampled())
                .first(row -> project(row, 1, 0))
                .orElseThrow();
    }

    /// The table `grew`. Of what it adds up nothing is added up twice.
    ///
    /// @param told the condition under which the asker may know what the project `p` holds
    private static String grown(String told, String where) {
        return """
                with seen as materialized (
                    select p.id, p.name,
                        case when %1$s then %2$s end as stored,
                        case when %1$s then %3$s end as held,
                        case when %1$s then 0 else %4$s end as repositories,
                        coalesce(project_usage.bytes, 0) as bytes
                    from project p
                    left join project_usage on project_usage.project_id = p.id
                    %5$s
                ),
                grew as (
                    select seen.id, seen.name, seen.stored, seen.bytes,
                        case
                            when seen.stored is null then seen.repositories
                            else seen.stored - coalesce(seen.held, seen.stored)
                        end as growth
                    from seen
                )
                """.formatted(told, JdbcStorageViewStore.STORED, BEFORE, REPOSITORIES, where);
    }

    private static GrownProject project(Row row, long count, long sum) {
        Long stored = row.numberOrNull("stored");
        return new GrownProject(
                row.number("id"),
                row.text("name"),
                stored == null ? OptionalLong.empty() : OptionalLong.of(stored),
                row.number("bytes"),
                row.number("growth"),
                count,
                sum);
    }

    /// Of each of these projects the repositories that changed most, these first.
    List<Grown> most(Transaction tx, Collection<Long> projects, int most, Window window) {
        Query query = tx.sql("""
                select ranked.grown, ranked.changed, ranked.total, %s
                from (
                    select grew.*,
                        row_number() over (
                            partition by grew.project_id
                            order by abs(grew.grown) desc, grew.repository
                        ) as place,
                        count(*) over (partition by grew.project_id) as changed,
                        cast(sum(grew.grown) over (partition by grew.project_id) as bigint) as total
                    from (
                        select u.project_id, u.repository, %s as grown
                        from repository_usage u
                        where u.project_id in %s
                        and u.noted_at >= :from
                    ) grew
                    where grew.grown <> 0
                ) ranked
                join repository_usage u on u.repository = ranked.repository
                join project p on p.id = ranked.project_id
                where ranked.place <= :most
                order by abs(ranked.grown) desc, ranked.repository
                """.formatted(
                        JdbcStorageViewStore.REPOSITORY, GROWN, tx.dialect().numbers("projects")));
        return bind(query, window)
                .bindNumbers("projects", projects)
                .bind("most", most)
                .list(row -> grown(row, row.number("changed"), row.number("total")));
    }

    /// The repositories of all these projects together that changed last and are there.
    List<Grown> candidates(Transaction tx, Collection<Long> projects, int limit, Window window) {
        if (projects.isEmpty()) {
            return List.of();
        }
        Query query = tx.sql(candidates("u.project_id in " + tx.dialect().numbers("projects")));
        return changed(bind(query, window).bindNumbers("projects", projects).bind("limit", limit));
    }

    /// The repositories of all projects that changed last and are there.
    List<Grown> candidates(Transaction tx, int limit, Window window) {
        return changed(bind(tx.sql(candidates("1 = 1")), window).bind("limit", limit));
    }

    private static String candidates(String where) {
        return """
                select %s as grown, %s
                from repository_usage u
                join project p on p.id = u.project_id
                where %s
                and u.noted_at >= :from
                order by u.noted_at desc, u.repository
                limit :limit
                """.formatted(GROWN, JdbcStorageViewStore.REPOSITORY, where);
    }

    private static List<Grown> changed(Query query) {
        return query.list(row -> grown(row, 0, 0)).stream()
                .filter(one -> one.bytes() != 0 && one.row().there())
                .toList();
    }

    private static Grown grown(Row row, long count, long sum) {
        return new Grown(JdbcStorageViewStore.repository(row), row.number("grown"), count, sum);
    }

    private static Query bind(Query query, Window window) {
        return query.bind("step", window.step().word()).bind("from", window.from());
    }
}
