package dev.berth.registry.content;

import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.StorageAccount;
import java.util.List;

/// Takes blobs from repositories, and with the last holder of a digest the digest, and with the last digest of an
/// object the object: that is doomed, and its bytes go with the next collection.
final class Unlinking {

    private final ContentCaches caches;
    private final Holdings holdings;
    private final JdbcLinkStore links = new JdbcLinkStore();
    private final JdbcObjectStore objects = new JdbcObjectStore();

    Unlinking(ContentCaches caches, Holdings holdings) {
        this.caches = caches;
        this.holdings = holdings;
    }

    /// Takes one blob that no manifest refers to.
    void unlink(Transaction tx, BlobLink link) {
        if (links.unlink(tx, link)) {
            forget(tx, List.of(link));
        }
    }

    /// Takes all blobs of a repository without manifests.
    void unlinkAll(Transaction tx, RepositoryId repository) {
        forget(tx, links.unlinkAll(tx, repository));
    }

    /// What follows when these links are gone; the number of objects that were doomed.
    int forget(Transaction tx, List<BlobLink> gone) {
        if (gone.isEmpty()) {
            return 0;
        }
        caches.drop(tx, gone.stream().map(CachedFact.OfBlob::new).toList());
        holdings.lost(tx, StorageAccount.Kind.BLOB, gone);
        List<Long> unnamed = links.forgetUnheld(
                tx, gone.stream().map(BlobLink::digest).distinct().toList());
        return objects.doomUnnamed(tx, unnamed);
    }
}
