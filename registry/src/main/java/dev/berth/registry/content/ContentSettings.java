package dev.berth.registry.content;

import java.time.Duration;

/// Settings of the data plane.
///
/// @param lease how long a blob stays that was promised but that no manifest refers to
/// @param missingBlobs what happens to manifests with missing layers
/// @param manifestLimit the largest manifest accepted, in bytes
/// @param manifestCacheBytes how many bytes of manifests are kept in memory; with 0, each pull asks the database, and
///     so sees at once what another node did
public record ContentSettings(Duration lease, MissingBlobs missingBlobs, int manifestLimit, long manifestCacheBytes) {

    public static final ContentSettings DEFAULT =
            new ContentSettings(Duration.ofHours(24), MissingBlobs.REFUSE, 4 * 1024 * 1024, 32L * 1024 * 1024);
}
