package dev.berth.blobstore.cache;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A store that counts who opens what, and lets a test hold back or break off the bytes.
final class WatchedBlobStore implements BlobStore {

    private final BlobStore store;
    private final AtomicInteger opened = new AtomicInteger();
    private final Phaser open = new Phaser(1);
    private final AtomicLong breakOff = new AtomicLong(-1);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    WatchedBlobStore(BlobStore store) {
        this.store = store;
    }

    /// How often an object was opened.
    int opened() {
        return opened.get();
    }

    /// Who opens an object from now on gets no bytes of it before [#letGo].
    void hold() {
        gate = new CountDownLatch(1);
    }

    private volatile CountDownLatch held = new CountDownLatch(0);

    /// Who opens an object from now on gets its bytes.
    void passOthers() {
        held = gate;
        gate = new CountDownLatch(0);
    }

    void letGo() {
        held.countDown();
        gate.countDown();
    }

    /// The next stream ends with an error after so many bytes.
    void breakOffAfter(long bytes) {
        breakOff.set(bytes);
    }

    /// Waits until every object that was opened is closed.
    void awaitClosed() {
        open.arriveAndAwaitAdvance();
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        StoredObject object = store.open(key);
        opened.incrementAndGet();
        open.register();
        return new Watched(object, gate);
    }

    private final class Watched implements StoredObject {

        private final StoredObject object;
        private final CountDownLatch mine;

        private Watched(StoredObject object, CountDownLatch mine) {
            this.object = object;
            this.mine = mine;
        }

        @Override
        public long size() {
            return object.size();
        }

        @Override
        public Optional<FileChannel> file() {
            return Optional.empty();
        }

        @Override
        public InputStream read(long offset, long length) throws IOException {
            InputStream stream = object.read(offset, length);
            long limit = breakOff.getAndSet(-1);
            return new FilterInputStream(stream) {
                private long count;

                @Override
                public int read(byte[] bytes, int from, int wanted) throws IOException {
                    await(mine);
                    if (limit >= 0 && count >= limit) {
                        throw new IOException("broken off, as the test says");
                    }
                    int read = super.read(bytes, from, wanted);
                    count += read;
                    return read;
                }
            };
        }

        @Override
        public void close() throws IOException {
            object.close();
            open.arriveAndDeregister();
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
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
    public void delete(Collection<ObjectKey> keys) throws IOException {
        store.delete(keys);
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        store.quarantine(key);
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return store.list(after, limit);
    }

    @Override
    public Optional<Long> room() throws IOException {
        return store.room();
    }
}
