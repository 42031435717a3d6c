package dev.berth.blobstore.cache;

import dev.berth.blobstore.ObjectKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is in the cache, the least recently used first, and how much room is promised to what is coming. Safe for use
/// by many threads.
final class CacheIndex {

    private final long capacity;
    private final Map<ObjectKey, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long evicted;

    CacheIndex(long capacity) {
        this.capacity = capacity;
    }

    /// Whether the object is here, which then counts as used.
    synchronized boolean use(ObjectKey key) {
        return sizes.get(key) != null;
    }

    /// Keeps room for an object that is coming; those that must go for it.
    synchronized List<ObjectKey> reserve(long size) {
        List<ObjectKey> toEvict = new ArrayList<>();
        var eldest = sizes.entrySet().iterator();
        while (bytes + size > capacity && eldest.hasNext()) {
            Map.Entry<ObjectKey, Long> entry = eldest.next();
            eldest.remove();
            bytes -= entry.getValue();
            evicted += entry.getValue();
            toEvict.add(entry.getKey());
        }
        bytes += size;
        return toEvict;
    }

    /// Gives back what was reserved, because the object did not come.
    synchronized void cancel(long size) {
        bytes -= size;
    }

    /// Adds an object for which room was reserved.
    synchronized void add(ObjectKey key, long size) {
        sizes.put(key, size);
    }

    synchronized void remove(ObjectKey key) {
        Long size = sizes.remove(key);
        if (size != null) {
            bytes -= size;
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long evicted() {
        return evicted;
    }
}
