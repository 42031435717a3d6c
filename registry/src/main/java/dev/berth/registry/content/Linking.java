package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.JdbcObjectStore.LiveObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes digests name stored bytes, each content once.
final class Linking {

    private final ContentCaches caches;
    private final JdbcLinkStore links = new JdbcLinkStore();
    private final JdbcObjectStore objects = new JdbcObjectStore();

    Linking(ContentCaches caches) {
        this.caches = caches;
    }

    /// Verified bytes in the store.
    record Bytes(ObjectKey key, Digest sha256, long size) {
        Bytes {
            if (!sha256.algorithm().equals(DigestAlgorithm.SHA256.prefix())) {
                throw new IllegalArgumentException("objects are known by their SHA-256 digest, not by " + sha256);
            }
        }
    }

    void name(Transaction tx, Digest digest, Bytes bytes, Instant now) {
        links.name(tx, digest, object(tx, bytes, now), bytes.size(), now);
    }

    private long object(Transaction tx, Bytes bytes, Instant now) {
        Optional<LiveObject> existing = objects.findLive(tx, bytes.sha256());
        if (existing.isPresent()) {
            if (existing.get().size() != bytes.size()) {
                throw new IllegalStateException("two sizes of content " + bytes.sha256());
            }
            objects.insertDoomed(tx, bytes.key(), bytes.sha256(), bytes.size(), now);
            return existing.get().id();
        }
        long fresh = objects.insertLive(tx, bytes.key(), bytes.sha256(), bytes.size(), now);
        for (long damaged : objects.damagedWith(tx, bytes.sha256())) {
            repair(tx, damaged, fresh);
        }
        return fresh;
    }

    /// Whoever held the damaged object holds the fresh one from now on.
    private void repair(Transaction tx, long damaged, long fresh) {
        caches.drop(
                tx,
                links.linksOf(tx, damaged).stream().map(CachedFact.OfBlob::new).toList());
        links.rename(tx, damaged, fresh);
        objects.doomUnnamed(tx, List.of(damaged));
    }
}
