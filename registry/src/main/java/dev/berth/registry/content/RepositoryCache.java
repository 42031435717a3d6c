package dev.berth.registry.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.oci.RepositoryName;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Repository names and the ids of their rows. A name that does not exist is not remembered.
final class RepositoryCache {

    private static final int ENTRIES = 20_000;

    private final Cache<RepositoryName, RepositoryId> ids =
            Caffeine.newBuilder().maximumSize(ENTRIES).build();

    /// The id from memory, else what `load` finds. `load` must not write: whoever drops the name waits for it.
    Optional<RepositoryId> get(RepositoryName name, Function<RepositoryName, @Nullable RepositoryId> load) {
        return Optional.ofNullable(ids.get(name, load));
    }

    Optional<RepositoryId> cached(RepositoryName name) {
        return Optional.ofNullable(ids.getIfPresent(name));
    }

    /// Waits for a load of this name that is under way, so that what it read before is gone too.
    void drop(RepositoryName name) {
        ids.invalidate(name);
    }

    void dropAll() {
        ids.asMap().keySet().forEach(ids::invalidate);
    }
}
