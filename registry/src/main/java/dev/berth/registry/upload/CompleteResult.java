package dev.berth.registry.upload;

import dev.berth.oci.Digest;

/// What became of the request to complete an upload.
public sealed interface CompleteResult {

    /// The repository holds the blob.
    record Completed(Digest digest, long size) implements CompleteResult {}

    /// The closing chunk was out of order; the upload goes on from `status`.
    record OutOfOrder(UploadStatus status) implements CompleteResult {}
}
