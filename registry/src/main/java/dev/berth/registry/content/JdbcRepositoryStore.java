package dev.berth.registry.content;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table `repository`.
final class JdbcRepositoryStore {

    Optional<RepositoryId> find(Transaction tx, RepositoryName name) {
        return tx.sql("""
                select id from repository
                where name = :name""").bind("name", name.value()).first(JdbcRepositoryStore::id);
    }

    /// Whether the row was not there before.
    boolean insert(Transaction tx, RepositoryName name, Instant now) {
        return tx.sql("""
                        insert into repository (name, created_at, updated_at)
                        values (:name, :now, :now)
                        on conflict (name) do nothing""").bind("name", name.value()).bind("now", now).update() > 0;
    }

    /// Names after `after` in bytewise order, of repositories that have a manifest.
    List<RepositoryName> withManifestsAfter(Transaction tx, String after, int limit) {
        return tx.sql("""
                select name from repository
                where name > :after
                  and exists (select 1 from manifest where manifest.repository_id = repository.id)
                order by name
                limit :limit""").bind("after", after).bind("limit", limit).list(row -> new RepositoryName(row.text("name")));
    }

    Set<RepositoryName> withManifests(Transaction tx, Collection<RepositoryName> names) {
        Set<RepositoryName> found = new HashSet<>();
        tx.sql("""
                select name from repository
                where name in (select value ->> 0 from %s)
                  and exists (select 1 from manifest where manifest.repository_id = repository.id)""".formatted(tx.dialect().tuples("names")))
                .bind(
                        "names",
                        Tuples.of(names.stream().map(RepositoryName::value).toList())
                                .json())
                .list(row -> found.add(new RepositoryName(row.text("name"))));
        return found;
    }

    boolean anyWithManifests(Transaction tx, String project) {
        return tx.sql("""
                select 1 as found from repository
                where name >= :from and name < :to
                  and exists (select 1 from manifest where manifest.repository_id = repository.id)
                limit 1""")
                .bind("from", firstUnder(project))
                .bind("to", endOf(project))
                .first(row -> row.number("found"))
                .isPresent();
    }

    long countWithManifests(Transaction tx) {
        return tx.sql("""
                select count(*) as repositories from repository
                where exists (select 1 from manifest where manifest.repository_id = repository.id)""").first(row -> row.number("repositories")).orElse(0L);
    }

    Map<String, Long> countWithManifests(Transaction tx, Collection<String> projects) {
        return tx
                .sql("""
                        select value ->> 0 as project,
                            (select count(*) from repository
                             where name >= (value ->> 0) || '/' and name < (value ->> 0) || '0'
                               and exists (select 1 from manifest where manifest.repository_id = repository.id))
                            as repositories
                        from %s""".formatted(tx.dialect().tuples("projects")))
                .bind("projects", Tuples.of(projects).json())
                .list(row -> Map.entry(row.text("project"), row.number("repositories")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<NamedRepository> withoutManifests(Transaction tx, String project) {
        return tx.sql("""
                select id, name from repository
                where name >= :from and name < :to
                  and not exists (select 1 from manifest where manifest.repository_id = repository.id)
                order by name""")
                .bind("from", firstUnder(project))
                .bind("to", endOf(project))
                .list(row -> new NamedRepository(id(row), new RepositoryName(row.text("name"))));
    }

    void delete(Transaction tx, RepositoryId repository) {
        tx.sql("""
                delete from repository
                where id = :id""").bind("id", repository.value()).update();
    }

    /// Adds to the pulls of repositories; nothing happens to those that are gone.
    ///
    /// @param pulls rows of repository, count, and the time of the last pull; no repository twice
    void countPulls(Transaction tx, Tuples pulls) {
        tx.sql("""
                insert into repository_pulls (repository_id, pull_count, pulled_at)
                select repository.id, cast(value ->> 1 as bigint), cast(value ->> 2 as bigint)
                from %s
                join repository on repository.id = cast(value ->> 0 as bigint)
                where true
                order by repository.id
                on conflict (repository_id) do update
                set pull_count = repository_pulls.pull_count + excluded.pull_count,
                    pulled_at = case
                        when repository_pulls.pulled_at > excluded.pulled_at then repository_pulls.pulled_at
                        else excluded.pulled_at
                    end
                """.formatted(tx.dialect().tuples("pulls")))
                .bind("pulls", pulls.json())
                .update();
    }

    void forgetPulls(Transaction tx, RepositoryId repository) {
        tx.sql("""
                delete from repository_pulls
                where repository_id = :repository
                """).bind("repository", repository.value()).update();
    }

    /// The names of those of the repositories that exist.
    Map<RepositoryId, RepositoryName> names(Transaction tx, Collection<RepositoryId> repositories) {
        Map<RepositoryId, RepositoryName> names = new HashMap<>();
        tx.sql("""
                select id, name from repository
                where id in %s""".formatted(tx.dialect().numbers("ids")))
                .bindNumbers(
                        "ids",
                        repositories.stream()
                                .map(repository -> repository.value())
                                .toList())
                .list(row -> names.put(id(row), new RepositoryName(row.text("name"))));
        return names;
    }

    SortedMap<Long, RepositoryName> after(Transaction tx, long after, int limit) {
        SortedMap<Long, RepositoryName> names = new TreeMap<>();
        tx.sql("""
                select id, name from repository
                where id > :after
                order by id
                limit :limit""")
                .bind("after", after)
                .bind("limit", limit)
                .list(row -> names.put(row.number("id"), new RepositoryName(row.text("name"))));
        return names;
    }

    /// A repository's row.
    record NamedRepository(RepositoryId id, RepositoryName name) {}

    static String firstUnder(String project) {
        return project + "/";
    }

    /// In bytewise order `0` follows `/`, so this is the first name that is not under the project.
    static String endOf(String project) {
        return project + "0";
    }

    private static RepositoryId id(Row row) {
        return new RepositoryId(row.number("id"));
    }
}
