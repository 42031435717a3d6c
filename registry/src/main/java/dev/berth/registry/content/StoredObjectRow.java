package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;

/// An object that some digest names.
///
/// @param sha256 what its bytes must hash to
/// @param size in bytes
/// @param damaged whether its bytes are known to be lost or wrong
public record StoredObjectRow(long id, ObjectKey key, Digest sha256, long size, boolean damaged) {}
