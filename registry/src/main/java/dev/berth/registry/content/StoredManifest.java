package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;

/// A manifest as it was pushed. The array is shared and must not be changed.
@SuppressWarnings("ArrayRecordComponent")
public record StoredManifest(RepositoryId repository, Digest digest, MediaType mediaType, byte[] content) {}
