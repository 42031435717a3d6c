package dev.berth.registry.content;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.FallbackTag;
import dev.berth.oci.Manifest;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.event.RegistryEvent;
import dev.berth.registry.gate.StorageAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The transaction that stores a manifest and points tags to it: all of it happens, or nothing.
final class ManifestPush {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestPush.class);

    /// How old the time of a push may be when another one leaves it. Well below the time for which an ordered
    /// collection leaves untagged manifests alone, and long enough that repeated pushes write nothing.
    private static final Duration RENEWED_AFTER = Duration.ofHours(1);

    private final Repositories repositories;
    private final ContentCaches caches;
    private final MissingBlobs missingBlobs;
    private final ImmutableTags immutableTags;
    private final Outbox outbox;
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcReferenceStore references = new JdbcReferenceStore();
    private final JdbcTagStore tags = new JdbcTagStore();
    private final JdbcReferrerStore referrers = new JdbcReferrerStore();

    ManifestPush(Repositories repositories, ContentCaches caches, MissingBlobs missingBlobs, Outbox outbox) {
        this.repositories = repositories;
        this.caches = caches;
        this.missingBlobs = missingBlobs;
        this.immutableTags = new ImmutableTags(repositories);
        this.outbox = outbox;
    }

    /// A manifest that was read, and its verified digest.
    record Verified(PutManifest put, Manifest manifest, Digest digest) {}

    PutManifest.Result run(Transaction tx, Verified verified, Actor actor, Instant now) {
        PutManifest put = verified.put();
        Digest digest = verified.digest();
        RepositoryId repository = repositories.ensure(tx, put.repository());
        requireCondition(tx, repository, put, digest);
        List<Tag> wanted = put.tags().stream().distinct().sorted().toList();
        immutableTags.requireMovable(tx, put.repository(), repository, wanted, digest);
        References resolved = resolve(tx, repository, ManifestReference.of(verified.manifest()));
        // A repetition changes only tags, and heals: what was accepted once is not judged again.
        if (stays(tx, repository, digest, now)) {
            repair(tx, repository, verified);
        } else {
            insert(tx, repository, verified, resolved, actor, now);
        }
        for (Tag tag : wanted) {
            point(tx, repository, tag, verified, actor, now);
        }
        outbox.append(
                tx,
                new RegistryEvent.ManifestPushed(
                                put.repository(),
                                digest,
                                put.tags(),
                                verified.manifest().mediaType())
                        .by(actor));
        return new PutManifest.Result(
                digest, verified.manifest().subject().map(Descriptor::digest), put.tags(), resolved.missing());
    }

    private void requireCondition(Transaction tx, RepositoryId repository, PutManifest put, Digest digest) {
        if (put.condition() instanceof TagCondition.Any) {
            return;
        }
        if (put.tags().isEmpty()) {
            Optional<Digest> current =
                    manifests.exists(tx, repository, digest) ? Optional.of(digest) : Optional.empty();
            Conditions.require(put.condition(), current, digest.toString());
        }
        for (Tag tag : put.tags()) {
            Conditions.require(put.condition(), tags.find(tx, repository, tag), tag.value());
        }
    }

    private References resolve(Transaction tx, RepositoryId repository, List<ManifestReference> all) {
        List<Digest> digests = inOrder(all);
        Map<Digest, Long> blobs = references.blobSizes(tx, repository, digests);
        Map<Digest, Long> children = all.stream().anyMatch(child -> child.kind() == ManifestReference.Kind.CHILD)
                ? manifests.sizes(tx, repository, digests)
                : new HashMap<>();
        return References.resolve(all, blobs, children);
    }

    private static List<Digest> inOrder(List<ManifestReference> references) {
        return references.stream()
                .map(reference -> reference.digest().toString())
                .distinct()
                .sorted()
                .map(Digest::parse)
                .toList();
    }

    /// Whether the manifest is there already, and is now safe from a collection that deletes what was pushed long
    /// ago: the index that lists it, or its tag, may come only in a moment.
    private boolean stays(Transaction tx, RepositoryId repository, Digest digest, Instant now) {
        Optional<Instant> before = manifests.pushedAt(tx, repository, digest);
        if (before.isEmpty()) {
            return false;
        }
        boolean fresh = before.get().isAfter(now.minus(RENEWED_AFTER));
        // If this renews nothing, a deletion that it waited for was first.
        return fresh || manifests.renew(tx, repository, digest, now);
    }

    private void insert(
            Transaction tx, RepositoryId repository, Verified verified, References resolved, Actor actor, Instant now) {
        resolved.requireSizes();
        if (missingBlobs == MissingBlobs.REFUSE) {
            resolved.requireBlobs();
        }
        Digest digest = verified.digest();
        references.keep(tx, repository, resolved.blobs());
        manifests.insert(
                tx, repository, digest, verified.manifest(), verified.put().content(), actor, now);
        references.insert(tx, repository, digest, resolved);
        repositories
                .holdings()
                .gained(
                        tx,
                        repository,
                        StorageAccount.Kind.MANIFEST,
                        digest,
                        verified.put().content().length);
        references.fillWaiting(tx, repository, digest);
    }

    private void repair(Transaction tx, RepositoryId repository, Verified verified) {
        Digest digest = verified.digest();
        if (manifests.repair(tx, repository, digest, verified.put().content())) {
            caches.drop(tx, List.of(new CachedFact.OfManifest(repository, digest)));
            tx.afterCommit(() -> LOG.info(
                    "manifest {} of {} was damaged; this push repaired it",
                    digest,
                    verified.put().repository()));
        }
    }

    private void point(Transaction tx, RepositoryId repository, Tag tag, Verified verified, Actor actor, Instant now) {
        boolean moved = tags.point(tx, repository, tag, verified.digest(), actor, now);
        if (FallbackTag.of(tag).isPresent()) {
            harvest(tx, repository, tag, verified.manifest());
        }
        CachedFact fact = new CachedFact.OfTag(repository, tag);
        if (moved) {
            caches.drop(tx, List.of(fact));
        } else {
            caches.dropHere(tx, List.of(fact));
        }
    }

    /// Takes over the referrers that a client listed under a fallback tag, in place of those listed there before.
    private void harvest(Transaction tx, RepositoryId repository, Tag tag, Manifest manifest) {
        referrers.deleteFallback(tx, repository, tag);
        if (manifest instanceof Manifest.Index index) {
            referrers.insertFallback(tx, repository, tag, index.manifests());
        }
    }
}
