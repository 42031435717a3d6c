package dev.berth.control.view;

import dev.berth.control.artifact.AccessoryType;
import dev.berth.control.view.TagGroup.Part;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is shown of manifests in a list of tags: one query each, whatever the length of the page. The `limit` of what
/// is
/// asked for tells PostgreSQL how little that is; else it would rather read the whole repository.
final class JdbcTagGroupStore {

    private static final int MOST_ALIASES = 50;
    private static final int MOST_PARTS = 5_000;

    /// One of a manifest's tags.
    record Alias(String name, Instant pushedAt, String pushedBy) {}

    /// How often one of them was pulled on a day.
    record Pulled(Digest digest, Instant day, long times) {}

    /// A manifest without what belongs to it.
    record Body(
            Optional<Long> artifact,
            Optional<String> type,
            String mediaType,
            long size,
            long pulls,
            Optional<Instant> pulledAt,
            String attributes) {}

    Map<Digest, Body> bodies(Transaction tx, RepositoryId repository, Collection<Digest> digests) {
        Map<Digest, Body> bodies = new HashMap<>();
        tx.sql("""
                select m.digest, m.media_type, m.size as own_size, m.pull_count, m.pulled_at, a.id, a.type, a.size,
                    a.extra_attrs
                from (select value ->> 0 as digest from %s limit :many) wanted
                join manifest m on m.repository_id = :repository and m.digest = wanted.digest
                left join artifact a on a.repository_id = m.repository_id and a.digest = m.digest
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", texts(digests))
                .bind("many", digests.size())
                .list(row -> bodies.put(Digest.parse(row.text("digest")), body(row)));
        return bodies;
    }

    private static Body body(Row row) {
        Long size = row.numberOrNull("size");
        String attributes = row.textOrNull("extra_attrs");
        return new Body(
                Optional.ofNullable(row.numberOrNull("id")),
                Optional.ofNullable(row.textOrNull("type")),
                row.text("media_type"),
                size == null ? row.number("own_size") : size,
                row.number("pull_count"),
                Optional.ofNullable(row.instantOrNull("pulled_at")),
                attributes == null ? "{}" : attributes);
    }

    /// The first of their tags, best first.
    Map<Digest, List<Alias>> aliases(Transaction tx, RepositoryId repository, Collection<Digest> digests) {
        Map<Digest, List<Alias>> aliases = new HashMap<>();
        tx.sql("""
                select t.digest, t.name, t.pushed_at, t.pushed_by
                from %s
                %s
                order by t.order_key desc, t.name desc
                """.formatted(
                                tx.dialect().tuples("digests"),
                                ForEach.join(
                                        tx.dialect(),
                                        "tag",
                                        "t",
                                        "%1$s.repository_id = :repository and %1$s.digest = (value ->> 0)",
                                        """
                                and part.order_key <> ''
                                order by part.order_key desc, part.name desc
                                limit :most
                                """)))
                .bind("repository", repository.value())
                .bind("digests", texts(digests))
                .bind("most", MOST_ALIASES)
                .list(row -> aliases.computeIfAbsent(Digest.parse(row.text("digest")), _ -> new ArrayList<>())
                        .add(new Alias(row.text("name"), row.instant("pushed_at"), row.text("pushed_by"))));
        return aliases;
    }

    /// What indexes list, by the index's artifact.
    Map<Long, List<Part>> parts(Transaction tx, RepositoryId repository, Collection<Long> artifacts) {
        Map<Long, List<Part>> parts = new HashMap<>();
        Tuples ids = new Tuples();
        artifacts.forEach(ids::add);
        tx.sql("""
                select c.artifact_id, c.digest, c.platform, part.size
                from (select cast(value ->> 0 as bigint) as id from %s limit :many) wanted
                join artifact_child c on c.artifact_id = wanted.id
                left join artifact part on part.repository_id = :repository and part.digest = c.digest
                order by c.artifact_id, c.position
                limit :most
                """.formatted(tx.dialect().tuples("artifacts")))
                .bind("repository", repository.value())
                .bind("artifacts", ids.json())
                .bind("many", artifacts.size())
                .bind("most", MOST_PARTS)
                .list(row -> parts.computeIfAbsent(row.number("artifact_id"), _ -> new ArrayList<>())
                        .add(new Part(
                                Digest.parse(row.text("digest")),
                                Optional.ofNullable(row.textOrNull("platform")),
                                Optional.ofNullable(row.numberOrNull("size")))));
        return parts;
    }

    /// How often they were pulled on days that began since then, where they were.
    List<Pulled> pulls(Transaction tx, RepositoryId repository, Collection<Digest> digests, Instant first) {
        return tx.sql("""
                select d.digest, d.begins_at, d.pulls
                from (select value ->> 0 as digest from %s limit :many) wanted
                join pulled_day d on d.repository_id = :repository and d.digest = wanted.digest
                    and d.begins_at >= :first
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", texts(digests))
                .bind("many", digests.size())
                .bind("first", first)
                .list(row ->
                        new Pulled(Digest.parse(row.text("digest")), row.instant("begins_at"), row.number("pulls")));
    }

    /// Of the blobs that they name, by themselves or by the manifests that they list, the bytes of those that others of
    /// the repository name as well, each blob once. For each blob the look ends at the first other.
    Map<Digest, Long> shared(Transaction tx, RepositoryId repository, Collection<Digest> digests) {
        Map<Digest, Long> shared = new HashMap<>();
        tx.sql("""
                with wanted as (select value ->> 0 as digest from %s limit :many),
                member as (
                    select wanted.digest as top, wanted.digest as manifest
                    from wanted
                    union
                    select wanted.digest, child.manifest_digest
                    from wanted
                    join manifest_reference child on child.repository_id = :repository
                        and child.parent_digest = wanted.digest
                    where child.manifest_digest is not null
                ),
                named as (
                    select distinct member.top, blob.blob_digest, blob.size
                    from member
                    join manifest_reference blob on blob.repository_id = :repository
                        and blob.parent_digest = member.manifest
                    where blob.blob_digest is not null
                )
                select named.top, cast(sum(named.size) as bigint) as shared
                from named
                where exists (
                    select 1
                    from manifest_reference other
                    where other.repository_id = :repository
                    and other.blob_digest = named.blob_digest
                    and other.parent_digest <> named.top
                    and not exists (
                        select 1
                        from manifest_reference own
                        where own.repository_id = :repository
                        and own.parent_digest = named.top
                        and own.manifest_digest = other.parent_digest
                    )
                )
                group by named.top
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", texts(digests))
                .bind("many", digests.size())
                .list(row -> shared.put(Digest.parse(row.text("top")), row.number("shared")));
        return shared;
    }

    /// What kinds of artifacts are about these manifests: by their subject, by a tag of cosign's older form, or carried
    /// by an index.
    Map<Digest, Set<String>> accessories(Transaction tx, RepositoryId repository, Collection<Digest> digests) {
        Map<Digest, Set<String>> kinds = new HashMap<>();
        // By the subject, for each: with the plus no index begins with the repository, of which SQLite would read all
        // each time, and a cross join it does not turn round.
        tx.sql("""
                select distinct a.subject_digest, a.accessory_type, a.artifact_type, cast(null as text) as carried
                from (select value ->> 0 as digest from %1$s limit :many) wanted
                cross join artifact a
                where +a.repository_id = :repository
                and a.subject_digest = wanted.digest
                and a.accessory_type is not null
                union all
                select distinct s.about, '', '', s.kind
                from (select value ->> 0 as digest from %1$s limit :many) wanted
                cross join carried_statement s
                where s.repository_id = :repository
                and s.about = wanted.digest
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", texts(digests))
                .bind("many", digests.size())
                .list(row -> kinds.computeIfAbsent(Digest.parse(row.text("subject_digest")), _ -> new LinkedHashSet<>())
                        .add(kind(row)));
        tx.sql("""
                select wanted.subject, wanted.named, a.accessory_type
                from (
                    select value ->> 0 as subject, value ->> 1 as tag, value ->> 2 as named
                    from %s
                    limit :many
                ) wanted
                join tag t on t.repository_id = :repository and t.name = wanted.tag
                join artifact a on a.repository_id = t.repository_id and a.digest = t.digest
                where a.accessory_type is not null
                """.formatted(tx.dialect().tuples("tags")))
                .bind("repository", repository.value())
                .bind("tags", cosignTags(digests))
                .bind("many", 3L * digests.size())
                .list(row -> kinds.computeIfAbsent(Digest.parse(row.text("subject")), _ -> new LinkedHashSet<>())
                        .add(row.text("named").isEmpty() ? row.text("accessory_type") : row.text("named")));
        return kinds;
    }

    /// Lists of what is inside are told apart from other attachments in whatever form they are.
    private static String kind(Row row) {
        String carried = row.textOrNull("carried");
        if (carried != null) {
            return carried + ".carried";
        }
        String type = row.text("accessory_type");
        boolean list = type.equals(AccessoryType.OTHER.wire()) && AccessoryType.isSbom(row.text("artifact_type"));
        return list ? "sbom.attached" : type;
    }

    /// A tag says which subject and, other than the artifact itself, whether it is a list of what is inside.
    private static String cosignTags(Collection<Digest> digests) {
        Tuples tags = new Tuples();
        for (Digest digest : digests) {
            String name = digest.toString().replace(':', '-');
            tags.add(digest.toString(), name + ".sig", "");
            tags.add(digest.toString(), name + ".att", "");
            tags.add(digest.toString(), name + ".sbom", "sbom.cosign");
        }
        return tags.json();
    }

    private static String texts(Collection<Digest> digests) {
        return Tuples.of(digests.stream().map(Digest::toString).toList()).json();
    }
}
