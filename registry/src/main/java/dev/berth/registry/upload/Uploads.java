package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.NoRoomException;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.RepositoryId;
import dev.berth.registry.upload.Session.Finished;
import dev.berth.registry.upload.Spools.Flush;
import dev.berth.registry.upload.Spools.Standing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Upload sessions of repositories: from the first byte to the blob that a repository holds. Safe for use by many
/// threads; on one session one of them writes at a time, and no other waits for it.
///
/// What a call acknowledges survives a power cut. The store being away is UNAVAILABLE, a full disk STORAGE_FULL; the
/// session survives both.
public final class Uploads {

    private static final int BATCH = 200;

    private final Database database;
    private final BlobStore blobStore;
    private final Repositories repositories;
    private final Blobs blobs;
    private final Ids ids;
    private final InstantSource clock;
    private final UploadSettings settings;
    private final JdbcUploadStore store = new JdbcUploadStore();
    private final SessionLocks locks = new SessionLocks();
    private final Spools spools;
    private final Set<ObjectKey> storing = ConcurrentHashMap.newKeySet();

    public Uploads(
            Database database,
            BlobStore blobStore,
            Repositories repositories,
            Blobs blobs,
            Ids ids,
            InstantSource clock,
            UploadSettings settings) {
        this.database = database;
        this.blobStore = blobStore;
        this.repositories = repositories;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.spools = new Spools(blobStore);
    }

    /// Begins a session, and the repository with it if it is the first. `hint` is the algorithm that the client will
    /// name at the end, as far as it said so; another one costs a second reading of the bytes. TOOMANYREQUESTS when
    /// the repository has too many open sessions.
    public UploadStatus begin(Actor actor, RepositoryName repository, DigestAlgorithm hint) {
        UploadId id = new UploadId(ids.next());
        ObjectKey key = new ObjectKey(ids.next());
        database.transact(tx -> {
            RepositoryId row = repositories.ensure(tx, repository);
            if (store.countOpen(tx, row, settings.openPerRepository()) >= settings.openPerRepository()) {
                throw new DomainException(
                        RegistryErrorCode.TOOMANYREQUESTS,
                        "cannot begin an upload to %s: it has %d unfinished ones; complete or cancel some first"
                                .formatted(repository, settings.openPerRepository()));
            }
            store.insert(tx, new Session(id, row, key, hint, clock.instant(), Optional.empty()), actor);
            return row;
        });
        return new UploadStatus(id, 0);
    }

    /// Takes a whole blob in one go, without a session; a wrong digest leaves nothing (DIGEST_INVALID).
    public CompleteResult.Completed store(
            Actor actor, RepositoryName repository, Digest digest, OptionalLong length, ByteSource content) {
        DigestAlgorithm algorithm = supported(digest);
        Session session = new Session(
                new UploadId(ids.next()),
                new RepositoryId(0),
                new ObjectKey(ids.next()),
                algorithm,
                clock.instant(),
                Optional.empty());
        storing.add(session.key());
        try {
            return store(session, repository, digest, new Incoming(content, length));
        } finally {
            storing.remove(session.key());
            spools.forget(session.id());
        }
    }

    private CompleteResult.Completed store(
            Session session, RepositoryName repository, Digest digest, Incoming content) {
        RunningDigests digests = receiveWhole(session, digest, content);
        Digest sha256 = digests.digest(DigestAlgorithm.SHA256);
        database.transact(tx -> {
            RepositoryId row = repositories.ensure(tx, repository);
            blobs.link(tx, row, digest, sha256, session.key(), digests.offset());
            return row;
        });
        return new CompleteResult.Completed(digest, digests.offset());
    }

