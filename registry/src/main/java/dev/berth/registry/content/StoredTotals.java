package dev.berth.registry.content;

/// What the store holds, in objects and bytes.
///
/// @param doomedBytes what the next collection frees
public record StoredTotals(
        long liveObjects, long liveBytes, long doomedObjects, long doomedBytes, long damagedObjects) {}
