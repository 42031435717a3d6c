package dev.berth.registry.content;

import java.time.Instant;
import java.util.Optional;

/// A blob that a repository holds.
///
/// @param objectId the row of the object with its bytes
/// @param damaged whether those bytes are known to be lost or wrong
/// @param leaseUntil until when it is promised; empty while a manifest refers to it
record HeldBlob(BlobLocation location, long objectId, boolean damaged, Optional<Instant> leaseUntil) {

    /// Whether the blob stays at least until `instant` without anybody doing anything.
    boolean promisedUntil(Instant instant) {
        return leaseUntil.isEmpty() || !leaseUntil.get().isBefore(instant);
    }
}
