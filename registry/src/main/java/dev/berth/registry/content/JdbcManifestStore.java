package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.Manifest;
import dev.berth.oci.MediaType;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of manifests.
final class JdbcManifestStore {

    private static final String SIZES = """
            select digest, size
            from manifest
            where repository_id = :repository
            and digest in (%s)
            """.formatted(DigestBatch.IN);

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

    /// The sizes of those of `digests` that are manifests of the repository.
    Map<Digest, Long> sizes(Transaction tx, RepositoryId repository, List<Digest> digests) {
        Map<Digest, Long> sizes = new HashMap<>();
        for (DigestBatch batch : DigestBatch.of(digests)) {
            batch.bind(tx.sql(SIZES))
                    .bind("repository", repository.value())
                    .list(row -> Map.entry(Digest.parse(row.text("digest")), row.number("size")))
                    .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        }
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

    /// Adds to the manifest's pulls; nothing happens when it is gone. Another node may have written a later one
    /// before.
    void countPulls(Transaction tx, RepositoryId repository, Digest digest, long count, Instant last) {
        tx.sql("""
                update manifest
                set pull_count = pull_count + :count,
                    pulled_at = case when pulled_at > :last then pulled_at else :last end
                where repository_id = :repository
                and digest = :digest
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .bind("count", count)
                .bind("last", last)
                .update();
    }
}
