package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.Optional;

/// An upload as its row tells it. How much has arrived is not here: the spool's length says so.
///
/// @param algorithm what the client will name at the end, as far as it said so
/// @param finished what the upload became; empty while it is open
record Session(
        UploadId id,
        RepositoryId repository,
        ObjectKey key,
        DigestAlgorithm algorithm,
        Instant seenAt,
        Optional<Finished> finished) {

    /// The blob that an upload became.
    record Finished(Digest digest, long size) {}
}
