package dev.berth.registry.gc;

import dev.berth.blobstore.BlobStore;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.CollectionStep;
import dev.berth.registry.content.DeletionHold;
import dev.berth.registry.content.DoomedObject;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredObjects;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes blobs that nothing needs any more, while pushes, mounts and deletions go on. In this order, so that a
/// crash between any two steps loses nothing and leaves only work for the next run:
///
/// - Blobs that no manifest refers to and that are not promised any more leave their repositories, and objects that
///   lose their last name by that are doomed: short transactions, each over one batch.
/// - The bytes of doomed objects are deleted, unless a hold is active.
/// - Their rows are forgotten.
///
/// Two processes may collect at once; it only costs double work.
public final class GarbageCollection implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(GarbageCollection.class);

    private final StoredObjects objects;
    private final BlobStore bytes;
    private final InstantSource clock;
    private final CollectionSettings settings;
    private final AtomicReference<CollectionResult> total = new AtomicReference<>(CollectionResult.NOTHING);

    public GarbageCollection(StoredObjects objects, BlobStore bytes, InstantSource clock, CollectionSettings settings) {
        this.objects = objects;
        this.bytes = bytes;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void run(JobRun run) {
        String result = collect(run).sentence();
        List<DeletionHold> holds = objects.held(clock.instant());
        run.note(
                holds.isEmpty()
                        ? result
                        : result + "; bytes are held for: " + holds.getFirst().reason());
    }

    /// Collects what can be collected now, or until the run is asked to stop.
    ///
    /// @throws DomainException with `UNAVAILABLE` when the store does not delete; the next run tries again
    public CollectionResult collect(JobRun run) {
        return collect(run, 1);
    }

    /// As [#collect(JobRun)], with so many deletions of bytes under way at once.
    CollectionResult collect(JobRun run, int workers) {
        Instant started = clock.instant();
        Tally tally = new Tally();
        CollectionResult result;
        try {
            unlink(run, tally);
            delete(run, workers, tally);
        } finally {
            result = tally.result(Duration.between(started, clock.instant()));
            total.accumulateAndGet(result, CollectionResult::plus);
        }
        if (tally.unlinked + tally.deleted > 0) {
            LOG.info("collection {}", result.sentence());
        }
        return result;
    }

    /// What this process has collected since it started, also in runs that failed in the end; for metrics.
    public CollectionResult total() {
        return total.get();
    }

    private void unlink(JobRun run, Tally tally) {
        CollectionStep step;
        tally.tellUnlinked(run);
        do {
            if (run.stopRequested()) {
                return;
            }
            step = objects.unlinkExpired(clock.instant(), settings.batch());
            tally.unlinked += step.unlinked();
            tally.doomed += step.doomed();
            tally.tellUnlinked(run);
        } while (step.unlinked() == settings.batch());
    }

    private void delete(JobRun run, int workers, Tally tally) {
        if (!run.stopRequested()) {
            tally.tellDeleted(run);
        }
        while (!run.stopRequested()) {
            List<DoomedObject> doomed = objects.doomed(clock.instant(), settings.batch() * workers);
            if (doomed.isEmpty()) {
                return;
            }
            deleteBytes(doomed, workers);
            objects.forget(doomed);
            tally.deleted += doomed.size();
            tally.freedBytes += doomed.stream().mapToLong(DoomedObject::size).sum();
            tally.tellDeleted(run);
        }
    }

    private void deleteBytes(List<DoomedObject> doomed, int workers) {
        if (workers == 1) {
            deleteBytes(doomed);
            return;
        }
        int share = (doomed.size() + workers - 1) / workers;
        List<CompletableFuture<Void>> parts = new ArrayList<>(workers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int from = 0; from < doomed.size(); from += share) {
                List<DoomedObject> part = doomed.subList(from, Math.min(from + share, doomed.size()));
                parts.add(CompletableFuture.runAsync(() -> deleteBytes(part), threads));
            }
        }
        try {
            parts.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            // All have ended by now; what failed is what it would be on this thread.
            throw e.getCause() instanceof DomainException refused ? refused : e;
        }
    }

    private void deleteBytes(List<DoomedObject> doomed) {
        try {
            bytes.delete(doomed.stream().map(DoomedObject::key).toList());
        } catch (IOException e) {
            throw new DomainException(
                    RegistryErrorCode.UNAVAILABLE,
                    "cannot delete the bytes of %d doomed objects; the next collection tries again"
                            .formatted(doomed.size()),
                    e);
        }
    }

    private static final class Tally {

        private long unlinked;
        private long doomed;
        private long deleted;
        private long freedBytes;

        /// A figure is there once its part of the work has begun, so that who looks sees how far the run is. How
        /// much there is in all is not known before the end.
        private void tellUnlinked(JobRun run) {
            run.progress(unlinked + deleted, 0);
            run.figure(OrderedCollection.UNLINKED_BLOBS, unlinked);
        }

        private void tellDeleted(JobRun run) {
            run.progress(unlinked + deleted, 0);
            run.figure(OrderedCollection.PURGED_BLOBS, deleted);
            run.figure(OrderedCollection.FREED_SPACE, freedBytes);
        }

        private CollectionResult result(Duration took) {
            return new CollectionResult(unlinked, doomed, deleted, freedBytes, took);
        }
    }
}
