package dev.berth.registry.content;

import dev.berth.oci.Digest;

/// That a repository holds a blob: the key of its row.
record BlobLink(RepositoryId repository, Digest digest) {}
