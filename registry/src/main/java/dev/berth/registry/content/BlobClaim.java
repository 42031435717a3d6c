package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.List;

/// Why a repository still holds a blob.
public sealed interface BlobClaim {

    RepositoryName repository();

    /// Manifests refer to it.
    ///
    /// @param manifests some of them
    record Referenced(RepositoryName repository, List<Digest> manifests) implements BlobClaim {
        public Referenced {
            manifests = List.copyOf(manifests);
        }
    }

    /// Nothing refers to it, but it was promised to whoever pushed, mounted or asked for it.
    record Promised(RepositoryName repository, Instant until) implements BlobClaim {}

    /// Nothing keeps it here: the next collection takes it from the repository.
    record Expired(RepositoryName repository, Instant since) implements BlobClaim {}
}
