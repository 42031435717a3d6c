package dev.berth.registry.content;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.gate.StorageAccount;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The blobs that repositories hold. Every look-up is by repository and digest, whoever else has the same bytes.
/// Safe for use by many threads.
///
/// A blob whose object is known to be damaged is not found, so that clients push it again, which repairs it; only
/// [#open] tells the difference.
public final class Blobs {

    private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

    private final Database database;
    private final BlobStore bytes;
    private final Repositories repositories;
    private final StoredObjects stored;
    private final ContentCaches caches;
    private final BlobCache cache;
    private final InstantSource clock;
    private final Duration lease;
    private final Unlinking unlinking;
    private final Linking linking;
    private final KeyedLocks<BlobLink> promising = new KeyedLocks<>();
    private final JdbcLinkStore links = new JdbcLinkStore();

    public Blobs(
            Database database,
            BlobStore bytes,
            Repositories repositories,
            StoredObjects stored,
            ContentCaches caches,
            InstantSource clock,
            ContentSettings settings) {
        this.database = database;
        this.bytes = bytes;
        this.repositories = repositories;
        this.stored = stored;
        this.caches = caches;
        this.cache = caches.blobs();
        this.clock = clock;
        this.lease = settings.lease();
        this.unlinking = new Unlinking(caches, repositories.holdings());
        this.linking = new Linking(caches);
    }

    /// As [#open], when the blob was asked for lately and its bytes are at hand; never waits, and is empty when in
    /// any doubt.
    public Optional<OpenBlob> openWithoutWaiting(RepositoryName repository, Digest digest) {
        return repositories
                .cached(repository)
                .flatMap(id -> cache.cached(new BlobLink(id, digest)))
                .map(HeldBlob::location)
                .flatMap(blob -> bytes.openWithoutWaiting(blob.key()).filter(object -> whole(object, blob)))
                .map(object -> new OpenBlob(digest, object));
    }

    private static boolean whole(StoredObject object, BlobLocation blob) {
        if (object.size() == blob.size()) {
            return true;
        }
        try {
            object.close();
        } catch (IOException e) {
            LOG.warn("cannot close object {}", blob.key(), e);
        }
        return false;
    }

    /// The blob, when the repository holds it; changes nothing.
    public Optional<BlobLocation> find(RepositoryName repository, Digest digest) {
        return repositories
                .find(repository)
                .flatMap(id -> held(new BlobLink(id, digest)))
                .map(HeldBlob::location);
    }

    /// An address under which the client may read the blob's bytes from the store itself; empty when the store gives
    /// none. As secret as the blob, for as long as it lives.
    public Optional<URI> redirect(BlobLocation blob, String mediaType) {
        return bytes.redirect(blob.key(), mediaType);
    }

    /// As [#find], and a promise to the caller: for at least half a lease the blob stays, although no manifest
    /// may refer to it, so that a client that was told "exists" can rely on it. Where other nodes may have
    /// changed that a moment ago, the database is asked and not memory.
    public Optional<BlobLocation> promise(RepositoryName repository, Digest digest) {
        return repositories
                .find(repository)
                .flatMap(id -> promise(new BlobLink(id, digest)))
                .map(HeldBlob::location);
    }

    private Optional<HeldBlob> promise(BlobLink link) {
        Optional<HeldBlob> blob = heldNow(link);
        if (blob.isEmpty() || promisedLongEnough(blob.get())) {
            return blob;
        }
        // Those who ask for the same blob meanwhile wait here, and then find the lease prolonged.
        return promising.locked(link, () -> {
            Optional<HeldBlob> again = heldNow(link);
            if (again.isEmpty() || promisedLongEnough(again.get())) {
                return again;
            }
            return prolong(link);
        });
    }

    private boolean promisedLongEnough(HeldBlob blob) {
        return blob.promisedUntil(clock.instant().plus(lease.dividedBy(2)));
    }

    private Optional<HeldBlob> prolong(BlobLink link) {
        Instant until = clock.instant().plus(lease);
        return database.transact(tx -> {
            links.extendLease(tx, link, until);
            caches.dropHere(tx, List.of(new CachedFact.OfBlob(link)));
            return links.find(tx, link).filter(blob -> !blob.damaged());
        });
    }

    private Optional<HeldBlob> heldNow(BlobLink link) {
        return database.shared() ? Optional.ofNullable(load(link)) : held(link);
    }

    private Optional<HeldBlob> held(BlobLink link) {
        return cache.get(link, this::load);
    }

    private @Nullable HeldBlob load(BlobLink link) {
        return database.read(tx -> links.find(tx, link))
                .filter(blob -> !blob.damaged())
                .orElse(null);
    }

    /// Opens the blob for reading; the caller closes it.
    ///
    /// @throws DomainException with `BLOB_UNKNOWN`; with `DAMAGED` when its bytes are lost, which is written down;
    ///     with `UNAVAILABLE` when the store cannot be read now
    public OpenBlob open(RepositoryName repository, Digest digest) {
        BlobLink link = repositories
                .find(repository)
                .map(id -> new BlobLink(id, digest))
                .orElseThrow(() -> unknown(repository, digest));
        HeldBlob blob = require(repository, link);
        Optional<StoredObject> object = open(blob);
        if (object.isEmpty()) {
            // What memory says may be older than a deletion or a repair. A fresh look decides.
            cache.drop(link);
            blob = require(repository, link);
            object = open(blob);
        }
        if (object.isEmpty()) {
            markDamaged(blob);
            throw damaged(repository, digest);
        }
        return new OpenBlob(digest, object.get());
    }

