package dev.berth.control.layer;

import dev.berth.control.archive.ArchiveLimits;
import dev.berth.control.archive.TarArchive;
import dev.berth.control.archive.TarItem;
import dev.berth.control.archive.UnreadableArchiveException;
import dev.berth.control.layer.JdbcLayerIndexStore.PageStart;
import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.OpenBlob;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads layers from their beginning to their end, one at a time in this process, and writes down what is in them.
/// Of several nodes one reads a layer; when it dies, the next who asks finds its lease run out.
final class IndexBuilder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexBuilder.class);

    private static final ArchiveLimits LIMITS =
            new ArchiveLimits(16L * 1024 * 1024 * 1024, EntryCollector.MOST_ENTRIES);

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final long TELL_EVERY = 16L * 1024 * 1024;
    private static final int PAGE = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 500;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\x{D800}-\\x{DFFF}]");

    private final Database database;
    private final Blobs blobs;
    private final InstantSource clock;
    private final JdbcLayerIndexStore store;
    private final Semaphore idle = new Semaphore(1);
    private final ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    IndexBuilder(Database database, Blobs blobs, InstantSource clock, JdbcLayerIndexStore store) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.store = store;
    }

    /// Begins with a layer, unless this process reads another one now, or somebody reads this one.
    void begin(RepositoryName repository, Descriptor layer, long size) {
        if (stopped || !idle.tryAcquire()) {
            return;
        }
        boolean begun = false;
        try {
            begun = database.transact(tx -> store.claim(
                    tx, layer.digest(), size, clock.instant(), clock.instant().plus(LEASE)));
            if (begun) {
                worker.execute(() -> work(repository, layer.digest()));
            }
        } catch (DatabaseException e) {
            // The blob may have gone a moment ago; the next who asks learns that.
            LOG.warn("layer {} cannot be looked into now: {}", layer.digest(), e.getMessage());
        } finally {
            if (!begun) {
                idle.release();
            }
        }
    }

    private void work(RepositoryName repository, Digest layer) {
        try {
            read(repository, layer);
        } catch (UnreadableArchiveException e) {
            give(layer, e.reason());
        } catch (StoppedException _) {
            letGo(layer);
        } catch (DatabaseException e) {
            switch (e.reason()) {
                case UNAVAILABLE, UNKNOWN, FULL -> later(layer, e);
                case CONSTRAINT, BROKEN -> never(layer, e);
            }
        } catch (IOException | DomainException e) {
            // Its blob cannot be read now; what was pushed may be read another time.
            later(layer, e);
        } catch (RuntimeException e) {
            never(layer, e);
        } finally {
            idle.release();
        }
    }

    private void later(Digest layer, Exception reason) {
        LOG.warn("looking into layer {} failed; the next who asks makes it begin anew", layer, reason);
        letGo(layer);
    }

    /// What fails for its content fails each time. Whoever asks is told, and nobody reads the layer again.
    private void never(Digest layer, RuntimeException reason) {
        LOG.error("what is in layer {} cannot be written down", layer, reason);
        try {
            give(layer, "something in it cannot be written down");
        } catch (DatabaseException e) {
            later(layer, e);
        }
    }

    private void read(RepositoryName repository, Digest layer) throws IOException {
        EntryCollector collector = new EntryCollector();
        try (OpenBlob blob = blobs.open(repository, layer);
                InputStream stored = blob.content()) {
            Progress progress = new Progress(layer);
            TarArchive.walk(stored, LIMITS, progress::at, (item, content) -> {
                collector.add(item, item.kind() == TarItem.Kind.FILE ? ContentHash.of(content) : 0);
                return true;
            });
        }
        save(layer, collector);
    }

    private void save(Digest layer, EntryCollector collector) {
        List<LayerEntry> entries = collector.ordered();
        boolean _ = database.transact(tx -> {
            boolean wanted = store.built(tx, layer, new IndexState.Built(entries.size(), collector.unpacked()));
            for (int from = 0; wanted && from < entries.size(); from += PAGE) {
                List<LayerEntry> page = entries.subList(from, Math.min(entries.size(), from + PAGE));
                LayerEntry first = page.getFirst();
                store.savePage(
                        tx, layer, new PageStart(from / PAGE, first.directory(), first.name()), EntryCodec.page(page));
            }
            return wanted;
        });
    }

    private void give(Digest layer, String reason) {
        database.transact(tx -> {
            store.unreadable(tx, layer, printable(reason));
            return layer;
        });
    }

    /// Reasons quote archives, and databases keep no text with a NUL.
    private static String printable(String reason) {
        String text = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        return UNPRINTABLE.matcher(text).replaceAll("\ufffd");
    }

    private void letGo(Digest layer) {
        try {
            database.transact(tx -> {
                store.release(tx, layer);
                return layer;
            });
        } catch (DatabaseException e) {
            LOG.warn("layer {} stays taken until its lease runs out: {}", layer, e.getMessage());
        }
    }

    /// Begins nothing more, and waits a moment for what is being read to notice.
    @Override
    public void close() {
        stopped = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("a layer is still being read; another node takes it up later");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says now and then how far a layer was read.
    private final class Progress {

        private final Digest layer;
        private long told;

        Progress(Digest layer) {
            this.layer = layer;
        }

        void at(long done) {
            if (stopped) {
                throw new StoppedException();
            }
            if (done - told < TELL_EVERY) {
                return;
            }
            told = done;
            boolean wanted = database.transact(
                    tx -> store.progress(tx, layer, done, clock.instant().plus(LEASE)));
            if (!wanted) {
                throw new StoppedException();
            }
        }
    }

    /// Nobody waits for the result any more.
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
