package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows of uploads. A row without a digest is an open upload.
final class JdbcUploadStore {

    void insert(Transaction tx, Session session, Actor actor) {
        tx.sql("""
                insert into upload (id, repository_id, object_key, algorithm, started_by, started_at, seen_at)
                values (:id, :repository, :key, :algorithm, :actor, :now, :now)
                """)
                .bind("id", session.id().value())
                .bind("repository", session.repository().value())
                .bind("key", session.key().value())
                .bind("algorithm", session.algorithm().prefix())
                .bind("actor", actor.name())
                .bind("now", session.seenAt())
                .update();
    }

    /// How many open uploads the repository has, counted up to `limit`.
    long countOpen(Transaction tx, RepositoryId repository, int limit) {
        return tx.sql("""
                select count(*) as open
                from (
                    select 1
                    from upload
                    where repository_id = :repository
                    and digest is null
                    limit :limit
                ) as counted
                """)
                .bind("repository", repository.value())
                .bind("limit", limit)
                .first(row -> row.number("open"))
                .orElse(0L);
    }

    /// How many open uploads there are in all repositories.
    long countOpen(Transaction tx) {
        return tx.sql("""
                select count(*) as open
                from upload
                where digest is null
                """).first(row -> row.number("open")).orElse(0L);
    }

    Optional<Session> find(Transaction tx, RepositoryId repository, UploadId id) {
        return tx.sql("""
                select id, repository_id, object_key, algorithm, seen_at, digest, size
                from upload
                where id = :id
                and repository_id = :repository
                """)
                .bind("id", id.value())
                .bind("repository", repository.value())
                .first(JdbcUploadStore::session);
    }

    void touch(Transaction tx, UploadId id, Instant now) {
        tx.sql("""
                update upload
                set seen_at = :now
                where id = :id
                """).bind("id", id.value()).bind("now", now).update();
    }

    /// Turns an open upload into a finished one; false when it is not open any more.
    boolean finish(Transaction tx, UploadId id, Digest digest, long size, Instant now) {
        return tx.sql("""
                update upload
                set digest = :digest, size = :size, seen_at = :now
                where id = :id
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("digest", digest.toString())
                        .bind("size", size)
                        .bind("now", now)
                        .update()
                == 1;
    }

    /// Removes an open upload; false when it is not open any more.
    boolean deleteOpen(Transaction tx, UploadId id) {
        return tx.sql("""
                delete from upload
                where id = :id
                and digest is null
                """).bind("id", id.value()).update() == 1;
    }

    /// Removes finished uploads last seen before `before`, oldest first, at most `limit`; how many went.
    int deleteFinished(Transaction tx, Instant before, int limit) {
        return tx.sql("""
                delete from upload
                where id in (
                    select id
                    from upload
                    where digest is not null
                    and seen_at < :before
                    order by seen_at
                    limit :limit
                )
                """).bind("before", before).bind("limit", limit).update();
    }

    /// Open uploads last seen before `before`, oldest first.
    List<Session> findIdle(Transaction tx, Instant before, int limit) {
        return tx.sql("""
                select id, repository_id, object_key, algorithm, seen_at, digest, size
                from upload
                where digest is null
                and seen_at < :before
                order by seen_at
                limit :limit
                """).bind("before", before).bind("limit", limit).list(JdbcUploadStore::session);
    }

    /// Those of `keys` that uploads write or wrote to.
    Set<ObjectKey> findKnown(Transaction tx, Collection<ObjectKey> keys) {
        Set<ObjectKey> known = new HashSet<>();
        for (ObjectKey key : keys) {
            tx.sql("""
                    select object_key
                    from upload
                    where object_key = :key
                    """)
                    .bind("key", key.value())
                    .first(row -> new ObjectKey(row.text("object_key")))
                    .ifPresent(known::add);
        }
        return known;
    }

    private static Session session(Row row) {
        String digest = row.textOrNull("digest");
        return new Session(
                new UploadId(row.text("id")),
                new RepositoryId(row.number("repository_id")),
                new ObjectKey(row.text("object_key")),
                DigestAlgorithm.of(row.text("algorithm")).orElse(DigestAlgorithm.SHA256),
                row.instant("seen_at"),
                digest == null
                        ? Optional.empty()
                        : Optional.of(new Session.Finished(Digest.parse(digest), row.number("size"))));
    }
}
