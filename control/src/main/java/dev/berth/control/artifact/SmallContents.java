package dev.berth.control.artifact;

import dev.berth.oci.Descriptor;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCategory;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.StoredManifest;
import java.util.Optional;

/// What a repository holds, for those who look into small pieces of it.
final class SmallContents implements Contents {

    private final Blobs blobs;
    private final Manifests manifests;
    private final RepositoryName repository;
    private final int limit;

    /// @param limit the longest blob that is read, in bytes
    SmallContents(Blobs blobs, Manifests manifests, RepositoryName repository, int limit) {
        this.blobs = blobs;
        this.manifests = manifests;
        this.repository = repository;
        this.limit = limit;
    }

    /// @throws DomainException with `UNAVAILABLE` when the store cannot be read now
    @Override
    public Optional<byte[]> blob(Descriptor blob) {
        return blob.size() > limit ? Optional.empty() : blobs.small(repository, blob.digest(), limit);
    }

    @Override
    public Optional<byte[]> manifest(Digest digest) {
        try {
            return manifests.find(repository, new Reference.ByDigest(digest)).map(StoredManifest::content);
        } catch (DomainException damaged) {
            if (damaged.code().category() == ErrorCategory.UNAVAILABLE) {
                throw damaged;
            }
            return Optional.empty();
        }
    }
}
