package dev.berth.blobstore.s3;

import dev.berth.blobstore.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Spools that were written here and are between two calls, so that their last bytes need not be fetched again. Not
/// more than so many, and so many bytes: the one that has waited longest is flushed and forgotten.
final class ClosedSpools {

    private static final Logger LOG = LoggerFactory.getLogger(ClosedSpools.class);
    private static final int MOST = 1000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Map<ObjectKey, Spool> spools = new LinkedHashMap<>();

    void add(Spool spool) {
        List<Spool> tooMany = new ArrayList<>();
        synchronized (this) {
            spools.put(spool.key(), spool);
            long bytes = spools.values().stream().mapToLong(Spool::buffered).sum();
            var eldest = spools.values().iterator();
            while (spools.size() > 1 && (spools.size() > MOST || bytes > MOST_BYTES)) {
                Spool one = eldest.next();
                eldest.remove();
                bytes -= one.buffered();
                tooMany.add(one);
            }
        }
        tooMany.forEach(ClosedSpools::putAway);
    }

    private static void putAway(Spool spool) {
        try {
            spool.flush();
        } catch (IOException e) {
            // Nobody was promised these bytes; the upload goes on from what was flushed last.
            LOG.warn("cannot flush the upload {}", spool.key(), e);
        } finally {
            spool.release();
        }
    }

    /// The spool, which is the caller's from now on.
    synchronized Optional<Spool> take(ObjectKey key) {
        return Optional.ofNullable(spools.remove(key));
    }

    /// The spool's length, when it is here and in step with the ledger.
    synchronized Optional<Long> length(ObjectKey key, Optional<String> inLedger) {
        return Optional.ofNullable(spools.get(key))
                .filter(spool -> spool.isBasedOn(inLedger))
                .map(Spool::length);
    }

    /// Those that come after `after` in the order of listings.
    synchronized Map<ObjectKey, Spool> after(Optional<ObjectKey> after) {
        TreeMap<ObjectKey, Spool> found = new TreeMap<>(Layout.ORDER);
        found.putAll(spools);
        after.ifPresent(key -> found.headMap(key, true).clear());
        return found;
    }

    void close() {
        List<Spool> all;
        synchronized (this) {
            all = List.copyOf(spools.values());
            spools.clear();
        }
        all.forEach(ClosedSpools::putAway);
    }
}
