package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import java.time.Instant;

/// A manifest of which somebody is to write down what it is. The array must not be changed.
@SuppressWarnings("ArrayRecordComponent")
public record UndescribedManifest(
        RepositoryName name,
        RepositoryId repository,
        Digest digest,
        MediaType mediaType,
        Instant pushedAt,
        byte[] content) {}
