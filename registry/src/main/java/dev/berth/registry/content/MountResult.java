package dev.berth.registry.content;

/// What became of a request to mount a blob from another repository.
public sealed interface MountResult {

    /// The target repository holds the blob now.
    record Mounted(BlobLocation blob) implements MountResult {}

    /// The source does not hold the blob, or does not exist.
    record NotThere() implements MountResult {}
}
