package dev.berth.control.view;

import dev.berth.control.view.SearchHit.Manifest;
import dev.berth.control.view.SearchHit.Project;
import dev.berth.control.view.SearchHit.Repository;
import dev.berth.control.view.SearchHit.Tag;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds things by the beginning or a part of their names: always a range of an index, never longer than `most`.
/// Repositories without a manifest do not exist for clients.
final class JdbcSearchViewStore {

    /// All that names consist of sorts before it.
    private static final String AFTER_ALL = "~";

    /// A row of a range of an index, and the project that says who may see it.
    ///
    /// @param there whether it exists for clients
    record Candidate<T extends SearchHit>(long project, boolean open, boolean there, T hit) {}

    /// How well a part fits, and what follows it in the index: see the table search_repository.
    record Range(int weight, String from, String to, int most) {
        static Range of(int weight, String beginning, int most) {
            return new Range(weight, beginning, beginning + AFTER_ALL, most);
        }
    }

    List<Candidate<Project>> projects(Transaction tx, Range range) {
        return tx.sql("""
                select p.id as project_id, p.open, p.name
                from (
                    select ending, project_id
                    from search_project
                    where weight = :weight
                    and ending >= :from
                    and ending < :to
                    order by ending, project_id
                    limit :most
                ) found
                join project p on p.id = found.project_id
                order by found.ending, p.name
                """)
                .bind("weight", range.weight())
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("most", range.most())
                .list(row -> candidate(row, project(row)));
    }

    /// Of the projects that are seen, one seek each.
    List<Candidate<Project>> projects(Transaction tx, Range range, Set<Long> seen) {
        return tx.sql("""
                select p.id as project_id, p.open, p.name
                from project p
                where (p.open = 1 or p.id in %s)
                and exists (
                    select 1
                    from search_project found
                    where found.project_id = p.id
                    and found.weight = :weight
                    and found.ending >= :from
                    and found.ending < :to
                )
                order by p.name
                limit :most
                """.formatted(tx.dialect().numbers("seen")))
                .bindNumbers("seen", seen)
                .bind("weight", range.weight())
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("most", range.most())
                .list(row -> candidate(row, project(row)));
    }

    List<Candidate<Repository>> repositories(Transaction tx, Range range) {
        return tx.sql("""
                select r.id, p.id as project_id, p.open, r.name, coalesce(n.pull_count, 0) as pulls,
                    case when exists (select 1 from manifest m where m.repository_id = r.id) then 1 else 0 end as there
                from (
                    select ending, repository_id, project_id
                    from search_repository
                    where weight = :weight
                    and ending >= :from
                    and ending < :to
                    order by ending, repository_id
                    limit :most
                ) found
                join project p on p.id = found.project_id
                join repository r on r.id = found.repository_id
                left join repository_pulls n on n.repository_id = r.id
                order by found.ending, r.name
                """)
                .bind("weight", range.weight())
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("most", range.most())
                .list(row -> candidate(row, row.flag("there"), repository(row)));
    }

    /// Of the projects that are seen, a short range each.
    List<Candidate<Repository>> repositories(Transaction tx, Range range, Set<Long> seen) {
        return tx.sql("""
                select distinct r.id, p.id as project_id, p.open, r.name, coalesce(n.pull_count, 0) as pulls
                from project p
                %s
                join repository r on r.id = found.repository_id
                left join repository_pulls n on n.repository_id = r.id
                where (p.open = 1 or p.id in %s)
                and exists (select 1 from manifest m where m.repository_id = r.id)
                order by r.name
                limit :most
                """.formatted(
                                ForEach.join(
                                        tx.dialect(),
                                        "search_repository",
                                        "found",
                                        "%1$s.project_id = p.id and %1$s.weight = :weight",
                                        "and part.ending >= :from and part.ending < :to order by part.ending limit :most"),
                                tx.dialect().numbers("seen")))
                .bindNumbers("seen", seen)
                .bind("weight", range.weight())
                .bind("from", range.from())
                .bind("to", range.to())
                .bind("most", range.most())
                .list(row -> candidate(row, repository(row)));
    }

    /// Tags of all repositories that begin so.
    List<Candidate<Tag>> tags(Transaction tx, String beginning, int most) {
        return tx.sql("""
                select p.id as project_id, p.open, r.id as repository_id, r.name, t.name as tag, t.digest, t.pushed_at
                from (
                    select name, repository_id, digest, pushed_at
                    from tag
                    where name >= :from
                    and name < :to
                    order by name, repository_id
                    limit :most
                ) t
                join repository r on r.id = t.repository_id
                join project p on p.name = %s
                order by t.name, r.name
                """.formatted(ProjectOf.repository(tx.dialect())))
                .bind("from", beginning)
                .bind("to", beginning + AFTER_ALL)
                .bind("most", most)
                .list(row -> candidate(row, tag(row)));
    }

