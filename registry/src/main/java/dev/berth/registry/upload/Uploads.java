package dev.berth.registry.upload;

import dev.berth.blobstore.ByteSource;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.Actor;
import java.util.OptionalLong;

/// Upload sessions of repositories.
public final class Uploads {

    /// Begins a session. `hint` is the algorithm that the client will name at the end, as far as it said so.
    public UploadStatus begin(Actor actor, RepositoryName repository, DigestAlgorithm hint) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Takes a whole blob in one go, without a session; a wrong digest leaves nothing (DIGEST_INVALID).
    public CompleteResult.Completed store(
            Actor actor, RepositoryName repository, Digest digest, OptionalLong length, ByteSource content) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// The session's state; BLOB_UPLOAD_UNKNOWN when there is none in this repository.
    public UploadStatus status(RepositoryName repository, UploadId id) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Appends what `content` gives. `start` is the offset that the client announced; empty for a stream, which
    /// goes on where the last ended. What arrives before a broken connection is kept.
    public AppendResult append(
            Actor actor,
            RepositoryName repository,
            UploadId id,
            OptionalLong start,
            OptionalLong length,
            ByteSource content) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Appends the closing chunk, verifies the digest (DIGEST_INVALID, the session lives on), and links the blob. A
    /// repetition after success answers the same again.
    public CompleteResult complete(
            Actor actor,
            RepositoryName repository,
            UploadId id,
            Digest digest,
            OptionalLong start,
            OptionalLong length,
            ByteSource tail) {
        return dev.berth.platform.kernel.Unbuilt.yet();
    }

    /// Ends the session and drops its bytes.
    public void cancel(Actor actor, RepositoryName repository, UploadId id) {
        dev.berth.platform.kernel.Unbuilt.<Object>yet();
    }
}
