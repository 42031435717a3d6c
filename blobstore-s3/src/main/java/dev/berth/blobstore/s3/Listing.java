package dev.berth.blobstore.s3;

import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.blobstore.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Lists spools and stored objects one page at a time. A spool that is so small that only the ledger has it is not
/// among them: it leaves nothing in S3 that would have to be found.
record Listing(Sender sender, ClosedSpools closed, Optional<ObjectKey> after, int limit) {

    List<Listed> page() throws IOException {
        TreeMap<ObjectKey, Listed> found = new TreeMap<>(Layout.ORDER);
        Layout layout = sender.layout();
        // Spools first: should one be stored while we look, the object is found below and takes its place.
        for (Spool spool : closed.after(after).values().stream().limit(limit).toList()) {
            if (spool.isBasedOn(sender.ledger().load(spool.key()))) {
                found.put(spool.key(), spooled(spool.key(), spool.length(), spool.touched()));
            }
        }
        for (Multiparts.Unfinished upload :
                sender.multiparts().list(layout.objects(), after.map(layout::object), limit)) {
            Optional<ObjectKey> key = layout.key(upload.object());
            if (key.isPresent()) {
                found.putIfAbsent(
                        key.get(),
                        spooled(key.get(), length(key.get()), upload.begun().toEpochMilli()));
            }
        }
        for (Bucket.Entry tail : sender.bucket().list(layout.spools(), after.map(layout::afterTails), limit)) {
            layout.key(tail.name())
                    .ifPresent(key -> found.putIfAbsent(
                            key, spooled(key, tail.size(), tail.lastModified().toEpochMilli())));
        }
        for (Bucket.Entry object : sender.bucket().list(layout.objects(), after.map(layout::object), limit)) {
            layout.key(object.name())
                    .ifPresent(key -> found.put(
                            key,
                            new Listed(
                                    key,
                                    Listed.Kind.STORED,
                                    object.size(),
                                    object.lastModified().toEpochMilli())));
        }
        return found.values().stream().limit(limit).toList();
    }

    private long length(ObjectKey key) throws IOException {
        Optional<String> state = sender.ledger().load(key);
        return state.isPresent() ? SpoolState.parse(state.get()).length() : 0;
    }

    private static Listed spooled(ObjectKey key, long size, long lastModified) {
        return new Listed(key, Listed.Kind.SPOOL, size, lastModified);
    }
}
