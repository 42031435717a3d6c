package dev.berth.registry.gc;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.blobstore.ObjectKey;
import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredObjects;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes bytes that a crash left in the store: those that neither a stored object nor an upload knows and that have
/// lain still for a day. Walks the whole listing page by page; meant to run seldom.
public final class OrphanSweep implements JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);
    private static final int PAGE = 500;

    private final StoredObjects objects;
    private final SpoolOwner uploads;
    private final BlobStore bytes;
    private final InstantSource clock;
    private final CollectionSettings settings;

    public OrphanSweep(
            StoredObjects objects,
            SpoolOwner uploads,
            BlobStore bytes,
            InstantSource clock,
            CollectionSettings settings) {
        this.objects = objects;
        this.uploads = uploads;
        this.bytes = bytes;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void run(JobRun run) {
        run.note(sweep(run).sentence());
    }

    /// Sweeps the whole store, or until the run is asked to stop.
    ///
    /// @throws DomainException with `UNAVAILABLE` when the store cannot be listed or does not delete
    public SweepResult sweep(JobRun run) {
        Instant started = clock.instant();
        long listed = 0;
        long swept = 0;
        long freedBytes = 0;
        Optional<ObjectKey> after = Optional.empty();
        try {
            List<Listed> page = bytes.list(after, PAGE);
            while (!page.isEmpty() && !run.stopRequested()) {
                List<Listed> orphans = orphans(page);
                delete(orphans);
                listed += page.size();
                swept += orphans.size();
                freedBytes += orphans.stream().mapToLong(Listed::size).sum();
                run.progress(listed, 0);
                after = Optional.of(page.getLast().key());
                page = bytes.list(after, PAGE);
            }
        } catch (IOException e) {
            throw new DomainException(
                    RegistryErrorCode.UNAVAILABLE, "cannot sweep the blob store; the next sweep tries again", e);
        }
        return new SweepResult(listed, swept, freedBytes, Duration.between(started, clock.instant()));
    }

    private List<Listed> orphans(List<Listed> page) {
        long stillSince = clock.millis() - settings.orphanAge().toMillis();
        List<Listed> old =
                page.stream().filter(entry -> entry.lastModified() < stillSince).toList();
        Set<ObjectKey> keys = old.stream().map(Listed::key).collect(Collectors.toCollection(HashSet::new));
        // Uploads first: a key goes from an upload to a stored object in one commit. Asked the other way round, a key
        // could be in neither answer.
        keys.removeAll(uploads.known(keys));
        keys.removeAll(objects.known(keys));
        return old.stream().filter(entry -> keys.contains(entry.key())).toList();
    }

    private void delete(List<Listed> orphans) throws IOException {
        if (orphans.isEmpty()) {
            return;
        }
        LOG.info("sweeping {} objects that nothing knows, such as {}", orphans.size(), orphans.getFirst());
        bytes.delete(orphans.stream()
                .filter(entry -> entry.kind() == Listed.Kind.STORED)
                .map(Listed::key)
                .toList());
        for (Listed entry : orphans) {
            if (entry.kind() == Listed.Kind.SPOOL) {
                bytes.discard(entry.key());
            }
        }
    }
}
