package dev.berth.registry.upload;

/// What became of a chunk.
public sealed interface AppendResult {

    UploadStatus status();

    /// The chunk was taken.
    record Appended(UploadStatus status) implements AppendResult {}

    /// The chunk does not start where the last one ended, or another chunk is arriving at this moment; nothing of it
    /// was taken, and the upload goes on from `status`.
    record OutOfOrder(UploadStatus status) implements AppendResult {}
}
