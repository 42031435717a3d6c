package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.arrival.Arrival;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.upload.Claims.Attempt;
import dev.berth.registry.upload.Session.Finished;
import dev.berth.registry.upload.Spools.Flush;
import dev.berth.registry.upload.Spools.Standing;
import dev.berth.registry.upload.UploadErrors.Storing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Upload sessions of repositories: from the first byte to the blob that a repository holds. Safe for use by many
/// threads and nodes, each of which may go on with any session; on one session one writer is at work at a time,
/// and no other waits for it.
///
/// What a call acknowledges survives a power cut. The store being away is UNAVAILABLE, a full disk STORAGE_FULL;
/// the session survives both. So it does when its node ends in the midst of a chunk: another one goes on as soon
/// as the claim has lapsed.
public final class Uploads {

    private final Database database;
    private final Repositories repositories;
    private final Blobs blobs;
    private final Ids ids;
    private final InstantSource clock;
    private final UploadSettings settings;
    private final Arrivals arrivals;
    private final JdbcUploadStore store = new JdbcUploadStore();
    private final SessionLocks locks = new SessionLocks();
    private final Claims claims;
    private final Spools spools;
    private final UploadExpiry expiry;
    // Where other nodes are, a row tells them of such keys.
    private final Set<ObjectKey> storing = ConcurrentHashMap.newKeySet();

    /// @param ledger the one that the blob store's driver uses, if it uses one
    /// @param arrivals hears of the bytes that come
    public Uploads(
            Database database,
            BlobStore blobStore,
            UploadLedger ledger,
            Arrivals arrivals,
            Repositories repositories,
            Blobs blobs,
            Ids ids,
            InstantSource clock,
            UploadSettings settings) {
        this.database = database;
        this.repositories = repositories;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.arrivals = arrivals;
        this.claims = new Claims(database, clock, ledger, store);
        this.spools = new Spools(blobStore);
        this.expiry = new UploadExpiry(database, settings, ledger, store, locks, spools);
    }

    /// Begins a session, and the repository with it if it is the first. `hint` is the algorithm that the client
    /// will name at the end, as far as it said so; another one costs a second reading of the bytes.
    /// TOOMANYREQUESTS when the repository has too many open sessions, give or take those that begin at this
    /// moment.
    public UploadStatus begin(Actor actor, RepositoryName repository, DigestAlgorithm hint) {
        // Not in the transaction: counting the others' rows there would make all who begin at once wait in line.
        repositories.find(repository).ifPresent(row -> requireRoom(repository, row));
        // The row of an upload that several nodes may go on with says from the start that nothing has arrived.
        Session template = begun(new RepositoryId(0), hint, database.shared() ? 1 : 0);
        database.transact(tx -> {
            Session session = template.in(repositories.ensure(tx, repository));
            store.insert(tx, session, Optional.empty(), actor);
            return session;
        });
        return new UploadStatus(template.id(), 0);
    }

    private void requireRoom(RepositoryName repository, RepositoryId row) {
        int limit = settings.openPerRepository();
        if (database.read(tx -> store.countOpen(tx, row, limit)) >= limit) {
            throw UploadErrors.tooMany(repository, limit);
        }
    }

    private Session begun(RepositoryId repository, DigestAlgorithm algorithm, long claim) {
        return Session.begun(
                new UploadId(ids.next()),
                repository,
                new ObjectKey(ids.next()),
                algorithm,
                Instant.ofEpochMilli(clock.millis()),
                claim);
    }

    /// Takes a whole blob in one go, without a session; a wrong digest leaves nothing (DIGEST_INVALID).
    public CompleteResult.Completed store(
            Actor actor, RepositoryName repository, Digest digest, OptionalLong length, ByteSource content) {
        DigestAlgorithm algorithm = UploadErrors.supported(digest);
        if (!database.shared()) {
            Session session = begun(new RepositoryId(0), algorithm, 0);
            storing.add(session.key());
            try {
                Incoming incoming = incoming(session, repository, length, length, content);
                return store(claims.alone(session), repository, digest, incoming);
            } finally {
                storing.remove(session.key());
            }
        }
        Session template = begun(new RepositoryId(0), algorithm, 1);
        Session session = database.transact(tx -> {
            Session row = template.in(repositories.ensure(tx, repository));
            claims.insert(tx, row, actor);
            return row;
        });
        return store(
                claims.ofMaker(session), repository, digest, incoming(session, repository, length, length, content));
    }

    private CompleteResult.Completed store(Claim claim, RepositoryName repository, Digest digest, Incoming incoming) {
        return writing(claim, incoming, () -> {
            RunningDigests digests = receiveWhole(claim, digest, incoming);
            Digest sha256 = digests.digest(DigestAlgorithm.SHA256);
            database.transact(tx -> {
                RepositoryId row = repositories.ensure(tx, repository);
                if (database.shared()
                        && !store.deleteClaimed(tx, claim.session().id(), claim.number())) {
                    throw new LostClaimException(claim.session().id(), claim.number());
                }
                claim.ended(tx);
                blobs.link(tx, row, digest, sha256, claim.session().key(), digests.offset());
                return row;
            });
            incoming.arrival().stored(digest);
            return new CompleteResult.Completed(digest, digests.offset());
        });
    }

