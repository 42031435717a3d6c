package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;

/// A blob that a repository holds, and the object with its bytes.
///
/// @param size in bytes
public record BlobLocation(Digest digest, long size, ObjectKey key) {}
