package dev.berth.registry.gc;

import java.time.Duration;

/// What a collection did.
///
/// @param unlinked how many repositories lost a blob that nothing there needed
/// @param doomed how many objects lost their last name by that
/// @param deleted how many objects' bytes were deleted, those doomed earlier included
/// @param freedBytes how many bytes that freed
/// @param took how long it ran
public record CollectionResult(long unlinked, long doomed, long deleted, long freedBytes, Duration took) {

    /// Nothing collected yet.
    static final CollectionResult NOTHING = new CollectionResult(0, 0, 0, 0, Duration.ZERO);

    /// What both did together.
    CollectionResult plus(CollectionResult other) {
        return new CollectionResult(
                unlinked + other.unlinked,
                doomed + other.doomed,
                deleted + other.deleted,
                freedBytes + other.freedBytes,
                took.plus(other.took));
    }

    /// For whoever reads the history.
    public String sentence() {
        return "unlinked %d blobs, doomed %d objects, deleted %d objects and freed %d bytes in %d ms"
                .formatted(unlinked, doomed, deleted, freedBytes, took.toMillis());
    }
}