    /// Tags of these repositories that begin so, at most `most` of each.
    List<Tag> tags(Transaction tx, Collection<Long> repositories, String beginning, int most) {
        return tx.sql("""
                select r.id as repository_id, r.name, t.name as tag, t.digest, t.pushed_at
                from (select cast(value ->> 0 as bigint) as id from %s limit :places) place
                join repository r on r.id = place.id
                %s
                order by t.name
                """.formatted(
                                tx.dialect().tuples("repositories"),
                                ForEach.join(
                                        tx.dialect(),
                                        "tag",
                                        "t",
                                        "%1$s.repository_id = r.id",
                                        "and part.name >= :from and part.name < :to order by part.name limit :most")))
                .bindNumbers("repositories", repositories)
                .bind("places", repositories.size())
                .bind("from", beginning)
                .bind("to", beginning + AFTER_ALL)
                .bind("most", most)
                .list(JdbcSearchViewStore::tag);
    }

    /// How many tags each of these repositories has; more than `most` are not counted.
    Map<Long, Integer> tagCounts(Transaction tx, Collection<Long> repositories, int most) {
        Map<Long, Integer> counts = new HashMap<>();
        tx.sql("""
                select place.id, (
                    select count(*)
                    from (select 1 from tag t where t.repository_id = place.id limit :most) few
                ) as tags
                from (select cast(value ->> 0 as bigint) as id from %s limit :places) place
                """.formatted(tx.dialect().tuples("repositories")))
                .bindNumbers("repositories", repositories)
                .bind("places", repositories.size())
                .bind("most", most)
                .list(row -> Map.entry(row.number("id"), Math.toIntExact(row.number("tags"))))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /// The other tags of what these tags point to, the newest version first, at most `most` of each, by the tag's
    /// place in the list.
    Map<Integer, List<String>> others(Transaction tx, List<Tag> tags, int most) {
        Tuples places = new Tuples();
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            places.add(i, tag.repositoryId(), tag.digest().toString(), tag.name());
        }
        Map<Integer, List<String>> others = new HashMap<>();
        tx.sql(
                        """
                select place.at, t.name
                from (
                    select cast(value ->> 0 as bigint) as at, cast(value ->> 1 as bigint) as repository_id,
                        value ->> 2 as digest, value ->> 3 as name
                    from %s
                    limit :places
                ) place
                %s
                order by place.at, t.order_key desc, t.name desc
                """.formatted(
                                        tx.dialect().tuples("tags"),
                                        ForEach.join(
                                                tx.dialect(),
                                                "tag",
                                                "t",
                                                "%1$s.digest = place.digest and %1$s.repository_id = place.repository_id",
                                                "and part.name <> place.name order by part.order_key desc, part.name desc limit :most")))
                .bind("tags", places.json())
                .bind("places", tags.size())
                .bind("most", most)
                .list(row -> Map.entry(Math.toIntExact(row.number("at")), row.text("name")))
                .forEach(other -> others.computeIfAbsent(other.getKey(), _ -> new ArrayList<>())
                        .add(other.getValue()));
        return others;
    }

    /// Manifests whose digest begins so.
    List<Candidate<Manifest>> manifests(Transaction tx, String beginning, int most) {
        return tx.sql("""
                select p.id as project_id, p.open, r.name, m.digest, m.media_type, m.pushed_at
                from (
                    select repository_id, digest, media_type, pushed_at
                    from manifest
                    where digest >= :from
                    and digest < :to
                    order by digest
                    limit :most
                ) m
                join repository r on r.id = m.repository_id
                join project p on p.name = %s
                order by m.digest, r.name
                """.formatted(ProjectOf.repository(tx.dialect())))
                .bind("from", beginning)
                .bind("to", beginning + AFTER_ALL)
                .bind("most", most)
                .list(row -> candidate(row, manifest(row)));
    }

    private static <T extends SearchHit> Candidate<T> candidate(Row row, T hit) {
        return candidate(row, true, hit);
    }

    private static <T extends SearchHit> Candidate<T> candidate(Row row, boolean there, T hit) {
        return new Candidate<>(row.number("project_id"), row.flag("open"), there, hit);
    }

    private static Project project(Row row) {
        return new Project(row.number("project_id"), row.text("name"), row.flag("open"));
    }

    private static Repository repository(Row row) {
        return new Repository(
                row.number("id"),
                row.number("project_id"),
                row.flag("open"),
                new RepositoryName(row.text("name")),
                row.number("pulls"));
    }

    private static Tag tag(Row row) {
        return new Tag(
                row.number("repository_id"),
                new RepositoryName(row.text("name")),
                row.text("tag"),
                Digest.parse(row.text("digest")),
                row.instant("pushed_at"));
    }

    private static Manifest manifest(Row row) {
        return new Manifest(
                new RepositoryName(row.text("name")),
                Digest.parse(row.text("digest")),
                row.text("media_type"),
                row.instant("pushed_at"));
    }
}
