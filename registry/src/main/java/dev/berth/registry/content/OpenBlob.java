package dev.berth.registry.content;

import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;

/// A blob open for reading. Whoever received it closes `object`.
public record OpenBlob(Digest digest, StoredObject object) {}
