package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.Manifest;
import dev.berth.oci.ManifestParser;
import dev.berth.oci.OciErrorCode;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The manifests that repositories hold, byte for byte as they were pushed. Safe for use by many threads.
public final class Manifests {

    private final Database database;
    private final Repositories repositories;
    private final InstantSource clock;
    private final ContentSettings settings;
    private final ManifestCache cache;
    private final ManifestPush push;
    private final ManifestDeletion deletion;
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcTagStore tags = new JdbcTagStore();
    private final JdbcReferrerStore referrers = new JdbcReferrerStore();

    public Manifests(
            Database database,
            Repositories repositories,
            ContentCaches caches,
            Outbox outbox,
            InstantSource clock,
            ContentSettings settings) {
        this.database = database;
        this.repositories = repositories;
        this.clock = clock;
        this.settings = settings;
        this.cache = caches.manifests();
        this.push = new ManifestPush(repositories, caches, settings.missingBlobs(), outbox);
        this.deletion = new ManifestDeletion(repositories, caches, settings.lease(), outbox);
    }

    /// The manifest, if all that leads to it is in memory; never waits.
    public Optional<StoredManifest> cached(RepositoryName repository, Reference reference) {
        return repositories.cached(repository).flatMap(id -> cached(id, reference));
    }

    private Optional<StoredManifest> cached(RepositoryId repository, Reference reference) {
        return switch (reference) {
            case Reference.ByDigest(Digest digest) -> cache.cachedManifest(repository, digest);
            case Reference.ByTag(Tag tag) ->
                cache.cachedTag(repository, tag).flatMap(digest -> cache.cachedManifest(repository, digest));
        };
    }

    /// The manifest.
    ///
    /// @throws DomainException with `MANIFEST_UNKNOWN` when there is none, or no such repository; `DAMAGED` when
    ///     its stored bytes are not what was pushed
    public StoredManifest get(RepositoryName repository, Reference reference) {
        return find(repository, reference)
                .orElseThrow(() -> ManifestDeletion.unknown(repository, reference.toString()));
    }

    /// As [#get], and empty when there is none.
    public Optional<StoredManifest> find(RepositoryName repository, Reference reference) {
        return repositories.find(repository).flatMap(id -> find(id, reference));
    }

    private Optional<StoredManifest> find(RepositoryId repository, Reference reference) {
        return switch (reference) {
            case Reference.ByDigest(Digest digest) -> find(repository, digest);
            // The tag may move, and what it pointed to may go, between the two steps.
            case Reference.ByTag(Tag tag) -> find(repository, tag).or(() -> find(repository, tag));
        };
    }

    private Optional<StoredManifest> find(RepositoryId repository, Tag tag) {
        return cache.tag(repository, tag, this::loadTag).flatMap(digest -> find(repository, digest));
    }

    private Optional<StoredManifest> find(RepositoryId repository, Digest digest) {
        return cache.manifest(repository, digest, this::loadManifest);
    }

    private @Nullable Digest loadTag(RepositoryId repository, Tag tag) {
        return database.read(tx -> tags.find(tx, repository, tag)).orElse(null);
    }

    private @Nullable StoredManifest loadManifest(RepositoryId repository, Digest digest) {
        StoredManifest stored =
                database.read(tx -> manifests.find(tx, repository, digest)).orElse(null);
        if (stored != null && !sound(stored)) {
            throw new DomainException(
                    RegistryErrorCode.DAMAGED,
                    "the stored manifest %s is damaged; push it again to repair it".formatted(digest));
        }
        return stored;
    }

    /// Compared once, on the way into memory: what is served from there has its digest.
    private static boolean sound(StoredManifest stored) {
        return stored.digest()
                .requireSupportedAlgorithm()
                .digest(stored.content())
                .equals(stored.digest());
    }

    /// Stores a manifest and points its tags to it, all in one transaction. Storing it again changes only tags.
    /// One tag that must not move refuses them all, and the manifest.
    ///
    /// @throws DomainException with `MANIFEST_TOO_LARGE`, `MANIFEST_INVALID`, `UNSUPPORTED` for Docker's schema 1,
    ///     `DIGEST_INVALID` when the content has another digest, `SIZE_INVALID` when a descriptor names another
    ///     size than its content has, `MANIFEST_BLOB_UNKNOWN` naming all missing blobs, `PRECONDITION`
    public PutManifest.Result put(Actor actor, PutManifest put) {
        requireSize(put.content());
        Digest digest = verify(put);
        Manifest manifest = parse(put);
        ManifestPush.Verified verified = new ManifestPush.Verified(put, manifest, digest);
        return database.transact(tx -> push.run(tx, verified, actor, clock.instant()));
    }

