package dev.berth.registry.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The blobs that repositories hold: where their bytes lie and until when they are promised. Blobs that a repository
/// does not hold, and damaged ones, are not remembered.
final class BlobCache {

    private static final int ENTRIES = 50_000;

    private final Cache<BlobLink, HeldBlob> held =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();

    /// The blob from memory, else what `load` finds. `load` must not write: whoever drops the blob waits for it, and
    /// that is the thread that writes.
    Optional<HeldBlob> get(BlobLink link, Function<BlobLink, @Nullable HeldBlob> load) {
        return Optional.ofNullable(held.get(link, load));
    }

    Optional<HeldBlob> cached(BlobLink link) {
        return Optional.ofNullable(held.getIfPresent(link));
    }

    /// Waits for a load of this blob that is under way, so that what it read before is gone too.
    void drop(BlobLink link) {
        held.invalidate(link);
    }

    void dropAll() {
        held.asMap().keySet().forEach(held::invalidate);
    }
}