    /// All bytes of a small blob; empty when the repository does not hold it, when it is damaged, or has more than
    /// `limit` bytes.
    ///
    /// @throws DomainException with `UNAVAILABLE` when the store cannot be read now
    public Optional<byte[]> small(RepositoryName repository, Digest digest, int limit) {
        if (find(repository, digest).filter(blob -> blob.size() <= limit).isEmpty()) {
            return Optional.empty();
        }
        try (StoredObject object = open(repository, digest).object();
                InputStream content = object.read(0, object.size())) {
            return Optional.of(content.readNBytes(limit));
        } catch (DomainException refused) {
            if (refused.code() == RegistryErrorCode.UNAVAILABLE) {
                throw refused;
            }
            return Optional.empty();
        } catch (IOException e) {
            throw StoreErrors.refusal("read blob " + digest, e);
        }
    }

    private HeldBlob require(RepositoryName repository, BlobLink link) {
        Optional<HeldBlob> sound = held(link);
        if (sound.isPresent()) {
            return sound.get();
        }
        HeldBlob unsound =
                database.read(tx -> links.find(tx, link)).orElseThrow(() -> unknown(repository, link.digest()));
        if (unsound.damaged()) {
            throw damaged(repository, link.digest());
        }
        return unsound;
    }

    /// Empty when the object is not there or has another size than was stored.
    private Optional<StoredObject> open(HeldBlob blob) {
        ObjectKey key = blob.location().key();
        try {
            StoredObject object = bytes.open(key);
            if (object.size() == blob.location().size()) {
                return Optional.of(object);
            }
            object.close();
            return Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreErrors.refusal("read blob " + blob.location().digest(), e);
        }
    }

    private void markDamaged(HeldBlob blob) {
        if (stored.markDamaged(blob.objectId())) {
            LOG.error(
                    "object {} of blob {} is lost or has a wrong size; pushing the blob again repairs it",
                    blob.location().key(),
                    blob.location().digest());
        }
    }

    /// Makes `target` hold the blob that `from` holds, with a fresh promise.
    public MountResult mount(Actor actor, RepositoryName target, Digest digest, RepositoryName from) {
        if (find(from, digest).isEmpty()) {
            return new MountResult.NotThere();
        }
        Instant now = clock.instant();
        return database.transact(tx -> {
            Optional<HeldBlob> source = repositories
                    .find(tx, from)
                    .flatMap(id -> links.find(tx, new BlobLink(id, digest)))
                    .filter(blob -> !blob.damaged());
            if (source.isEmpty()) {
                return new MountResult.NotThere();
            }
            BlobLocation blob = source.get().location();
            hold(tx, new BlobLink(repositories.ensure(tx, target), digest), blob.size(), now);
            return new MountResult.Mounted(blob);
        });
    }

    /// Repositories that hold the blob, at most `limit`, to mount it from without knowing where it is. Tell
    /// nobody of a repository that they may not pull from.
    public List<RepositoryName> holders(Digest digest, int limit) {
        return database.read(tx -> links.holders(tx, digest, limit));
    }

    /// Makes the repository hold the blob whose verified bytes were stored under `key`, with a fresh promise. When
    /// the store has the same bytes already, those serve and the new ones are doomed; when those are damaged, the
    /// new ones take their place everywhere.
    ///
    /// @param announced the digest under which the blob is held
    /// @param sha256 the SHA-256 digest of the bytes; the same as `announced` unless that is of another algorithm
    public void link(
            Transaction tx, RepositoryId repository, Digest announced, Digest sha256, ObjectKey key, long size) {
        Instant now = clock.instant();
        linking.name(tx, announced, new Linking.Bytes(key, sha256, size), now);
        hold(tx, new BlobLink(repository, announced), size, now);
    }

    private void hold(Transaction tx, BlobLink link, long size, Instant now) {
        if (links.link(tx, link, size, now, now.plus(lease))) {
            repositories.holdings().gained(tx, link.repository(), StorageAccount.Kind.BLOB, link.digest(), size);
        }
        // Others remember at most an earlier end of the promise.
        caches.dropHere(tx, List.of(new CachedFact.OfBlob(link)));
    }

    /// Takes the blob from the repository.
    ///
    /// @throws DomainException with `BLOB_UNKNOWN`, or `UNSUPPORTED` while a manifest refers to it
    public void delete(Actor actor, RepositoryName repository, Digest digest) {
        database.transact(tx -> {
            BlobLink link = repositories
                    .find(tx, repository)
                    .map(id -> new BlobLink(id, digest))
                    .filter(held -> links.find(tx, held).isPresent())
                    .orElseThrow(() -> unknown(repository, digest));
            links.referringManifests(tx, link, 1).stream().findFirst().ifPresent(manifest -> {
                throw new DomainException(
                        RegistryErrorCode.UNSUPPORTED,
                        "cannot delete blob %s of %s: it is part of manifest %s; delete the manifest instead"
                                .formatted(digest, repository, manifest));
            });
            unlinking.unlink(tx, link);
            return link;
        });
    }

    private static DomainException unknown(RepositoryName repository, Digest digest) {
        return new DomainException(
                RegistryErrorCode.BLOB_UNKNOWN, "repository %s has no blob %s".formatted(repository, digest));
    }

    private static DomainException damaged(RepositoryName repository, Digest digest) {
        return new DomainException(
                RegistryErrorCode.DAMAGED,
                "blob %s of %s is damaged in the store; push it again to repair it".formatted(digest, repository));
    }
}
