package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What manifests refer to, and what that means for the blobs of their repository: a blob that a manifest refers to
/// has no lease, every other one has.
///
/// Where two transactions write at once, rows are taken in this order, so that neither waits for the other for ever:
/// blobs by digest, then tags and manifests.
final class JdbcReferenceStore {

    /// The sizes of those of `digests` that are blobs of the repository.
    Map<Digest, Long> blobSizes(Transaction tx, RepositoryId repository, List<Digest> digests) {
        Map<Digest, Long> sizes = new HashMap<>();
        tx.sql("""
                select digest, size
                from repository_blob
                where repository_id = :repository
                and digest in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", Digests.tuples(digests))
                .list(row -> sizes.put(Digest.parse(row.text("digest")), row.number("size")));
        return sizes;
    }

    void insert(Transaction tx, RepositoryId repository, Digest parent, References references) {
        Tuples rows = new Tuples();
        int position = 0;
        for (References.Resolved resolved : references.all()) {
            String child = resolved.reference().digest().toString();
            rows.add(
                    position,
                    child,
                    resolved.reference().kind().column(),
                    resolved.reference().size(),
                    resolved.target() == References.Target.BLOB ? child : null,
                    resolved.target() == References.Target.MANIFEST ? child : null);
            position++;
        }
        tx.sql("""
                insert into manifest_reference (repository_id, parent_digest, position, child_digest, kind,
                    size, blob_digest, manifest_digest)
                select :repository, :parent, cast(value ->> 0 as bigint), value ->> 1, value ->> 2,
                    cast(value ->> 3 as bigint), value ->> 4, value ->> 5
                from %s
                """.formatted(tx.dialect().tuples("rows")))
                .bind("repository", repository.value())
                .bind("parent", parent.toString())
                .bind("rows", rows.json())
                .update();
    }

    /// Takes the lease from blobs that a manifest refers to now.
    void keep(Transaction tx, RepositoryId repository, List<Digest> blobs) {
        if (blobs.isEmpty()) {
            return;
        }
        tx.sql("""
                update repository_blob
                set lease_until = null
                where repository_id = :repository
                and digest in (
                    select digest
                    from repository_blob
                    where repository_id = :repository
                    and digest in (select value ->> 0 from %s)
                    and lease_until is not null
                    order by digest
                    %s
                )
                """.formatted(tx.dialect().tuples("digests"), tx.dialect().forUpdate()))
                .bind("repository", repository.value())
                .bind("digests", Digests.tuples(blobs))
                .update();
    }

    /// Gives a lease to those of `blobs` that no manifest refers to any more.
    void leaseUnreferenced(Transaction tx, RepositoryId repository, List<Digest> blobs, Instant until) {
        tx.sql("""
                update repository_blob
                set lease_until = :until
                where repository_id = :repository
                and digest in (select value ->> 0 from %s)
                and lease_until is null
                and not exists (
                    select 1
                    from manifest_reference
                    where manifest_reference.repository_id = repository_blob.repository_id
                    and manifest_reference.blob_digest = repository_blob.digest
                )
                """.formatted(tx.dialect().tuples("digests")))
                .bind("repository", repository.value())
                .bind("digests", Digests.tuples(blobs))
                .bind("until", until)
                .update();
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

    /// The blobs that the manifest refers to, each once, in digest order, for a transaction that may give them a
    /// lease.
    List<Digest> blobsOf(Transaction tx, RepositoryId repository, Digest parent) {
        return tx.sql("""
                select digest
                from repository_blob
                where repository_id = :repository
                and digest in (
                    select blob_digest
                    from manifest_reference
                    where repository_id = :repository
                    and parent_digest = :parent
                )
                order by digest
                %s
                """.formatted(tx.dialect().forUpdate()))
                .bind("repository", repository.value())
                .bind("parent", parent.toString())
                .list(row -> Digest.parse(row.text("digest")));
    }

    /// The manifests of the repository that the index lists.
    List<Digest> childrenOf(Transaction tx, RepositoryId repository, Digest parent) {
        return tx.sql("""
                select distinct manifest_digest
                from manifest_reference
                where repository_id = :repository
                and parent_digest = :parent
                and manifest_digest is not null
                order by manifest_digest
                """)
                .bind("repository", repository.value())
                .bind("parent", parent.toString())
                .list(row -> Digest.parse(row.text("manifest_digest")));
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
