package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.CollectionPreview.ExpiredBlob;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a collection would do and why it would not do more, told from the condition by which it deletes.
final class JdbcClaimStore {

    private static final String EXPIRED = """
            select repository.name, repository_blob.digest, repository_blob.size, repository_blob.lease_until
            from repository_blob
            join repository on repository.id = repository_blob.repository_id
            where %s
            order by repository_blob.lease_until
            limit :limit""".formatted(JdbcLinkStore.EXPENDABLE);

    private static final String FREED = """
            select count(*) as objects, coalesce(sum(size), 0) as bytes
            from stored_object
            where state = 'doomed'
               or id in (
                 select blob.object_id
                 from repository_blob
                 join blob on blob.digest = repository_blob.digest
                 where %s)
              and not exists (
                 select 1
                 from blob
                 join repository_blob on repository_blob.digest = blob.digest
                 where blob.object_id = stored_object.id and (%s) is not true)
            """.formatted(JdbcLinkStore.EXPENDABLE, JdbcLinkStore.EXPENDABLE);

    private static final String CLAIMS = """
            select repository.id, repository.name, repository_blob.lease_until,
              case when %s then 1 else 0 end as expendable
            from repository_blob
            join repository on repository.id = repository_blob.repository_id
            where repository_blob.digest = :digest
            order by repository.name
            limit :limit""".formatted(JdbcLinkStore.EXPENDABLE);

    private static final int SOME = 5;

    private final JdbcLinkStore links = new JdbcLinkStore();

    List<ExpiredBlob> expired(Transaction tx, Instant now, int limit) {
        return tx.sql(EXPIRED)
                .bind("now", now)
                .bind("limit", limit)
                .list(row -> new ExpiredBlob(
                        new RepositoryName(row.text("name")),
                        Digest.parse(row.text("digest")),
                        row.number("size"),
                        row.instant("lease_until")));
    }

    Freed freed(Transaction tx, Instant now) {
        return tx.sql(FREED)
                .bind("now", now)
                .first(row -> new Freed(row.number("objects"), row.number("bytes")))
                .orElseThrow();
    }

    record Freed(long objects, long bytes) {}

    List<BlobClaim> claims(Transaction tx, Digest digest, Instant now, int limit) {
        return tx
                .sql(CLAIMS)
                .bind("now", now)
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .list(JdbcClaimStore::holding)
                .stream()
                .map(holding -> claim(tx, digest, holding))
                .toList();
    }

    private BlobClaim claim(Transaction tx, Digest digest, Holding holding) {
        Instant until = holding.leaseUntil();
        if (until == null) {
            return new BlobClaim.Referenced(
                    holding.name(), links.referringManifests(tx, new BlobLink(holding.id(), digest), SOME));
        }
        return holding.expendable()
                ? new BlobClaim.Expired(holding.name(), until)
                : new BlobClaim.Promised(holding.name(), until);
    }

    private static Holding holding(Row row) {
        return new Holding(
                new RepositoryId(row.number("id")),
                new RepositoryName(row.text("name")),
                row.instantOrNull("lease_until"),
                row.number("expendable") == 1);
    }

    private record Holding(
            RepositoryId id, RepositoryName name, @Nullable Instant leaseUntil, boolean expendable) {}
}
