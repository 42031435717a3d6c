package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The tables `blob` and `repository_blob`: what digests name, and who holds them.
final class JdbcLinkStore {

    /// When a repository may lose a blob: its promise is over and no manifest refers to it. Every statement that
    /// deletes, previews or explains uses this text.
    static final String EXPENDABLE = """
            repository_blob.lease_until < :now
              and not exists (
                select 1 from manifest_reference
                where manifest_reference.repository_id = repository_blob.repository_id
                  and manifest_reference.blob_digest = repository_blob.digest)""";

    private static final String UNLINK_EXPIRED = """
            delete from repository_blob
            where (repository_id, digest) in (
              select repository_id, digest from repository_blob
              where %s
              order by lease_until
              limit :limit)
            and %s
            returning repository_id, digest""".formatted(EXPENDABLE, EXPENDABLE);

    Optional<HeldBlob> find(Transaction tx, BlobLink link) {
        return tx.sql("""
                select link.size, link.lease_until, object.id as object_id, object.object_key, object.state
                from repository_blob link
                join blob on blob.digest = link.digest
                join stored_object object on object.id = blob.object_id
                where link.repository_id = :repository and link.digest = :digest""")
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .first(row -> new HeldBlob(
                        new BlobLocation(link.digest(), row.number("size"), new ObjectKey(row.text("object_key"))),
                        row.number("object_id"),
                        !row.text("state").equals("live"),
                        Optional.ofNullable(row.instantOrNull("lease_until"))));
    }

    /// Prolongs the promise; leaves alone what a manifest protects or what is promised for longer.
    void extendLease(Transaction tx, BlobLink link, Instant until) {
        tx.sql("""
                update repository_blob
                set lease_until = :until
                where repository_id = :repository and digest = :digest and lease_until < :until""")
                .bind("until", until)
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .update();
    }

    /// Makes the repository hold the blob at least until `leaseUntil`; false when it held the blob before. That is
    /// told by the time, so of a second call in the same millisecond it says true once more.
    boolean link(Transaction tx, BlobLink link, long size, Instant now, Instant leaseUntil) {
        boolean fresh = tx.sql("""
                insert into repository_blob (repository_id, digest, size, linked_at, lease_until)
                values (:repository, :digest, :size, :now, :until)
                on conflict (repository_id, digest) do update
                set lease_until = excluded.lease_until
                where repository_blob.lease_until < excluded.lease_until
                returning linked_at""")
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .bind("size", size)
                .bind("now", now)
                .bind("until", leaseUntil)
                .first(row -> row.instant("linked_at"))
                .filter(now.truncatedTo(ChronoUnit.MILLIS)::equals)
                .isPresent();
        if (fillWaitingReferences(tx, link) > 0) {
            protect(tx, link);
        }
        return fresh;
    }

    /// Manifests that were pushed before this blob refer to it from now on.
    private static int fillWaitingReferences(Transaction tx, BlobLink link) {
        return tx.sql("""
                update manifest_reference
                set blob_digest = child_digest
                where repository_id = :repository and child_digest = :digest
                  and blob_digest is null and manifest_digest is null""")
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .update();
    }

    private static void protect(Transaction tx, BlobLink link) {
        tx.sql("""
                update repository_blob
                set lease_until = null
                where repository_id = :repository and digest = :digest""")
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .update();
    }

    /// Manifests of the repository that refer to the blob.
    List<Digest> referringManifests(Transaction tx, BlobLink link, int limit) {
        return tx.sql("""
                select distinct parent_digest from manifest_reference
                where repository_id = :repository and blob_digest = :digest
                order by parent_digest
                limit :limit""")
                .bind("repository", link.repository().value())
                .bind("digest", link.digest().toString())
                .bind("limit", limit)
                .list(row -> Digest.parse(row.text("parent_digest")));
    }

    /// Takes the blob from the repository. The foreign key refuses while a manifest refers to it.
    boolean unlink(Transaction tx, BlobLink link) {
        return tx.sql("""
                delete from repository_blob
                where repository_id = :repository and digest = :digest""")
                        .bind("repository", link.repository().value())
                        .bind("digest", link.digest().toString())
                        .update()
                > 0;
    }

    List<BlobLink> unlinkAll(Transaction tx, RepositoryId repository) {
        return tx.sql("""
                delete from repository_blob
                where repository_id = :repository
                returning repository_id, digest""").bind("repository", repository.value()).list(JdbcLinkStore::link);
    }

    /// Takes blobs from repositories that may lose them, the longest expired first. The condition stands twice: the
    /// inner one chooses candidates, the outer one is checked on each row as it is deleted, also where another
    /// transaction has just prolonged its lease.
    List<BlobLink> unlinkExpired(Transaction tx, Instant now, int limit) {
        return tx.sql(UNLINK_EXPIRED).bind("now", now).bind("limit", limit).list(JdbcLinkStore::link);
    }

    /// Makes `digest` name the object, unless it names one already.
    void name(Transaction tx, Digest digest, long objectId, long size, Instant now) {
        tx.sql("""
                insert into blob (digest, object_id, size, created_at)
                values (:digest, :object, :size, :now)
                on conflict (digest) do nothing""")
                .bind("digest", digest.toString())
                .bind("object", objectId)
                .bind("size", size)
                .bind("now", now)
                .update();
    }

    /// Makes every digest that names object `from` name object `to`.
    void rename(Transaction tx, long from, long to) {
        tx.sql("""
                update blob
                set object_id = :to
                where object_id = :from""").bind("to", to).bind("from", from).update();
    }

    /// Forgets those of the digests that no repository holds any more, and tells which objects they named.
    List<Long> forgetUnheld(Transaction tx, List<Digest> digests) {
        return tx.sql("""
                delete from blob
                where digest in (select value ->> 0 from %s)
                  and not exists (select 1 from repository_blob where repository_blob.digest = blob.digest)
                returning object_id""".formatted(tx.dialect().tuples("digests")))
                .bind("digests", Digests.tuples(digests))
                .list(row -> row.number("object_id"));
    }

    /// Everything that repositories hold of one object.
    List<BlobLink> linksOf(Transaction tx, long objectId) {
        return tx.sql("""
                select link.repository_id, link.digest
                from blob
                join repository_blob link on link.digest = blob.digest
                where blob.object_id = :object""").bind("object", objectId).list(JdbcLinkStore::link);
    }

    /// Repositories that hold the blob in good order.
    List<RepositoryName> holders(Transaction tx, Digest digest, int limit) {
        return tx.sql("""
                select repository.name
                from repository_blob link
                join repository on repository.id = link.repository_id
                join blob on blob.digest = link.digest
                join stored_object object on object.id = blob.object_id
                where link.digest = :digest and object.state = 'live'
                order by repository.id
                limit :limit""")
                .bind("digest", digest.toString())
                .bind("limit", limit)
                .list(row -> new RepositoryName(row.text("name")));
    }

    /// Repositories that hold something of the object.
    List<RepositoryName> holdersOfObject(Transaction tx, long objectId, int limit) {
        return tx.sql("""
                select distinct repository.name
                from blob
                join repository_blob link on link.digest = blob.digest
                join repository on repository.id = link.repository_id
                where blob.object_id = :object
                order by repository.name
                limit :limit""")
                .bind("object", objectId)
                .bind("limit", limit)
                .list(row -> new RepositoryName(row.text("name")));
    }

    private static BlobLink link(Row row) {
        return new BlobLink(new RepositoryId(row.number("repository_id")), Digest.parse(row.text("digest")));
    }
}
