package dev.berth.blobstore.cache;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store that keeps copies of what is read on this node's disk, up to so many bytes, the least recently used going
/// first. An object that many want at once is fetched once, and all read it as it comes. Everything else is the
/// origin's doing; whoever must know what the origin really holds asks the origin itself.
///
/// What another node has deleted may still be here. Keys are never used twice, so it is at most a copy that nobody
/// asks for.
///
/// Safe for use by many threads. Close it before the origin.
public final class CachingBlobStore implements BlobStore, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(CachingBlobStore.class);
    private static final int FILLS_AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BUFFER = 128 * 1024;
    private static final int PAGE = 1000;
    /// A larger part of the cache than this is not given to one object.
    private static final int LARGEST_SHARE = 4;

    private final BlobStore origin;
    private final FileSystemBlobStore copies;
    private final CacheIndex index;
    private final long largest;
    private final Semaphore fills = new Semaphore(FILLS_AT_ONCE);
    private final ConcurrentMap<ObjectKey, Fill> coming = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean closed;

    private CachingBlobStore(BlobStore origin, FileSystemBlobStore copies, long capacity) {
        this.origin = origin;
        this.copies = copies;
        this.index = new CacheIndex(capacity);
        this.largest = capacity / LARGEST_SHARE;
    }

    /// A cache of at most `capacity` bytes in `folder`, which belongs to this process alone. What an earlier process
    /// left there is used again.
    public static CachingBlobStore open(BlobStore origin, Path folder, long capacity) throws IOException {
        var cache = new CachingBlobStore(origin, FileSystemBlobStore.open(folder), capacity);
        try {
            cache.recover();
            return cache;
        } catch (IOException | RuntimeException e) {
            cache.close();
            throw e;
        }
    }

    private void recover() throws IOException {
        List<Listed> found = new ArrayList<>();
        Optional<ObjectKey> after = Optional.empty();
        List<Listed> page = copies.list(after, PAGE);
        while (!page.isEmpty()) {
            for (Listed entry : page) {
                switch (entry.kind()) {
                    case STORED -> found.add(entry);
                    case SPOOL -> copies.discard(entry.key());
                }
            }
            after = Optional.of(page.getLast().key());
            page = copies.list(after, PAGE);
        }
        found.sort(Comparator.comparingLong(Listed::lastModified));
        for (Listed entry : found) {
            copies.delete(index.reserve(entry.size()));
            index.add(entry.key(), entry.size());
        }
    }

    BlobStore origin() {
        return origin;
    }

    /// The bytes of an object on its way, from its start; more can be read as more come.
    InputStream growing(ObjectKey key) throws IOException {
        return copies.readSpool(key).orElseThrow(() -> new NoSuchFileException(key.value()));
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        Optional<StoredObject> copy = copy(key);
        if (copy.isPresent()) {
            hits.increment();
            return copy.get();
        }
        Fill running = coming.get(key);
        if (running != null && running.join()) {
            hits.increment();
            return new ComingObject(running, this);
        }
        misses.increment();
        StoredObject object = origin.open(key);
        if (object.size() > largest || !fills.tryAcquire()) {
            return object;
        }
        Fill fill = new Fill(key, object.size());
        Fill other = coming.putIfAbsent(key, fill);
        if (other != null) {
            fills.release();
            return follow(other, object);
        }
        boolean joined = fill.join();
        Thread.ofVirtual().name("cache-fill-" + key).start(() -> run(fill, object));
        return joined ? new ComingObject(fill, this) : origin.open(key);
    }

    /// The object as another call fetches it, unless that has just ended.
    private StoredObject follow(Fill other, StoredObject opened) throws IOException {
        if (!other.join()) {
            return opened;
        }
        opened.close();
        return new ComingObject(other, this);
    }

    void leave(Fill fill) {
        if (fill.leave()) {
            if (fill.unwanted()) {
                drop(fill.key());
            }
            coming.remove(fill.key(), fill);
        }
    }

    private Optional<StoredObject> copy(ObjectKey key) {
        if (!index.use(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(copies.open(key));
        } catch (IOException e) {
            LOG.warn("cannot open the copy of object {}; it is read where it comes from", key, e);
            index.remove(key);
            return Optional.empty();
        }
    }

    private void run(Fill fill, StoredObject object) {
        boolean reserved = false;
        boolean added = false;
        try {
            List<ObjectKey> evicted = index.reserve(fill.size());
            reserved = true;
            copies.delete(evicted);
            fetch(fill, object);
            copies.finish(fill.key(), fill.size());
            added = fill.done(() -> index.add(fill.key(), fill.size()));
        } catch (IOException | RuntimeException e) {
            failures.increment();
            LOG.warn("cannot keep a copy of object {}; it is read where it comes from", fill.key(), e);
        } finally {
            if (!added) {
                if (reserved) {
                    index.cancel(fill.size());
                }
                fill.failed();
            }
            leave(fill);
            close(object);
            // Last, so that whoever has all of them knows that nothing is on its way.
            fills.release();
        }
    }

    private static void close(StoredObject object) {
        try {
            object.close();
        } catch (IOException e) {
            LOG.warn("cannot close an object", e);
        }
    }

    private void fetch(Fill fill, StoredObject object) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long fetched;
        try (InputStream stream = object.read(0, object.size());
                SpoolWriter writer = copies.append(fill.key(), 0)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                if (closed) {
                    throw new IOException("the cache is being closed");
                }
                writer.write(ByteBuffer.wrap(buffer, 0, count));
                fill.reached(writer.readable());
            }
            fetched = writer.length();
        }
        fill.reached(fetched);
    }

    private void drop(ObjectKey key) {
        try {
            copies.discard(key);
            copies.delete(List.of(key));
        } catch (IOException e) {
            LOG.warn("cannot delete the copy of object {}", key, e);
        }
    }

    @Override
    public Optional<StoredObject> openWithoutWaiting(ObjectKey key) {
        if (!index.use(key)) {
            return origin.openWithoutWaiting(key);
        }
        Optional<StoredObject> copy = copies.openWithoutWaiting(key);
        if (copy.isPresent()) {
            hits.increment();
        }
        return copy;
    }

    @Override
    public Optional<URI> redirect(ObjectKey key, String mediaType) {
        return origin.redirect(key, mediaType);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        try {
            origin.delete(keys);
        } finally {
            keys.forEach(this::forget);
        }
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        try {
            origin.quarantine(key);
        } finally {
            forget(key);
        }
    }

    private void forget(ObjectKey key) {
        Fill fill = coming.get(key);
        boolean read = fill != null && fill.forget();
        boolean known = index.use(key);
        index.remove(key);
        // What is being read on its way is dropped by its last reader.
        if (known && !read) {
            drop(key);
        }
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        return origin.append(key, offset);
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) throws IOException {
        return origin.spooled(key);
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        return origin.readSpool(key);
    }

    @Override
    public void shutOut(ObjectKey key) throws IOException {
        origin.shutOut(key);
    }

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        origin.finish(key, size);
    }

    @Override
    public void discard(ObjectKey key) throws IOException {
        origin.discard(key);
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return origin.list(after, limit);
    }

    @Override
    public Optional<Long> room() throws IOException {
        return origin.room();
    }

    /// What the cache has done so far, and what it holds.
    public CacheFigures figures() {
        return new CacheFigures(hits.sum(), misses.sum(), failures.sum(), index.evicted(), index.bytes());
    }

    /// Ends the cache, and what is on its way with it; copies stay on the disk for the next process.
    @Override
    public void close() throws IOException {
        closed = true;
        awaitFills();
        copies.close();
    }

    /// An origin that does not answer is not waited for: what it sends later finds the copies closed.
    private void awaitFills() {
        try {
            if (!fills.tryAcquire(FILLS_AT_ONCE, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("copies are still on their way {} s after the end", PATIENCE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
