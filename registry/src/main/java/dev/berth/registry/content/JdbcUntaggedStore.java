package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.UntaggedManifests.Found;
import dev.berth.registry.content.UntaggedManifests.Page;
import java.time.Instant;
import java.util.List;

/// Which manifests nothing keeps.
final class JdbcUntaggedStore {

    private static final String UNKEPT = """
            manifest.pushed_at < :before
            and manifest.subject_digest is null
            and not exists (
                select 1
                from tag
                where tag.repository_id = manifest.repository_id and tag.digest = manifest.digest
            )
            and not exists (
                select 1
                from manifest_reference
                where manifest_reference.repository_id = manifest.repository_id
                and manifest_reference.manifest_digest = manifest.digest
            )
            and not exists (
                select 1
                from manifest as attached
                where attached.repository_id = manifest.repository_id
                and attached.subject_digest = manifest.digest
            )
            """;

    /// Looks at so many manifests behind one, in the order of their key, so that no page is slow however few it
    /// finds.
    Page page(Transaction tx, long repository, String digest, Instant before, int limit) {
        List<Seen> seen = tx.sql("""
                select
                    manifest.repository_id, repository.name, manifest.digest,
                    case when\s""" + UNKEPT + """
                    then 1 else 0 end as unkept
                from manifest
                join repository on repository.id = manifest.repository_id
                where (manifest.repository_id, manifest.digest) > (:repository, :digest)
                order by manifest.repository_id, manifest.digest
                limit :limit
                """)
                .bind("repository", repository)
                .bind("digest", digest)
                .bind("before", before)
                .bind("limit", limit)
                .list(JdbcUntaggedStore::seen);
        if (seen.isEmpty()) {
            return new Page(List.of(), repository, digest, true);
        }
        Found last = seen.getLast().manifest();
        return new Page(
                seen.stream().filter(Seen::unkept).map(Seen::manifest).toList(),
                last.repository().value(),
                last.digest().toString(),
                seen.size() < limit);
    }

    private record Seen(Found manifest, boolean unkept) {}

    private static Seen seen(Row row) {
        return new Seen(
                new Found(
                        new RepositoryId(row.number("repository_id")),
                        new RepositoryName(row.text("name")),
                        Digest.parse(row.text("digest"))),
                row.flag("unkept"));
    }

    /// Makes others wait who point something to it, until this transaction ends.
    boolean lock(Transaction tx, Found found) {
        return tx.sql("""
                select 1 as found
                from manifest
                where repository_id = :repository
                and digest = :digest
                """ + tx.dialect().forUpdate())
                .bind("repository", found.repository().value())
                .bind("digest", found.digest().toString())
                .first(row -> row.flag("found"))
                .isPresent();
    }

    boolean unkept(Transaction tx, Found found, Instant before) {
        return tx.sql("""
                select 1 as found
                from manifest
                where repository_id = :repository
                and digest = :digest
                and\s""" + UNKEPT)
                .bind("repository", found.repository().value())
                .bind("digest", found.digest().toString())
                .bind("before", before)
                .first(row -> row.flag("found"))
                .isPresent();
    }
}
