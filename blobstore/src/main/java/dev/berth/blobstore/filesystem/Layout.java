package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.ObjectKey;
import java.nio.file.Path;
import java.util.Comparator;

/// Where spools and objects lie below the root.
record Layout(Path root) {

    /// The order of listings: one folder after the other, and by key within each.
    static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(Layout::folderName).thenComparing(Comparator.naturalOrder());

    /// Is there from the store's first moment on, so that an empty folder in the root's place is told from a store
    /// that has lost a file.
    Path marker() {
        return root.resolve("berth-content");
    }

    /// Is there for a moment whenever somebody asks whether the store can be written to.
    Path probe() {
        return root.resolve("berth-probe");
    }

    Path uploads() {
        return root.resolve("uploads");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path quarantine() {
        return root.resolve("quarantine");
    }

    Path spool(ObjectKey key) {
        return uploads().resolve(key.value());
    }

    /// Where a spool is copied to, for a moment. The name is no key, so listings leave it out.
    Path copy(ObjectKey key) {
        return uploads().resolve(key.value() + ".copy");
    }

    Path folder(ObjectKey key) {
        return objects().resolve(folderName(key));
    }

    Path object(ObjectKey key) {
        return folder(key).resolve(key.value());
    }

    Path quarantined(ObjectKey key) {
        return quarantine().resolve(key.value());
    }

    // A key starts with the time, so only its end spreads evenly.
    static String folderName(ObjectKey key) {
        return key.value().substring(key.value().length() - 2);
    }
}
