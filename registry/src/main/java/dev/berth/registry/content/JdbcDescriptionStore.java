package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.util.List;
import java.util.Optional;

/// Which manifests are described, in the rows of manifests.
final class JdbcDescriptionStore {

    /// Which manifest, and how many bytes it has.
    record Key(RepositoryId repository, Digest digest, long size) {}

    List<Key> in(Transaction tx, RepositoryId repository, int limit) {
        return tx.sql("""
                select repository_id, digest, size
                from manifest
                where described = 0
                and repository_id = :repository
                order by digest
                limit :limit
                """)
                .bind("repository", repository.value())
                .bind("limit", limit)
                .list(JdbcDescriptionStore::key);
    }

    /// In bytewise order `0` follows `/`, so the names under a project end before it.
    List<Key> under(Transaction tx, String project, int limit) {
        return tx.sql("""
                select repository_id, digest, size
                from manifest
                where described = 0
                and repository_id in (select id from repository where name >= :from and name < :to)
                order by repository_id, digest
                limit :limit
                """)
                .bind("from", project + "/")
                .bind("to", project + "0")
                .bind("limit", limit)
                .list(JdbcDescriptionStore::key);
    }

    List<Key> any(Transaction tx, int limit) {
        return tx.sql("""
                select repository_id, digest, size
                from manifest
                where described = 0
                order by repository_id, digest
                limit :limit
                """).bind("limit", limit).list(JdbcDescriptionStore::key);
    }

    Optional<UndescribedManifest> find(Transaction tx, Key key) {
        return tx.sql("""
                select repository.name, manifest.media_type, manifest.pushed_at, manifest.content
                from manifest
                join repository on repository.id = manifest.repository_id
                where manifest.repository_id = :repository
                and manifest.digest = :digest
                """)
                .bind("repository", key.repository().value())
                .bind("digest", key.digest().toString())
                .first(row -> new UndescribedManifest(
                        new RepositoryName(row.text("name")),
                        key.repository(),
                        key.digest(),
                        new MediaType(row.text("media_type")),
                        row.instant("pushed_at"),
                        row.bytes("content")));
    }

    boolean settle(Transaction tx, RepositoryId repository, Digest digest) {
        return tx.sql("""
                update manifest
                set described = 1
                where repository_id = :repository
                and digest = :digest
                and described = 0
                """)
                        .bind("repository", repository.value())
                        .bind("digest", digest.toString())
                        .update()
                > 0;
    }

    void reopenParents(Transaction tx, RepositoryId repository, Digest digest) {
        tx.sql("""
                update manifest
                set described = 0
                where repository_id = :repository
                and digest in (
                    select parent_digest
                    from manifest_reference
                    where repository_id = :repository
                    and manifest_digest = :digest
                )
                and described = 1
                """)
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .update();
    }

    private static Key key(Row row) {
        return new Key(
                new RepositoryId(row.number("repository_id")), Digest.parse(row.text("digest")), row.number("size"));
    }
}
