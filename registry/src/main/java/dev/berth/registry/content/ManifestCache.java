package dev.berth.registry.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.oci.Digest;
import dev.berth.oci.Tag;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What tags point to, and the manifests themselves, as far as they fit. What is not there is not remembered.
final class ManifestCache {

    private static final int TAGS = 50_000;
    // What an entry costs beside its content.
    private static final int OVERHEAD = 512;

    private final Cache<TagKey, Digest> tags;
    private final Cache<ManifestKey, StoredManifest> manifests;

    /// @param maximumBytes how much memory manifests may take; with 0 nothing is remembered, not even tags
    ManifestCache(long maximumBytes) {
        this.tags =
                builder(maximumBytes).maximumSize(maximumBytes == 0 ? 0 : TAGS).build();
        this.manifests = builder(maximumBytes)
                .maximumWeight(maximumBytes)
                .weigher((ManifestKey _, StoredManifest manifest) -> manifest.content().length + OVERHEAD)
                .build();
    }

    private static Caffeine<Object, Object> builder(long maximumBytes) {
        // What may not be remembered is gone when the call returns, not when a thread comes round to it.
        return maximumBytes == 0 ? Caffeine.newBuilder().executor(Runnable::run) : Caffeine.newBuilder();
    }

    /// What the tag points to, from memory or else from `load`, which must not write: whoever drops the tag waits for
    /// it, and that is the thread that writes.
    Optional<Digest> tag(RepositoryId repository, Tag tag, BiFunction<RepositoryId, Tag, @Nullable Digest> load) {
        return Optional.ofNullable(
                tags.get(new TagKey(repository, tag), key -> load.apply(key.repository(), key.tag())));
    }

    /// The manifest, from memory or else from `load`, which must not write.
    Optional<StoredManifest> manifest(
            RepositoryId repository, Digest digest, BiFunction<RepositoryId, Digest, @Nullable StoredManifest> load) {
        return Optional.ofNullable(
                manifests.get(new ManifestKey(repository, digest), key -> load.apply(key.repository(), key.digest())));
    }

    Optional<Digest> cachedTag(RepositoryId repository, Tag tag) {
        return Optional.ofNullable(tags.getIfPresent(new TagKey(repository, tag)));
    }

    Optional<StoredManifest> cachedManifest(RepositoryId repository, Digest digest) {
        return Optional.ofNullable(manifests.getIfPresent(new ManifestKey(repository, digest)));
    }

    /// Waits for a load of this tag that is under way, so that what it read before is gone too.
    void drop(RepositoryId repository, Tag tag) {
        tags.invalidate(new TagKey(repository, tag));
    }

    /// Waits as [#drop(RepositoryId, Tag)] does.
    void drop(RepositoryId repository, Digest digest) {
        manifests.invalidate(new ManifestKey(repository, digest));
    }

    void dropAll() {
        tags.asMap().keySet().forEach(tags::invalidate);
        manifests.asMap().keySet().forEach(manifests::invalidate);
    }

    private record TagKey(RepositoryId repository, Tag tag) {}

    private record ManifestKey(RepositoryId repository, Digest digest) {}
}
