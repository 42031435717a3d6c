package dev.berth.registry.backup;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.content.DeletionHold;
import dev.berth.registry.content.StoredObjectRow;
import dev.berth.registry.content.StoredObjects;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Copies content between two stores: from a running registry into a backup, and back into a new one.
///
/// A backup starts with a snapshot of the metadata. While its objects are copied a hold keeps their bytes, so that
/// collection goes on but deletes nothing that the snapshot may still name. Objects never change, so the next backup
/// into the same place copies only what is new.
public final class Backup {

    private static final int BATCH = 500;
    private static final Duration HOLD = Duration.ofMinutes(10);

    private final BlobStore source;
    private final BlobStore target;

    public Backup(BlobStore source, BlobStore target) {
        this.source = source;
        this.target = target;
    }

    /// Keeps the bytes of a running registry in place for as long as its holder lives and some minutes more.
    public static final class Hold implements AutoCloseable {

        private final StoredObjects objects;
        private final InstantSource clock;
        private final String id;
        private long renewAfter;

        private Hold(StoredObjects objects, InstantSource clock, String id) {
            this.objects = objects;
            this.clock = clock;
            this.id = id;
        }

        /// Begins a hold; nothing is deleted from the moment this returns.
        public static Hold begin(StoredObjects objects, InstantSource clock, Ids ids) {
            Hold hold = new Hold(objects, clock, ids.next());
            hold.renew();
            return hold;
        }

        /// Takes the hold out of a snapshot, where it would stand until it runs out.
        public void releaseIn(StoredObjects snapshot) {
            snapshot.release(id);
        }

        void renewIfDue() {
            if (clock.millis() >= renewAfter) {
                renew();
            }
        }

        private void renew() {
            objects.hold(
                    new DeletionHold(id, "a backup is running", clock.instant().plus(HOLD)));
            renewAfter = clock.millis() + HOLD.toMillis() / 4;
        }

        @Override
        public void close() {
            objects.release(id);
        }
    }

    /// Copies every live object that `snapshot` names and that the target does not have yet.
    ///
    /// @param hold keeps the source's bytes meanwhile; empty when nothing else uses the source
    public CopyReport copy(StoredObjects snapshot, Optional<Hold> hold, CopyProgress progress) throws IOException {
        ObjectCopy copies = new ObjectCopy(source, target);
        long total = snapshot.totals().liveObjects();
        long copied = 0;
        long present = 0;
        long bytes = 0;
        long moved = 0;
        List<String> damaged = new ArrayList<>();
        long after = 0;
        for (List<StoredObjectRow> batch = snapshot.after(after, BATCH);
                !batch.isEmpty();
                batch = snapshot.after(after, BATCH)) {
            for (StoredObjectRow object : batch) {
                hold.ifPresent(Hold::renewIfDue);
                switch (copies.copy(object)) {
                    case COPIED -> {
                        copied++;
                        moved += object.size();
                        bytes += object.size();
                    }
                    case PRESENT -> {
                        present++;
                        bytes += object.size();
                    }
                    case DAMAGED -> damaged.add(object.key().value());
                }
                after = object.id();
                progress.at(copied + present + damaged.size(), total, moved);
            }
        }
        return new CopyReport(copied, present, bytes, damaged);
    }

    /// Deletes from the target what `snapshot` does not name: objects that an earlier backup needed. Returns how many.
    public long prune(StoredObjects snapshot) throws IOException {
        long pruned = 0;
        Optional<ObjectKey> after = Optional.empty();
        for (var listed = target.list(after, BATCH); !listed.isEmpty(); listed = target.list(after, BATCH)) {
            Set<ObjectKey> keys = new HashSet<>();
            listed.forEach(entry -> keys.add(entry.key()));
            Set<ObjectKey> unknown = new HashSet<>(keys);
            unknown.removeAll(snapshot.known(keys));
            target.delete(unknown);
            for (ObjectKey key : unknown) {
                target.discard(key);
            }
            pruned += unknown.size();
            after = Optional.of(listed.getLast().key());
        }
        return pruned;
    }
}
