package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.gate.PushGate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The objects behind the blobs, for those who collect, verify and copy them. Every verb is one short transaction.
/// Safe for use by many threads and processes at once.
public final class StoredObjects {

    private static final int SOME = 5;
    /// When every promise has ended.
    private static final Instant ALWAYS = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Database database;
    private final ContentCaches caches;
    private final Unlinking unlinking;
    private final JdbcLinkStore links = new JdbcLinkStore();
    private final JdbcObjectStore objects = new JdbcObjectStore();
    private final JdbcHoldStore holds = new JdbcHoldStore();
    private final JdbcClaimStore claims = new JdbcClaimStore();

    /// For those who take nothing from repositories whose contents are counted.
    public StoredObjects(Database database, ContentCaches caches) {
        this(database, caches, (_, _) -> {});
    }

    /// @param gate keeps the account of what projects hold
    public StoredObjects(Database database, ContentCaches caches, PushGate gate) {
        this.database = database;
        this.caches = caches;
        this.unlinking = new Unlinking(caches, new Holdings(gate));
    }

    /// Takes at most `limit` blobs from repositories where no manifest refers to them and no promise holds, and dooms
    /// the objects that nobody names any more.
    public CollectionStep unlinkExpired(Instant now, int limit) {
        return database.transact(tx -> {
            List<BlobLink> gone = links.unlinkExpired(tx, now, limit);
            return new CollectionStep(gone.size(), unlinking.forget(tx, gone));
        });
    }

    /// Doomed objects whose bytes may go now; none while a hold is active. An object that is doomed after a hold
    /// began is never among them.
    public List<DoomedObject> doomed(Instant now, int limit) {
        // One snapshot for both: what it shows as doomed was doomed before any hold that it does not show.
        return database.read(
                tx -> holds.active(tx, now).isEmpty() ? objects.doomed(tx, limit) : List.<DoomedObject>of());
    }

    /// Forgets doomed objects whose bytes are gone.
    public void forget(Collection<DoomedObject> gone) {
        database.transact(tx -> {
            objects.forget(tx, gone.stream().map(DoomedObject::id).toList());
            return gone;
        });
    }

    /// Those of `keys` that have a row, in whatever state.
    public Set<ObjectKey> known(Collection<ObjectKey> keys) {
        return Set.copyOf(database.read(tx -> objects.known(tx, keys)));
    }

    /// What [#unlinkExpired] and the deletion of bytes would do now, told from the same condition.
    public CollectionPreview preview(Instant now, int limit) {
        return database.read(tx -> {
            JdbcClaimStore.Freed freed = claims.freed(tx, now);
            return new CollectionPreview(claims.expired(tx, now, limit), freed.objects(), freed.bytes());
        });
    }

    /// How many bytes of objects no manifest refers to: what collections free, at once or when what is promised ends.
    /// Reads some rows for each such blob of a repository, by an index, and one for each doomed object.
    public long unneeded() {
        return database.read(tx -> claims.freed(tx, ALWAYS).bytes());
    }

    /// Why the blob is still here: one claim for each repository that holds it, at most `limit`.
    public List<BlobClaim> explain(Digest digest, Instant now, int limit) {
        return database.read(tx -> claims.claims(tx, digest, now, limit));
    }

    /// Keeps the bytes of doomed objects until `hold` ends or is released. Saving it again prolongs it.
    public void hold(DeletionHold hold) {
        database.transact(tx -> {
            holds.save(tx, hold);
            return hold;
        });
    }

    public void release(String id) {
        database.transact(tx -> {
            holds.delete(tx, id);
            return id;
        });
    }

    /// The holds that are active; those that ran out are forgotten.
    public List<DeletionHold> held(Instant now) {
        return database.transact(tx -> {
            holds.deleteExpired(tx, now);
            return holds.active(tx, now);
        });
    }

    /// Objects that some digest names, sound or damaged, in order of their ids after `id`, at most `limit`. An
    /// object never changes its id. Where several nodes write, one that is committed later may have a lower id:
    /// whoever reads on from the last id misses it, until the next time from the start.
    public List<StoredObjectRow> after(long id, int limit) {
        return database.read(tx -> objects.namedAfter(tx, id, limit));
    }

    /// Records that the bytes of these objects were read and found right.
    public void verified(Collection<Long> ids, Instant at) {
        database.transact(tx -> {
            objects.markVerified(tx, ids, at);
            return ids;
        });
    }

    /// Records that the bytes of a live object are lost or wrong, so that no repository serves them any more and the
    /// next push of the same content takes their place.
    ///
    /// @return whether this was news
    public boolean markDamaged(long id) {
        return database.transact(tx -> markDamaged(tx, id));
    }

    private boolean markDamaged(Transaction tx, long id) {
        caches.drop(
                tx, links.linksOf(tx, id).stream().map(CachedFact.OfBlob::new).toList());
        return objects.markDamaged(tx, id);
    }

    /// Records that the bytes of a damaged object are there and right after all, as when a lost disk comes back.
    ///
    /// @return whether this was news
    public boolean markSound(long id) {
        return database.transact(tx -> objects.markSound(tx, id));
    }

    /// The damaged objects, at most `limit`.
    public List<DamagedObject> damaged(int limit) {
        return database.read(tx -> objects.damaged(tx, limit).stream()
                .map(row -> new DamagedObject(
                        row.key(), row.sha256(), row.size(), links.holdersOfObject(tx, row.id(), SOME)))
                .toList());
    }

    /// Counts everything; reads the whole table, so not for every request.
    public StoredTotals totals() {
        return database.read(objects::totals);
    }
}
