package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.util.List;

/// An object whose bytes are lost or wrong, until somebody pushes them again.
///
/// @param repositories some of those that hold it
public record DamagedObject(ObjectKey key, Digest sha256, long size, List<RepositoryName> repositories) {
    public DamagedObject {
        repositories = List.copyOf(repositories);
    }
}