    private RunningDigests receiveWhole(Claim claim, Digest digest, Incoming incoming) throws IOException {
        Session session = claim.session();
        Set<DigestAlgorithm> wanted = EnumSet.of(DigestAlgorithm.SHA256, session.algorithm());
        boolean finished = false;
        try {
            RunningDigests digests =
                    spools.receive(claim, Standing.NOTHING, session.algorithm(), incoming, Flush.LATER);
            if (!digests.digest(session.algorithm()).equals(digest)) {
                throw UploadErrors.wrongDigest(session, digest, digests.digest(session.algorithm()));
            }
            spools.finish(claim, digests, wanted);
            finished = true;
            return digests;
        } finally {
            if (!finished) {
                dropWhole(session);
            }
        }
    }

    private void dropWhole(Session session) {
        if (!database.shared() || database.transact(tx -> store.deleteOpen(tx, session.id()))) {
            spools.drop(session);
        }
    }

    /// The session's state; BLOB_UPLOAD_UNKNOWN when this repository has no such open session.
    public UploadStatus status(RepositoryName repository, UploadId id) {
        return status(requireOpen(repository, id));
    }

    private UploadStatus status(Session session) {
        return UploadErrors.storing(
                session,
                () -> new UploadStatus(session.id(), spools.standing(session).received()));
    }

    /// Appends what `content` gives. `start` is the offset that the client announced; empty for a stream, which
    /// goes on where the last ended. What arrives before a broken connection is kept; BLOB_UPLOAD_INVALID tells of
    /// it, SIZE_INVALID when the chunk is not `length` bytes long.
    public AppendResult append(
            Actor actor,
            RepositoryName repository,
            UploadId id,
            OptionalLong start,
            OptionalLong length,
            ByteSource content) {
        return locks.exclusively(
                id,
                () -> switch (find(repository, id, row -> claims.take(row, id))) {
                    case Attempt.Over _ -> throw UploadErrors.unknown(id);
                    case Attempt.Busy(Session session) -> new AppendResult.OutOfOrder(status(session));
                    case Attempt.Mine(Claim claim) -> {
                        // Of a chunk with a place, nobody knows whether others will follow.
                        OptionalLong rest = start.isPresent() ? OptionalLong.empty() : length;
                        Incoming incoming = incoming(claim.session(), repository, rest, length, content);
                        yield writing(claim, incoming, () -> append(claim, start, incoming));
                    }
                },
                () -> new AppendResult.OutOfOrder(status(repository, id)));
    }

    private AppendResult append(Claim claim, OptionalLong start, Incoming incoming) throws IOException {
        Session session = claim.session();
        spools.takeOver(claim);
        Standing standing = spools.standing(session);
        if (standing.sealed() || start.orElse(standing.received()) != standing.received()) {
            claim.giveBack();
            return new AppendResult.OutOfOrder(new UploadStatus(session.id(), standing.received()));
        }
        touch(session);
        RunningDigests digests = spools.receive(claim, standing, session.algorithm(), incoming, Flush.NOW);
        claim.end(digests);
        incoming.arrival().waiting();
        return new AppendResult.Appended(new UploadStatus(session.id(), digests.offset()));
    }

    /// Appends the closing chunk, verifies the digest, and links the blob. With a wrong digest (DIGEST_INVALID)
    /// the session lives on, and the closing chunk may come once more or not; but when the bytes had to be stored
    /// before their digest could be found out, which the message then says, only their own digest completes them.
    /// A repetition after success answers the same again.
    public CompleteResult complete(
            Actor actor,
            RepositoryName repository,
            UploadId id,
            Digest digest,
            OptionalLong start,
            OptionalLong length,
            ByteSource tail) {
        DigestAlgorithm algorithm = UploadErrors.supported(digest);
        return locks.exclusively(
                id,
                () -> switch (find(repository, id, row -> claims.take(row, id))) {
                    case Attempt.Over(Session _, Finished finished) -> repeated(repository, id, finished, digest);
                    case Attempt.Busy(Session session) -> new CompleteResult.OutOfOrder(status(session));
                    case Attempt.Mine(Claim claim) -> {
                        Incoming incoming = incoming(claim.session(), repository, length, length, tail);
                        yield writing(claim, incoming, () -> complete(claim, digest, algorithm, start, incoming));
                    }
                },
                () -> new CompleteResult.OutOfOrder(status(repository, id)));
    }

