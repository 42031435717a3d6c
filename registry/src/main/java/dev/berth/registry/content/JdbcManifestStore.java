package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.MediaType;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of manifests.
final class JdbcManifestStore {

    Optional<StoredManifest> find(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql("""
                select media_type, content
                from manifest
                where repository_id = :repository
                and digest = :digest
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .first(row -> new StoredManifest(
                        repository, digest, new MediaType(row.text("media_type")), row.bytes("content")));
    }

    boolean exists(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql("""
                select 1
                from manifest
                where repository_id = :repository
                and digest = :digest
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .first(Row::getClass)
                .isPresent();
    }

    /// When the manifest was pushed, or pushed again, to the hour; empty if it is not there.
    Optional<Instant> pushedAt(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql("""
                select pushed_at
                from manifest
                where repository_id = :repository
                and digest = :digest
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .first(row -> row.instant("pushed_at"));
    }

    /// Records that the manifest was pushed again.
    ///
    /// @return whether it is there
    boolean renew(Transaction tx, RepositoryId repository, Digest digest, Instant now) {
        return tx.sql("""
                update manifest
                set pushed_at = :now
                where repository_id = :repository
                and digest = :digest
                """)
                        .bind("now", now)
                        .bind("repository", repository.value())
                        .bind("digest", digest.toString())
                        .update()
                == 1;
    }

    boolean any(Transaction tx, RepositoryId repository) {
        return tx.sql("""
                select 1
                from manifest
                where repository_id = :repository
                limit 1
                """)
                .bind("repository", repository.value())
                .first(Row::getClass)
                .isPresent();
    }

    /// Some manifests that no index of the repository lists, so that they may be deleted.
    List<Digest> withoutParent(Transaction tx, RepositoryId repository, int limit) {
        return tx.sql("""
                select digest
                from manifest
                where repository_id = :repository
                and not exists (
                    select 1
                    from manifest_reference
                    where manifest_reference.repository_id = manifest.repository_id
                    and manifest_reference.manifest_digest = manifest.digest
                )
                order by digest
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("limit", limit)
                .list(row -> Digest.parse(row.text("digest")));
    }

    /// The sizes of those of `digests` that are manifests of the repository.
    Map<Digest, Long> sizes(Transaction tx, RepositoryId repository, List<Digest> digests) {
        Map<Digest, Long> sizes = new HashMap<>();
        tx.sql("""
                select digest, size
                from manifest
                where repository_id = :repository
                and digest in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", Digests.tuples(digests))
                .list(row -> sizes.put(Digest.parse(row.text("digest")), row.number("size")));
        return sizes;
    }

    void insert(
            Transaction tx,
            RepositoryId repository,
            Digest digest,
            Manifest manifest,
            byte[] content,
            Actor actor,
            Instant now) {
        tx.sql("""
                insert into manifest (repository_id, digest, media_type, artifact_type, subject_digest, size,
                    annotations, pushed_at, pushed_by, content)
                values (:repository, :digest, :mediaType, :artifactType, :subject, :size,
                    :annotations, :now, :actor, :content)
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .bind("mediaType", manifest.mediaType().value())
                .bind(
                        "artifactType",
                        manifest.artifactType().map(MediaType::value).orElse(null))
                .bind(
                        "subject",
                        manifest.subject()
                                .map(subject -> subject.digest().toString())
                                .orElse(null))
                .bind("size", content.length)
                .bind("annotations", Annotations.write(manifest.annotations()))
                .bind("now", now)
                .bind("actor", actor.name())
                .bind("content", content)
                .update();
    }

    /// Puts the manifest's content right, which no longer has its digest; whether that was so.
    boolean repair(Transaction tx, RepositoryId repository, Digest digest, byte[] content) {
        return tx.sql("""
                update manifest
                set content = :content
                where repository_id = :repository
                and digest = :digest
                and content <> :content
                """)
                        .bind("repository", repository.value())
                        .bind("digest", digest.toString())
                        .bind("content", content)
                        .update()
                > 0;
    }

    /// Deletes the manifest and with it its references.
    void delete(Transaction tx, RepositoryId repository, Digest digest) {
        tx.sql("""
                delete from manifest
                where repository_id = :repository
                and digest = :digest
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .update();
    }

    /// Adds to the pulls of manifests; nothing happens to those that are gone. Another node
    /// may have written a later one before.
    ///
    /// @param pulls rows of repository, digest, count, and the time of the last pull; no manifest twice
    void countPulls(Transaction tx, Tuples pulls) {
        tx.sql("""
                update manifest
                set pull_count = pull_count + counted.pulls,
                    pulled_at = case when pulled_at > counted.last then pulled_at else counted.last end
                from (
                    select pulled.repository_id, pulled.digest,
                        cast(value ->> 2 as bigint) as pulls, cast(value ->> 3 as bigint) as last
                    from %s
                    join manifest as pulled on pulled.repository_id = cast(value ->> 0 as bigint)
                    and pulled.digest = value ->> 1
                    order by pulled.repository_id, pulled.digest
                    %s
                ) as counted
                where manifest.repository_id = counted.repository_id
                and manifest.digest = counted.digest
                """.formatted(tx.dialect().tuples("pulls"), tx.dialect().forUpdate()))
                .bind("pulls", pulls.json())
                .update();
    }
}