    /// The session's state; BLOB_UPLOAD_UNKNOWN when this repository has no such open session.
    public UploadStatus status(RepositoryName repository, UploadId id) {
        return status(requireOpen(repository, id));
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
                () -> append(requireOpen(repository, id), start, new Incoming(content, length)),
                () -> new AppendResult.OutOfOrder(status(repository, id)));
    }

    /// Appends the closing chunk, verifies the digest, and links the blob. With a wrong digest (DIGEST_INVALID) the
    /// session lives on, and the closing chunk may come once more or not. A repetition after success answers the
    /// same again.
    public CompleteResult complete(
            Actor actor,
            RepositoryName repository,
            UploadId id,
            Digest digest,
            OptionalLong start,
            OptionalLong length,
            ByteSource tail) {
        DigestAlgorithm algorithm = supported(digest);
        return locks.exclusively(
                id,
                () -> complete(
                        repository, require(repository, id), digest, algorithm, start, new Incoming(tail, length)),
                () -> new CompleteResult.OutOfOrder(status(repository, id)));
    }

    /// Ends the session and drops its bytes, at once or when the chunk that is arriving ends. BLOB_UPLOAD_UNKNOWN
    /// when this repository has no such open session.
    public void cancel(Actor actor, RepositoryName repository, UploadId id) {
        Session session = requireOpen(repository, id);
        if (!database.transact(tx -> store.deleteOpen(tx, id))) {
            throw unknown(id);
        }
        locks.whenFree(id, () -> drop(session));
    }

    /// Ends sessions that have been idle for too long and forgets finished ones, a batch of each; how many went.
    /// Called until it answers 0.
    public int expire(Instant now) {
        int forgotten = database.transact(tx -> store.deleteFinished(tx, now.minus(settings.finishedMemory()), BATCH));
        Instant idleSince = now.minus(settings.expiry());
        List<Session> idle = database.read(tx -> store.findIdle(tx, idleSince, BATCH));
        int ended = 0;
        for (Session session : idle) {
            ended += locks.exclusively(session.id(), () -> expire(session, idleSince), () -> 0);
        }
        return forgotten + ended;
    }

    /// How many sessions are open now, in all repositories; for metrics.
    public long open() {
        return database.read(store::countOpen);
    }

    /// Those of `keys` that belong to an upload: whoever sweeps the blob store leaves them alone. A key is known here
    /// until it is that of a stored object.
    public Set<ObjectKey> known(Collection<ObjectKey> keys) {
        Set<ObjectKey> known = new HashSet<>(keys);
        known.retainAll(storing);
        known.addAll(database.read(tx -> store.findKnown(tx, keys)));
        return known;
    }

    private AppendResult append(Session session, OptionalLong start, Incoming incoming) {
        return storing(session, () -> {
            Standing standing = spools.standing(session);
            if (standing.sealed() || start.orElse(standing.received()) != standing.received()) {
                return new AppendResult.OutOfOrder(new UploadStatus(session.id(), standing.received()));
            }
            touch(session);
            RunningDigests digests = spools.receive(session, standing, session.algorithm(), incoming, Flush.NOW);
            return new AppendResult.Appended(new UploadStatus(session.id(), digests.offset()));
        });
    }

    private CompleteResult complete(
            RepositoryName repository,
            Session session,
            Digest digest,
            DigestAlgorithm algorithm,
            OptionalLong start,
            Incoming tail) {
        if (session.finished().isPresent()) {
            return repeated(repository, session, session.finished().get(), digest);
        }
        Optional<RunningDigests> verified = storing(session, () -> {
            Standing standing = spools.closingAt(session, start, tail.announced());
            if (start.orElse(standing.received()) != standing.received()) {
                return Optional.empty();
            }
            RunningDigests digests = spools.receive(session, standing, algorithm, tail, Flush.LATER);
            if (!digests.digest(algorithm).equals(digest)) {
                spools.reject(session, standing, digests);
            }
            requireSame(session, digest, digests.digest(algorithm));
            spools.forget(session.id());
            blobStore.finish(session.key(), digests.offset());
            return Optional.of(digests);
        });
        if (verified.isEmpty()) {
            return new CompleteResult.OutOfOrder(status(session));
        }
        RunningDigests digests = verified.get();
        link(session, digest, digests);
        return new CompleteResult.Completed(digest, digests.offset());
    }

    private void link(Session session, Digest digest, RunningDigests digests) {
        Digest sha256 = digests.digest(DigestAlgorithm.SHA256);
        database.transact(tx -> {
            if (!store.finish(tx, session.id(), digest, digests.offset(), clock.instant())) {
                throw unknown(session.id());
            }
            blobs.link(tx, session.repository(), digest, sha256, session.key(), digests.offset());
            return sha256;
        });
    }

    private CompleteResult repeated(RepositoryName repository, Session session, Finished finished, Digest digest) {
        // Whoever reads success takes it as a promise that the blob is there, so it must still be, and stay.
        if (!finished.digest().equals(digest)
                || blobs.promise(repository, digest).isEmpty()) {
            throw unknown(session.id());
        }
        return new CompleteResult.Completed(digest, finished.size());
    }

    private RunningDigests receiveWhole(Session session, Digest digest, Incoming content) {
        boolean finished = false;
        try {
            RunningDigests received = storing(session, () -> {
                RunningDigests digests =
                        spools.receive(session, new Standing(0, false), session.algorithm(), content, Flush.LATER);
                requireSame(session, digest, digests.digest(session.algorithm()));
                blobStore.finish(session.key(), digests.offset());
                return digests;
            });
            finished = true;
            return received;
        } finally {
            if (!finished) {
                drop(session);
            }
        }
    }

    private int expire(Session session, Instant idleSince) {
        boolean ended = database.transact(tx -> store.find(tx, session.repository(), session.id())
                        .filter(row -> row.seenAt().isBefore(idleSince))
                        .isPresent()
                && store.deleteOpen(tx, session.id()));
        if (ended) {
            drop(session);
        }
        return ended ? 1 : 0;
    }

    /// Notes that the session is in use; not for each chunk, as it costs a commit.
    private void touch(Session session) {
        Instant now = clock.instant();
        Duration coarse = settings.expiry().dividedBy(24);
        if (session.seenAt().plus(coarse).isBefore(now)) {
            database.transact(tx -> {
                store.touch(tx, session.id(), now);
                return now;
            });
        }
    }

    private UploadStatus status(Session session) {
        return storing(
                session,
                () -> new UploadStatus(session.id(), spools.standing(session).received()));
    }

    private Session requireOpen(RepositoryName repository, UploadId id) {
        Session session = require(repository, id);
        if (session.finished().isPresent()) {
            throw unknown(id);
        }
        return session;
    }

    private Session require(RepositoryName repository, UploadId id) {
        return repositories
                .find(repository)
                .flatMap(row -> database.read(tx -> store.find(tx, row, id)))
                .orElseThrow(() -> unknown(id));
    }

    /// Bytes that stay behind when this fails belong to no row, and are swept.
    private void drop(Session session) {
        try {
            spools.drop(session);
        } catch (IOException _) {
            spools.forget(session.id());
        }
    }

    private static DigestAlgorithm supported(Digest digest) {
        return digest.supportedAlgorithm()
                .orElseThrow(() -> new DomainException(
                        RegistryErrorCode.DIGEST_INVALID,
                        "cannot store a blob under %s: use sha256 or sha512; the upload goes on".formatted(digest)));
    }

    private static void requireSame(Session session, Digest announced, Digest computed) {
        if (!announced.equals(computed)) {
            throw new DomainException(
                    RegistryErrorCode.DIGEST_INVALID,
                    "cannot complete upload %s: received %s, the client announced %s"
                            .formatted(session.id(), computed, announced));
        }
    }

    private static DomainException unknown(UploadId id) {
        return new DomainException(
                RegistryErrorCode.BLOB_UPLOAD_UNKNOWN,
                "there is no open upload %s here: it was completed, cancelled or expired, or never begun"
                        .formatted(id));
    }

    private static <T> T storing(Session session, Storing<T> work) {
        try {
            return work.run();
        } catch (NoRoomException e) {
            throw new DomainException(
                    RegistryErrorCode.STORAGE_FULL,
                    "no room to store more of upload %s; what was stored is kept, go on when there is room"
                            .formatted(session.id()),
                    e);
        } catch (IOException e) {
            throw new DomainException(
                    RegistryErrorCode.UNAVAILABLE,
                    "the blob store failed at upload %s; what was stored is kept, try again later"
                            .formatted(session.id()),
                    e);
        }
    }

    private interface Storing<T> {
        T run() throws IOException;
    }
}
