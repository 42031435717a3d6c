package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.upload.Session.Mark;
import dev.berth.registry.upload.Session.Rejected;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of uploads. A row without a digest is an open upload.
final class JdbcUploadStore {

    /// @param claimedUntil until when its maker has it
    void insert(Transaction tx, Session session, Optional<Instant> claimedUntil, Actor actor) {
        tx.sql("""
                insert into upload (id, repository_id, object_key, algorithm, started_by, started_at, seen_at,
                    claim, claimed_until)
                values (:id, :repository, :key, :algorithm, :actor, :now, :now, :claim, :until)
                """)
                .bind("id", session.id().value())
                .bind("repository", session.repository().value())
                .bind("key", session.key().value())
                .bind("algorithm", session.algorithm().prefix())
                .bind("actor", actor.name())
                .bind("now", session.seenAt())
                .bind("claim", session.claim())
                .bind("until", claimedUntil.orElse(null))
                .update();
    }

    /// Claims an open upload that nobody has, or no longer, and that is as `session` says; whether that was so.
    boolean claim(Transaction tx, Session session, Instant now, Instant until) {
        return tx.sql("""
                update upload
                set claim = claim + 1, claimed_until = :until, seen_at = :now
                where id = :id
                and claim = :claim
                and digest is null
                and (claimed_until is null or claimed_until <= :now)
                """)
                        .bind("id", session.id().value())
                        .bind("claim", session.claim())
                        .bind("now", now)
                        .bind("until", until)
                        .update()
                == 1;
    }

    /// Keeps a claim alive; false when it is lost.
    boolean renew(Transaction tx, UploadId id, long claim, Instant now, Instant until) {
        return tx.sql("""
                update upload
                set claimed_until = :until, seen_at = :now
                where id = :id
                and claim = :claim
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("claim", claim)
                        .bind("now", now)
                        .bind("until", until)
                        .update()
                == 1;
    }

    /// Writes down how far the upload has come and ends the claim; false when it is lost.
    boolean end(Transaction tx, UploadId id, long claim, Mark mark, Optional<Rejected> rejected, Instant now) {
        return tx.sql("""
                update upload
                set claimed_until = null, received = :received, digests = :digests,
                    rejected_from = :from, rejected_to = :to, seen_at = :now
                where id = :id
                and claim = :claim
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("claim", claim)
                        .bind("received", mark.received())
                        .bind("digests", text(mark.digests()))
                        .bind("from", rejected.map(Rejected::from).orElse(null))
                        .bind("to", rejected.map(Rejected::to).orElse(null))
                        .bind("now", now)
                        .update()
                == 1;
    }

    /// Ends a claim without a word of how far the upload has come.
    boolean release(Transaction tx, UploadId id, long claim, Optional<Instant> until) {
        return tx.sql("""
                update upload
                set claimed_until = :until
                where id = :id
                and claim = :claim
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("claim", claim)
                        .bind("until", until.orElse(null))
                        .update()
                == 1;
    }

    /// Remembers the closing chunk that may come once more.
    boolean reject(Transaction tx, UploadId id, Rejected rejected) {
        return tx.sql("""
                update upload
                set rejected_from = :from, rejected_to = :to
                where id = :id
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("from", rejected.from())
                        .bind("to", rejected.to())
                        .update()
                == 1;
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
                select id, repository_id, object_key, algorithm, seen_at, digest, size,
                    claim, claimed_until, received, digests, rejected_from, rejected_to
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

    /// Turns an open upload into a finished one; false when it is not open any more, or under another claim.
    boolean finish(Transaction tx, UploadId id, long claim, Digest digest, long size, Instant now) {
        return tx.sql("""
                update upload
                set digest = :digest, size = :size, seen_at = :now, claimed_until = null
                where id = :id
                and claim = :claim
                and digest is null
                """)
                        .bind("id", id.value())
                        .bind("claim", claim)
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

    /// Removes an open upload under this claim; false when it is not open any more, or under another one.
    boolean deleteClaimed(Transaction tx, UploadId id, long claim) {
        return tx.sql("""
                delete from upload
                where id = :id
                and claim = :claim
                and digest is null
                """).bind("id", id.value()).bind("claim", claim).update() == 1;
    }

    /// Removes an open upload that nobody writes to and that was last seen before `before`; whether it was so.
    boolean deleteIdle(Transaction tx, UploadId id, Instant before, Instant now) {
        return tx.sql("""
                delete from upload
                where id = :id
                and digest is null
                and seen_at < :before
                and (claimed_until is null or claimed_until <= :now)
                """)
                        .bind("id", id.value())
                        .bind("before", before)
                        .bind("now", now)
                        .update()
                == 1;
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
                select id, repository_id, object_key, algorithm, seen_at, digest, size,
                    claim, claimed_until, received, digests, rejected_from, rejected_to
                from upload
                where digest is null
                and seen_at < :before
                order by seen_at
                limit :limit
                """).bind("before", before).bind("limit", limit).list(JdbcUploadStore::session);
    }

    /// Those of `keys` that uploads write or wrote to.
    Set<ObjectKey> findKnown(Transaction tx, Collection<ObjectKey> keys) {
        return new HashSet<>(tx.sql("""
                select object_key
                from upload
                where object_key in (select value ->> 0 from %s)
                """.formatted(tx.dialect().tuples("keys")))
                .bind(
                        "keys",
                        Tuples.of(keys.stream().map(ObjectKey::value).toList()).json())
                .list(row -> new ObjectKey(row.text("object_key"))));
    }

    private static @Nullable String text(List<Digest> digests) {
        return digests.isEmpty() ? null : digests.stream().map(Digest::toString).collect(Collectors.joining(" "));
    }

    private static List<Digest> digests(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(" ", -1)).map(Digest::parse).toList();
    }

    private static Session session(Row row) {
        String digest = row.textOrNull("digest");
        Long from = row.numberOrNull("rejected_from");
        return new Session(
                new UploadId(row.text("id")),
                new RepositoryId(row.number("repository_id")),
                new ObjectKey(row.text("object_key")),
                DigestAlgorithm.of(row.text("algorithm")).orElse(DigestAlgorithm.SHA256),
                row.instant("seen_at"),
                digest == null
                        ? Optional.empty()
                        : Optional.of(new Session.Finished(Digest.parse(digest), row.number("size"))),
                row.number("claim"),
                Optional.ofNullable(row.instantOrNull("claimed_until")),
                new Mark(row.number("received"), digests(row.textOrNull("digests"))),
                from == null ? Optional.empty() : Optional.of(new Rejected(from, row.number("rejected_to"))));
    }
}
