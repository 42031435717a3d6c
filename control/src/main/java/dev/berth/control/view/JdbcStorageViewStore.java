package dev.berth.control.view;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads what projects and repositories hold: of projects the sixteen sums of their quotas and one of what was
/// measured, of repositories what was measured, by a range of an index.
final class JdbcStorageViewStore {

    /// A project.
    ///
    /// @param stored what it holds as a whole; empty for who is not told
    /// @param count how many there are with it
    /// @param sum what they hold together
    record ProjectRow(long id, String name, OptionalLong stored, long bytes, long repositories, long count, long sum) {}

    /// A repository.
    ///
    /// @param there whether it exists for clients now
    record RepositoryRow(
            long project,
            String projectName,
            boolean open,
            String name,
            RepositoryUsage usage,
            Instant measuredAt,
            boolean there) {

        String path() {
            return name.substring(projectName.length() + 1);
        }

        /// As it is shown.
        ///
        /// @param wholeProject whether the asker sees all of its project
        /// @param everything whether the asker sees all projects
        StorageTree.RepositoryNode node(OptionalLong growth, boolean wholeProject, boolean everything) {
            return new StorageTree.RepositoryNode(
                    name,
                    usage.bytes(),
                    growth,
                    wholeProject ? OptionalLong.of(usage.sharedInProject()) : OptionalLong.empty(),
                    everything ? OptionalLong.of(usage.shared()) : OptionalLong.empty(),
                    usage.artifacts(),
                    measuredAt);
        }
    }

    /// What the project `p` holds, each content once.
    static final String STORED = """
            (
                select cast(coalesce(sum(slot.used), 0) as bigint)
                from quota_slot slot
                where slot.project = p.name
            )
            """;

    /// The repository of the row `u`, in the project `p`.
    static final String REPOSITORY = """
            p.id, p.name as project, p.open, u.repository, u.bytes, u.beside, u.shared, u.blobs, u.artifacts,
                u.measured_at,
                case when exists (
                    select 1
                    from repository r
                    join manifest m on m.repository_id = r.id
                    where r.name = u.repository
                ) then 1 else 0 end as there
            """;

    /// The largest of these projects and the open ones; those that hold nothing are left out.
    ///
    /// @param only their ids; empty for all
    /// @param told ids of those of which the asker may know what they hold; empty for all
    List<ProjectRow> projects(Transaction tx, Optional<Set<Long>> only, Optional<Set<Long>> told, int most) {
        String stored = told.isEmpty()
                ? STORED
                : "case when p.id in %s then %s end".formatted(tx.dialect().numbers("told"), STORED);
        String shown = only.isEmpty()
                ? ""
                : "where p.open = 1 or p.id in %s".formatted(tx.dialect().numbers("visible"));
        Query query = tx.sql("""
                select held.id, held.name, held.stored, held.bytes, held.repositories, count(*) over () as projects,
                    cast(sum(coalesce(held.stored, held.bytes)) over () as bigint) as total
                from (
                    select p.id, p.name, %s as stored, coalesce(u.bytes, 0) as bytes,
                        coalesce(u.repositories, 0) as repositories
                    from project p
                    left join project_usage u on u.project_id = p.id
                    %s
                ) held
                where coalesce(held.stored, held.bytes) > 0
                order by coalesce(held.stored, held.bytes) desc, held.name
                limit :most
                """.formatted(stored, shown));
        told.ifPresent(ids -> query.bindNumbers("told", ids));
        only.ifPresent(ids -> query.bindNumbers("visible", ids));
        return query.bind("most", most).list(row -> project(row, row.number("projects"), row.number("total")));
    }

    /// A project that is there.
    ProjectRow project(Transaction tx, long project, boolean told) {
        return tx.sql("""
                select p.id, p.name, %s as stored, coalesce(u.bytes, 0) as bytes,
                    coalesce(u.repositories, 0) as repositories
                from project p
                left join project_usage u on u.project_id = p.id
                where p.id = :project
                """.formatted(told ? STORED : "null"))
                .bind("project", project)
                .first(row -> project(row, 1, 0))
                .orElseThrow();
    }

    private static ProjectRow project(Row row, long count, long sum) {
        Long stored = row.numberOrNull("stored");
        return new ProjectRow(
                row.number("id"),
                row.text("name"),
                stored == null ? OptionalLong.empty() : OptionalLong.of(stored),
                row.number("bytes"),
                row.number("repositories"),
                count,
                sum);
    }

    /// The largest repositories of each of these projects, the largest first.
    List<RepositoryRow> largest(Transaction tx, Collection<Long> projects, int most) {
        return tx.sql("""
                select %s
                from project p
                %s
                where p.id in %s
                order by u.bytes desc, u.repository desc
                """.formatted(
                                REPOSITORY,
                                ForEach.join(
                                        tx.dialect(),
                                        "repository_usage",
                                        "u",
                                        "%1$s.project_id = p.id",
                                        "and part.measured_at is not null order by part.bytes desc,"
                                                + " part.repository desc limit :most"),
                                tx.dialect().numbers("projects")))
                .bindNumbers("projects", projects)
                .bind("most", most)
                .list(JdbcStorageViewStore::repository);
    }

    /// What was measured of one; empty before it was.
    Optional<RepositoryRow> find(Transaction tx, RepositoryName repository) {
        return tx.sql("""
                select %s
                from repository_usage u
                join project p on p.id = u.project_id
                where u.repository = :repository
                and u.measured_at is not null
                """.formatted(REPOSITORY))
                .bind("repository", repository.value())
                .first(JdbcStorageViewStore::repository);
    }

    /// The largest repositories of all these projects together that are there.
    List<RepositoryRow> candidates(Transaction tx, Collection<Long> projects, int limit) {
        return projects.isEmpty()
                ? List.of()
                : tx
                        .sql("""
                        select %s
                        from repository_usage u
                        join project p on p.id = u.project_id
                        where u.project_id in %s
                        and u.measured_at is not null
                        order by u.bytes desc, u.repository desc
                        limit :limit
                        """.formatted(REPOSITORY, tx.dialect().numbers("projects")))
                        .bindNumbers("projects", projects)
                        .bind("limit", limit)
                        .list(JdbcStorageViewStore::repository)
                        .stream()
                        .filter(RepositoryRow::there)
                        .toList();
    }

    /// The largest repositories of all.
    List<RepositoryRow> candidates(Transaction tx, int limit) {
        return tx.sql("""
                        select %s
                        from repository_usage u
                        join project p on p.id = u.project_id
                        where u.measured_at is not null
                        order by u.bytes desc, u.repository desc
                        limit :limit
                        """.formatted(REPOSITORY)).bind("limit", limit).list(JdbcStorageViewStore::repository).stream()
                .filter(RepositoryRow::there)
                .toList();
    }

    static RepositoryRow repository(Row row) {
        return new RepositoryRow(
                row.number("id"),
                row.text("project"),
                row.flag("open"),
                row.text("repository"),
                new RepositoryUsage(
                        row.number("bytes"),
                        row.number("beside"),
                        row.number("shared"),
                        row.number("blobs"),
                        row.number("artifacts")),
                row.instant("measured_at"),
                row.flag("there"));
    }
}
