package dev.berth.registry.gc;

import dev.berth.platform.jobs.JobHandler;
import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.kernel.Actor;
import dev.berth.registry.content.CollectionPreview;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.UntaggedManifests;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The collection that people ask for, or have scheduled, beside the one that goes on all the time: it does the same
/// at once, may delete untagged manifests before, or only tells what it would do.
public final class OrderedCollection implements JobHandler {

    /// The name of the job.
    public static final String JOB = "garbage-collection";

    /// The figures that a run tells.
    public static final String FREED_SPACE = "freed_space";

    public static final String UNLINKED_BLOBS = "unlinked_blobs";
    public static final String PURGED_BLOBS = "purged_blobs";
    public static final String PURGED_MANIFESTS = "purged_manifests";

    /// What was pushed since may be about to get its tag, or its index.
    public static final Duration WINDOW = Duration.ofHours(2);

    private static final Actor ACTOR = Actor.system("garbage collection");
    private static final int SHOWN = 200;

    /// An index that goes leaves children, which may be indexes again.
    private static final int DEEPEST = 5;

    private final GarbageCollection collection;
    private final StoredObjects objects;
    private final UntaggedManifests untagged;
    private final InstantSource clock;

    public OrderedCollection(
            GarbageCollection collection, StoredObjects objects, UntaggedManifests untagged, InstantSource clock) {
        this.collection = collection;
        this.objects = objects;
        this.untagged = untagged;
        this.clock = clock;
    }

    @Override
    public void run(JobRun run) {
        CollectionOrder order = CollectionOrder.of(run.parameters());
        long manifests = order.deleteUntagged() ? deleteUntagged(run, order.dryRun()) : 0;
        run.figure(PURGED_MANIFESTS, manifests);
        if (order.dryRun()) {
            preview(run);
        } else if (!run.stopRequested()) {
            CollectionResult result = collection.collect(run, order.workers());
            tell(run, result.deleted(), result.freedBytes());
            run.say(result.sentence());
            run.note(result.sentence());
        }
    }

    private long deleteUntagged(JobRun run, boolean dryRun) {
        Instant before = clock.instant().minus(WINDOW);
        run.say((dryRun ? "looking for" : "deleting") + " manifests pushed before " + before
                + " that no tag, no index and nothing attached to them keeps");
        long all = 0;
        for (int pass = 0; pass < DEEPEST; pass++) {
            long gone = pass(run, before, dryRun);
            all += gone;
            if (gone == 0 || dryRun || run.stopRequested()) {
                break;
            }
        }
        run.say("%s %d untagged manifests".formatted(dryRun ? "would delete" : "deleted", all));
        if (all > 0) {
            run.say("what only they referred to is kept for a while, and freed by a later collection");
        }
        return all;
    }

    private long pass(JobRun run, Instant before, boolean dryRun) {
        long gone = 0;
        UntaggedManifests.Page page = untagged.first(before);
        while (!run.stopRequested()) {
            for (UntaggedManifests.Found found : page.found()) {
                if (dryRun || untagged.delete(ACTOR, found, before)) {
                    gone++;
                    run.say((dryRun ? "would delete " : "deleted ") + found);
                    run.progress(gone, 0);
                }
            }
            if (page.last()) {
                break;
            }
            page = untagged.after(page, before);
        }
        return gone;
    }

    private void preview(JobRun run) {
        CollectionPreview preview = objects.preview(clock.instant(), SHOWN);
        preview.expired()
                .forEach(blob -> run.say("would remove %s from %s, %d bytes, unneeded since %s"
                        .formatted(blob.digest(), blob.repository(), blob.size(), blob.since())));
        String sentence = "would delete %d objects and free %d bytes".formatted(preview.objects(), preview.bytes());
        tell(run, preview.objects(), preview.bytes());
        run.say(sentence);
        run.note(sentence);
    }

    private static void tell(JobRun run, long blobs, long bytes) {
        run.figure(PURGED_BLOBS, blobs);
        run.figure(FREED_SPACE, bytes);
    }
}
