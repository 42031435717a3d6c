package dev.berth.registry.backup;

/// Hears how far a copy is.
@FunctionalInterface
public interface CopyProgress {

    /// Called after each object.
    ///
    /// @param done objects looked at so far
    /// @param total objects in all
    /// @param bytes bytes copied so far
    void at(long done, long total, long bytes);
}
