package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What manifests refer to, and what that means for the blobs of their repository: a blob that a manifest refers to
/// has no lease, every other one has.
///
/// Where two transactions write at once, rows are taken in this order, so that none waits for the other: blobs by
/// digest, then manifests, then tags.
final class JdbcReferenceStore {

    private static final String BLOB_SIZES = """
            select digest, size
            from repository_blob
            where repository_id = :repository
            and digest in (%s)
            order by digest
            """.formatted(DigestBatch.IN);

    private static final String KEEP = """
            update repository_blob
            set lease_until = null
            where repository_id = :repository
            and digest in (%s)
            and lease_until is not null
            """.formatted(DigestBatch.IN);

    private static final String LEASE_UNREFERENCED = """
            update repository_blob
            set lease_until = :until
            where repository_id = :repository
            and digest in (%s)
            and lease_until is null
            and not exists (
                select 1
                from manifest_reference
                where manifest_reference.repository_id = repository_blob.repository_id
                and manifest_reference.blob_digest = repository_blob.digest
            )
            """.formatted(DigestBatch.IN);

    /// The sizes of those of `digests` that are blobs of the repository.
    Map<Digest, Long> blobSizes(Transaction tx, RepositoryId repository, List<Digest> digests) {
        Map<Digest, Long> sizes = new HashMap<>();
        for (DigestBatch batch : DigestBatch.of(digests)) {
            batch.bind(tx.sql(BLOB_SIZES))
                    .bind("repository", repository.value())
                    .list(row -> Map.entry(Digest.parse(row.text("digest")), row.number("size")))
                    .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        }
        return sizes;
    }

    void insert(Transaction tx, RepositoryId repository, Digest parent, References references) {
        int position = 0;
        for (References.Resolved resolved : references.all()) {
            String child = resolved.reference().digest().toString();
            tx.sql("""
                    insert into manifest_reference (repository_id, parent_digest, position, child_digest, kind,
                        size, blob_digest, manifest_digest)
                    values (:repository, :parent, :position, :child, :kind, :size, :blob, :manifest)
                    """)
                    .bind("repository", repository.value())
                    .bind("parent", parent.toString())
                    .bind("position", position)
                    .bind("child", child)
                    .bind("kind", resolved.reference().kind().column())
                    .bind("size", resolved.reference().size())
                    .bind("blob", resolved.target() == References.Target.BLOB ? child : null)
                    .bind("manifest", resolved.target() == References.Target.MANIFEST ? child : null)
                    .update();
            position++;
        }
    }

    /// Takes the lease from blobs that a manifest refers to now.
    void keep(Transaction tx, RepositoryId repository, List<Digest> blobs) {
        for (DigestBatch batch : DigestBatch.of(blobs)) {
            batch.bind(tx.sql(KEEP)).bind("repository", repository.value()).update();
        }
    }

    /// Gives a lease to those of `blobs` that no manifest refers to any more.
    void leaseUnreferenced(Transaction tx, RepositoryId repository, List<Digest> blobs, Instant until) {
        for (DigestBatch batch : DigestBatch.of(blobs)) {
            batch.bind(tx.sql(LEASE_UNREFERENCED))
                    .bind("repository", repository.value())
                    .bind("until", until)
                    .update();
        }
    }

    /// Points the indexes that were pushed before their child `manifest` to it.
    void fillWaiting(Transaction tx, RepositoryId repository, Digest manifest) {
        tx.sql("""
                update manifest_reference
                set manifest_digest = child_digest
                where repository_id = :repository
                and child_digest = :manifest
                and blob_digest is null
                and manifest_digest is null
                and kind = 'child'
                """)
                .bind("repository", repository.value())
                .bind("manifest", manifest.toString())
                .update();
    }

    /// The blobs that the manifest refers to, each once, in digest order.
    List<Digest> blobsOf(Transaction tx, RepositoryId repository, Digest parent) {
        return tx.sql("""
                select distinct blob_digest
                from manifest_reference
                where repository_id = :repository
                and parent_digest = :parent
                and blob_digest is not null
                order by blob_digest
                """)
                .bind("repository", repository.value())
                .bind("parent", parent.toString())
                .list(row -> Digest.parse(row.text("blob_digest")));
    }

    /// An index that lists the manifest.
    Optional<Digest> parentOf(Transaction tx, RepositoryId repository, Digest manifest) {
        return tx.sql("""
                select parent_digest
                from manifest_reference
                where repository_id = :repository
                and manifest_digest = :manifest
                limit 1
                """)
                .bind("repository", repository.value())
                .bind("manifest", manifest.toString())
                .first(row -> Digest.parse(row.text("parent_digest")));
    }
}
