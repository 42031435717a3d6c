package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import java.util.List;

/// Manifests in the order of their keys.
final class JdbcAuditStore {

    List<ManifestAudit.Entry> after(Transaction tx, ManifestAudit.Position position, int limit) {
        return tx.sql("""
                select manifest.repository_id, manifest.digest, manifest.content, repository.name
                from manifest
                join repository on repository.id = manifest.repository_id
                where (manifest.repository_id, manifest.digest) > (:repository, :digest)
                order by manifest.repository_id, manifest.digest
                limit :limit""")
                .bind("repository", position.repository())
                .bind("digest", position.digest())
                .bind("limit", limit)
                .list(row -> new ManifestAudit.Entry(
                        new ManifestAudit.Position(row.number("repository_id"), row.text("digest")),
                        new RepositoryName(row.text("name")),
                        Digest.parse(row.text("digest")),
                        row.bytes("content")));
    }
}
