package dev.berth.blobstore.s3;

import dev.berth.blobstore.ObjectKey;
import java.util.Comparator;
import java.util.Optional;

/// The names of objects in the bucket.
record Layout(String prefix) {

    /// The order in which S3 lists them: by the folder's name, and by key within it.
    static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(Layout::folder).thenComparing(Comparator.naturalOrder());

    /// Is there from the store's first moment on, so that an empty bucket in its place is told from a lost object.
    String marker() {
        return prefix + "berth-content";
    }

    /// Written whenever somebody asks whether the store can be written to.
    String probe() {
        return prefix + "berth-probe";
    }

    String objects() {
        return prefix + "objects/";
    }

    String spools() {
        return prefix + "spools/";
    }

    String object(ObjectKey key) {
        return objects() + folder(key) + "/" + key;
    }

    String quarantined(ObjectKey key) {
        return prefix + "quarantine/" + key;
    }

    /// Below this lie the tails of a spool.
    String tails(ObjectKey key) {
        return spools() + folder(key) + "/" + key + "/";
    }

    String tail(ObjectKey key, int number) {
        return tails(key) + number;
    }

    /// Comes after all tails of a spool and before those of the next.
    String afterTails(ObjectKey key) {
        return tails(key) + "~";
    }

    /// The key in a name below [#objects()] or [#spools()]; empty when the name is not ours.
    Optional<ObjectKey> key(String name) {
        String[] steps =
                name.substring(Math.min(name.length(), prefix.length())).split("/", -1);
        if (steps.length < 3) {
            return Optional.empty();
        }
        try {
            ObjectKey key = new ObjectKey(steps[2]);
            return Optional.of(key).filter(known -> folder(known).equals(steps[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // A key starts with the time, so only its end spreads evenly.
    private static String folder(ObjectKey key) {
        return key.value().substring(key.value().length() - 2);
    }
}
