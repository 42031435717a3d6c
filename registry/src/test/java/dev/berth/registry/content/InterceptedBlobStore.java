package dev.berth.registry.content;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A store in which tests let things happen around deletions, openings and listings.
public final class InterceptedBlobStore implements BlobStore {

    private final BlobStore store;
    private volatile Step<Collection<ObjectKey>> beforeDelete = _ -> {};
    private volatile Step<Collection<ObjectKey>> afterDelete = _ -> {};
    private volatile Step<ObjectKey> beforeOpen = _ -> {};
    private volatile long lastModified;

    public InterceptedBlobStore(BlobStore store) {
        this.store = store;
    }

    /// What happens; it may fail in place of the store.
    @FunctionalInterface
    public interface Step<T> {
        void on(T subject) throws IOException;
    }

    public void beforeDelete(Step<Collection<ObjectKey>> step) {
        beforeDelete = step;
    }

    public void afterDelete(Step<Collection<ObjectKey>> step) {
        afterDelete = step;
    }

    public void beforeOpen(Step<ObjectKey> step) {
        beforeOpen = step;
    }

    /// The age that every listed entry has from now on.
    public void lastModified(long millis) {
        lastModified = millis;
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        beforeDelete.on(keys);
        store.delete(keys);
        afterDelete.on(keys);
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        beforeOpen.on(key);
        return store.open(key);
    }

    @Override
    public Optional<StoredObject> openWithoutWaiting(ObjectKey key) {
        return store.openWithoutWaiting(key);
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return store.list(after, limit).stream()
                .map(entry -> new Listed(entry.key(), entry.kind(), entry.size(), lastModified))
                .toList();
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        return store.append(key, offset);
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) throws IOException {
        return store.spooled(key);
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        return store.readSpool(key);
    }

    @Override
    public void shutOut(ObjectKey key) throws IOException {
        store.shutOut(key);
    }

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        store.finish(key, size);
    }

    @Override
    public void discard(ObjectKey key) throws IOException {
        store.discard(key);
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        store.quarantine(key);
    }

    @Override
    public Optional<Long> room() throws IOException {
        return store.room();
    }
}