    private CompleteResult complete(
            Claim claim, Digest digest, DigestAlgorithm algorithm, OptionalLong start, Incoming tail)
            throws IOException {
        Session session = claim.session();
        spools.takeOver(claim);
        Standing standing = spools.closingAt(session, start, tail.announced());
        if (start.orElse(standing.received()) != standing.received()) {
            claim.giveBack();
            return new CompleteResult.OutOfOrder(new UploadStatus(session.id(), standing.received()));
        }
        Set<DigestAlgorithm> wanted = EnumSet.of(DigestAlgorithm.SHA256, algorithm);
        RunningDigests digests = spools.receive(claim, standing, algorithm, tail, Flush.LATER);
        spools.complement(claim, digests, wanted);
        if (digests.knows(algorithm) && !digests.digest(algorithm).equals(digest)) {
            if (!standing.sealed()) {
                claim.reject(standing.received(), digests);
            }
            throw UploadErrors.wrongDigest(session, digest, digests.digest(algorithm));
        }
        spools.finish(claim, digests, wanted);
        if (!digests.digest(algorithm).equals(digest)) {
            throw UploadErrors.wrongDigestAtLast(session, digest, digests.digest(algorithm));
        }
        link(claim, digest, digests);
        tail.arrival().stored(digest);
        return new CompleteResult.Completed(digest, digests.offset());
    }

    private void link(Claim claim, Digest digest, RunningDigests digests) {
        Session session = claim.session();
        Digest sha256 = digests.digest(DigestAlgorithm.SHA256);
        Instant now = clock.instant();
        database.transact(tx -> {
            if (!store.finish(tx, session.id(), claim.number(), digest, digests.offset(), now)) {
                throw new LostClaimException(session.id(), claim.number());
            }
            claim.ended(tx);
            blobs.link(tx, session.repository(), digest, sha256, session.key(), digests.offset());
            return sha256;
        });
    }

    private CompleteResult repeated(RepositoryName repository, UploadId id, Finished finished, Digest digest) {
        // Whoever reads success takes it as a promise that the blob is there, so it must still be, and stay.
        if (!finished.digest().equals(digest)
                || blobs.promise(repository, digest).isEmpty()) {
            throw UploadErrors.unknown(id);
        }
        return new CompleteResult.Completed(digest, finished.size());
    }

    /// Ends the session and drops its bytes, at once or when the chunk that is arriving ends. BLOB_UPLOAD_UNKNOWN
    /// when this repository has no such open session.
    public void cancel(Actor actor, RepositoryName repository, UploadId id) {
        Session session = requireOpen(repository, id);
        if (!database.transact(tx -> store.deleteOpen(tx, id))) {
            throw UploadErrors.unknown(id);
        }
        arrivals.cancelled(id.value());
        locks.whenFree(id, () -> spools.drop(session));
    }

    /// Ends sessions that have been idle for too long and forgets finished ones, a batch of each; how many went.
    /// Called until it answers 0.
    public int expire(Instant now) {
        return expiry.expire(now);
    }

    /// How many sessions are open now, in all repositories; for metrics.
    public long open() {
        return database.read(store::countOpen);
    }

    /// Those of `keys` that belong to an upload: whoever sweeps the blob store leaves them alone. A key is known
    /// here until it is that of a stored object.
    public Set<ObjectKey> known(Collection<ObjectKey> keys) {
        Set<ObjectKey> known = new HashSet<>(keys);
        known.retainAll(storing);
        known.addAll(database.read(tx -> store.findKnown(tx, keys)));
        return known;
    }

    /// Notes that the session is in use; not for each chunk, as it costs a commit. A claim says so by itself.
    private void touch(Session session) {
        Instant now = clock.instant();
        Duration coarse = settings.expiry().dividedBy(24);
        if (!database.shared() && session.seenAt().plus(coarse).isBefore(now)) {
            database.transact(tx -> {
                store.touch(tx, session.id(), now);
                return now;
            });
        }
    }

    /// @param rest how many bytes come, when no others will follow
    private Incoming incoming(
            Session session, RepositoryName repository, OptionalLong rest, OptionalLong length, ByteSource content) {
        return new Incoming(content, length, arrivals.expect(session.id().value(), repository, rest));
    }

    private <T> T writing(Claim claim, Incoming incoming, Storing<T> work) {
        try (claim;
                Arrival _ = incoming.arrival()) {
            return UploadErrors.storing(claim.session(), work);
        } catch (LostClaimException e) {
            Session session = claim.session();
            if (database.read(tx -> store.find(tx, session.repository(), session.id()))
                    .isPresent()) {
                throw UploadErrors.takenOver(session, e);
            }
            spools.dropSpool(session);
            throw UploadErrors.unknown(session.id());
        }
    }

    private Session requireOpen(RepositoryName repository, UploadId id) {
        Session session = find(repository, id, row -> database.read(tx -> store.find(tx, row, id)));
        if (session.finished().isPresent()) {
            throw UploadErrors.unknown(id);
        }
        return session;
    }

    /// What `look` finds in the repository. Where other nodes may have made the repository anew, memory may know
    /// it by an old id.
    private <T> T find(RepositoryName name, UploadId id, Function<RepositoryId, Optional<T>> look) {
        Optional<RepositoryId> remembered = repositories.find(name);
        Optional<T> found = remembered.flatMap(look);
        if (found.isEmpty() && database.shared()) {
            Optional<RepositoryId> now = repositories.findNow(name);
            found = now.equals(remembered) ? found : now.flatMap(look);
        }
        return found.orElseThrow(() -> UploadErrors.unknown(id));
    }
}