    /// Deletes a manifest and all tags that point to it, or a tag alone. Blobs that nothing refers to any more
    /// stay for a lease; the referrers of a deleted manifest stay.
    ///
    /// @param ifMatch what the reference must point to
    /// @throws DomainException with `MANIFEST_UNKNOWN`, `PRECONDITION`, or `UNSUPPORTED` while an index lists the
    ///     manifest
    public void delete(Actor actor, RepositoryName repository, Reference reference, Optional<Digest> ifMatch) {
        RepositoryId id = repositories
                .find(repository)
                .orElseThrow(() -> ManifestDeletion.unknown(repository, reference.toString()));
        ManifestDeletion.Place place = new ManifestDeletion.Place(repository, id);
        TagCondition condition =
                ifMatch.<TagCondition>map(TagCondition.Matches::new).orElseGet(TagCondition.Any::new);
        database.transact(tx -> {
            switch (reference) {
                case Reference.ByTag(Tag tag) -> deletion.deleteTag(tx, actor, place, tag, condition);
                case Reference.ByDigest(Digest digest) ->
                    deletion.deleteManifest(tx, actor, place, digest, condition, clock.instant());
            }
            return place;
        });
    }

    /// Deletes a manifest as [#delete], and then what was only there for it: the children of an index and what is
    /// attached to the manifest, as far as no tag of their own and no other index keeps them. Each goes in a
    /// transaction of its own; what could not go stays as an ordinary manifest without tags.
    public void deleteWhole(Actor actor, RepositoryName repository, Digest digest) {
        RepositoryId id = repositories
                .find(repository)
                .orElseThrow(() -> ManifestDeletion.unknown(repository, digest.toString()));
        new WholeDeletion(database, actor, deletion, new ManifestDeletion.Place(repository, id), clock).delete(digest);
    }

    /// Deletes all manifests and tags of a repository, some at a time. What is pushed meanwhile may stay.
    ///
    /// @throws DomainException with `NAME_UNKNOWN` when it has none, `PRECONDITION` when one of its tags must stay
    public void deleteAll(Actor actor, RepositoryName repository) {
        new RepositoryDeletion(database, actor, repositories, deletion, clock).delete(repository);
    }

    /// The manifests that say that they are about `subject`; at most a thousand.
    public List<Digest> about(RepositoryName repository, Digest subject) {
        return repositories
                .find(repository)
                .map(id -> database.read(tx -> referrers.digests(tx, id, subject, WholeDeletion.MOST_ATTACHED)))
                .orElseGet(List::of);
    }

    private void requireSize(byte[] content) {
        if (content.length > settings.manifestLimit()) {
            throw new DomainException(
                    RegistryErrorCode.MANIFEST_TOO_LARGE,
                    "the manifest has %d bytes; at most %d are accepted"
                            .formatted(content.length, settings.manifestLimit()));
        }
    }

    private static Digest verify(PutManifest put) {
        DigestAlgorithm algorithm = put.digest().map(Manifests::algorithm).orElse(DigestAlgorithm.SHA256);
        Digest computed = algorithm.digest(put.content());
        put.digest().filter(announced -> !announced.equals(computed)).ifPresent(announced -> {
            throw new DomainException(
                    RegistryErrorCode.DIGEST_INVALID,
                    "the manifest was announced as %s, but its content has %s".formatted(announced, computed));
        });
        return computed;
    }

    private static DigestAlgorithm algorithm(Digest digest) {
        return digest.supportedAlgorithm()
                .orElseThrow(() -> new DomainException(
                        RegistryErrorCode.DIGEST_INVALID,
                        "cannot store a manifest under %s: use sha256 or sha512".formatted(digest)));
    }

    private static Manifest parse(PutManifest put) {
        try {
            return ManifestParser.parse(put.content(), put.declared());
        } catch (InvalidOciValueException e) {
            throw new DomainException(
                    e.code() == OciErrorCode.UNSUPPORTED
                            ? RegistryErrorCode.UNSUPPORTED
                            : RegistryErrorCode.MANIFEST_INVALID,
                    Objects.requireNonNullElse(e.getMessage(), "the manifest is not valid"),
                    e);
        }
    }
}
