package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of tags. Names order bytewise: SQLite does so by itself, PostgreSQL needs the column to be
/// `collate "C"`.
final class JdbcTagStore {

    Optional<Digest> find(Transaction tx, RepositoryId repository, Tag tag) {
        return tx.sql("""
                select digest
                from tag
                where repository_id = :repository
                and name = :name
                """)
                .bind("repository", repository.value())
                .bind("name", tag.value())
                .first(row -> Digest.parse(row.text("digest")));
    }

    /// What those of `names` that exist point to.
    Map<Tag, Digest> find(Transaction tx, RepositoryId repository, List<Tag> names) {
        Map<Tag, Digest> found = new HashMap<>();
        tx.sql("""
                select name, digest
                from tag
                where repository_id = :repository
                and name in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("names")))
                .bind("repository", repository.value())
                .bind(
                        "names",
                        Tuples.of(names.stream().map(Tag::value).toList()).json())
                .list(row -> found.put(new Tag(row.text("name")), Digest.parse(row.text("digest"))));
        return found;
    }

    /// Points the tag to the manifest; whether the tag was there before.
    boolean point(Transaction tx, RepositoryId repository, Tag tag, Digest digest, Actor actor, Instant now) {
        return tx.sql("""
                insert into tag (repository_id, name, digest, version, pushed_at, pushed_by, order_key)
                values (:repository, :name, :digest, 1, :now, :actor, :order)
                on conflict (repository_id, name) do update
                set digest = excluded.digest,
                    version = tag.version + 1,
                    pushed_at = excluded.pushed_at,
                    pushed_by = excluded.pushed_by
                returning version
                """)
                        .bind("repository", repository.value())
                        .bind("name", tag.value())
                        .bind("digest", digest.toString())
                        .bind("now", now)
                        .bind("actor", actor.name())
                        .bind("order", TagOrder.of(tag))
                        .first(row -> row.number("version"))
                        .orElseThrow()
                > 1;
    }

    void delete(Transaction tx, RepositoryId repository, Tag tag) {
        tx.sql("""
                delete from tag
                where repository_id = :repository
                and name = :name
                """)
                .bind("repository", repository.value())
                .bind("name", tag.value())
                .update();
    }

    /// Deletes all tags of a manifest; their names.
    List<Tag> deleteAllOf(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql("""
                delete from tag
                where repository_id = :repository
                and digest = :digest
                returning name
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .list(row -> new Tag(row.text("name")));
    }

    /// The names of the manifest's tags, at most `limit`.
    List<Tag> of(Transaction tx, RepositoryId repository, Digest digest, int limit) {
        return tx.sql("""
                select name
                from tag
                where repository_id = :repository
                and digest = :digest
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .list(row -> new Tag(row.text("name")));
    }

    List<String> namesAfter(Transaction tx, RepositoryId repository, String after, int limit) {
        return tx.sql("""
                select name
                from tag
                where repository_id = :repository
                and name > :after
                order by name
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("after", after)
                .bind("limit", limit)
                .list(row -> row.text("name"));
    }

    /// Adds to the pulls of tags; nothing happens to those that are gone. Another node
    /// may have written a later one before.
    ///
    /// @param pulls rows of repository, name, count, and the time of the last pull; no tag twice
    void countPulls(Transaction tx, Tuples pulls) {
        tx.sql("""
                update tag
                set pull_count = pull_count + counted.pulls,
                    pulled_at = case when pulled_at > counted.last then pulled_at else counted.last end
                from (
                    select pulled.repository_id, pulled.name,
                        cast(value ->> 2 as bigint) as pulls, cast(value ->> 3 as bigint) as last
                    from %s
                    join tag as pulled on pulled.repository_id = cast(value ->> 0 as bigint)
                    and pulled.name = value ->> 1
                    order by pulled.repository_id, pulled.name
                    %s
                ) as counted
                where tag.repository_id = counted.repository_id
                and tag.name = counted.name
                """.formatted(tx.dialect().tuples("pulls"), tx.dialect().forUpdate()))
                .bind("pulls", pulls.json())
                .update();
    }
}
