package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.event.RegistryEvent;
import dev.berth.registry.gate.StorageAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The transactions that delete a manifest with its tags, or a tag alone.
final class ManifestDeletion {

    private final ContentCaches caches;
    private final Duration lease;
    private final ImmutableTags immutableTags;
    private final Holdings holdings;
    private final Outbox outbox;
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcReferenceStore references = new JdbcReferenceStore();
    private final JdbcTagStore tags = new JdbcTagStore();

    ManifestDeletion(Repositories repositories, ContentCaches caches, Duration lease, Outbox outbox) {
        this.immutableTags = new ImmutableTags(repositories);
        this.holdings = repositories.holdings();
        this.caches = caches;
        this.lease = lease;
        this.outbox = outbox;
    }

    /// Where to delete.
    record Place(RepositoryName name, RepositoryId id) {}

    void deleteTag(Transaction tx, Actor actor, Place place, Tag tag, TagCondition condition) {
        Digest current = tags.find(tx, place.id(), tag).orElseThrow(() -> unknown(place.name(), tag.value()));
        Conditions.require(condition, Optional.of(current), tag.value());
        immutableTags.requireDeletable(tx, place.name(), List.of(tag));
        tags.delete(tx, place.id(), tag);
        caches.drop(tx, List.of(new CachedFact.OfTag(place.id(), tag)));
        outbox.append(tx, new RegistryEvent.TagDeleted(place.name(), tag, current).by(actor));
    }

    void deleteManifest(Transaction tx, Actor actor, Place place, Digest digest, TagCondition condition, Instant now) {
        deleteManifests(tx, actor, place, List.of(digest), condition, now);
    }

    /// Deletes some at once. The account of what is held is told of all together, and last: from then on pushes wait
    /// for this transaction.
    void deleteManifests(
            Transaction tx, Actor actor, Place place, List<Digest> digests, TagCondition condition, Instant now) {
        List<Event> told = new ArrayList<>(digests.size());
        for (Digest digest : digests) {
            List<Tag> gone = delete(tx, place, digest, condition, now);
            told.add(new RegistryEvent.ManifestDeleted(place.name(), digest, gone).by(actor));
        }
        holdings.lost(
                tx,
                StorageAccount.Kind.MANIFEST,
                digests.stream().map(digest -> new BlobLink(place.id(), digest)).toList());
        outbox.append(tx, told);
    }

    /// The tags that went with it.
    private List<Tag> delete(Transaction tx, Place place, Digest digest, TagCondition condition, Instant now) {
        if (!manifests.exists(tx, place.id(), digest)) {
            throw unknown(place.name(), digest.toString());
        }
        Conditions.require(condition, Optional.of(digest), digest.toString());
        references.parentOf(tx, place.id(), digest).ifPresent(index -> {
            throw new DomainException(
                    RegistryErrorCode.UNSUPPORTED,
                    "cannot delete %s of %s: it is part of index %s; delete that first"
                            .formatted(digest, place.name(), index));
        });
        List<Digest> blobs = references.blobsOf(tx, place.id(), digest);
        List<Tag> gone = tags.deleteAllOf(tx, place.id(), digest);
        immutableTags.requireDeletable(tx, place.name(), gone);
        manifests.delete(tx, place.id(), digest);
        references.leaseUnreferenced(tx, place.id(), blobs, now.plus(lease));
        List<CachedFact> changed = new ArrayList<>();
        gone.forEach(tag -> changed.add(new CachedFact.OfTag(place.id(), tag)));
        changed.add(new CachedFact.OfManifest(place.id(), digest));
        caches.drop(tx, changed);
        // Memory says of these that a manifest keeps them. That matters where promises are given from memory only.
        caches.dropHere(
                tx,
                blobs.stream()
                        .map(blob -> new CachedFact.OfBlob(new BlobLink(place.id(), blob)))
                        .toList());
        return gone;
    }

    /// Says that the repository is gone. Call it in a transaction that finds nothing in it.
    void tellGone(Transaction tx, Actor actor, Place place) {
        outbox.append(tx, new RegistryEvent.RepositoryDeleted(place.name()).by(actor));
    }

    /// Refuses when one of these tags must stay.
    void requireDeletable(Transaction tx, Place place, List<Tag> going) {
        immutableTags.requireDeletable(tx, place.name(), going);
    }

    /// Whether one of these tags must stay.
    boolean immutable(Transaction tx, Place place, List<Tag> going) {
        return immutableTags.any(tx, place.name(), going);
    }

    static DomainException unknown(RepositoryName repository, String reference) {
        return new DomainException(
                RegistryErrorCode.MANIFEST_UNKNOWN,
                "repository %s has no manifest %s".formatted(repository, reference));
    }
}
