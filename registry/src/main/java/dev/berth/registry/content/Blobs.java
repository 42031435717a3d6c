package dev.berth.registry.content;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import java.util.List;
import java.util.Optional;

/// The blobs that repositories hold.
public final class Blobs {

    public Optional<BlobLocation> find(RepositoryName repository, Digest digest) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public Optional<BlobLocation> promise(RepositoryName repository, Digest digest) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public OpenBlob open(RepositoryName repository, Digest digest) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public MountResult mount(Actor actor, RepositoryName target, Digest digest, RepositoryName from) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    public void link(
            Transaction tx, RepositoryId repository, Digest announced, Digest sha256, ObjectKey key, long size) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    public void delete(Actor actor, RepositoryName repository, Digest digest) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }

    /// Repositories that hold the blob, at most `limit`, for a mount whose client named no source. The caller must
    /// leave out those that the one who asks may not pull.
    public List<RepositoryName> holders(Digest digest, int limit) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }
}
