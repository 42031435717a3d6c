package dev.berth.registry.upload;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An upload as its row tells it.
///
/// @param algorithm what the client will name at the end, as far as it said so
/// @param finished what the upload became; empty while it is open
/// @param claim the number of its last [Claim]; 0 when there was none
/// @param claimedUntil as the row has it, see [#recorded()]
/// @param mark how far the last writer came
/// @param rejected the closing chunk that may come once more
record Session(
        UploadId id,
        RepositoryId repository,
        ObjectKey key,
        DigestAlgorithm algorithm,
        Instant seenAt,
        Optional<Finished> finished,
        long claim,
        Optional<Instant> claimedUntil,
        Mark mark,
        Optional<Rejected> rejected) {

    /// In the place of an end: the last writer did not end in order, and is gone.
    static final Instant OUT_OF_ORDER = Instant.EPOCH;

    /// The blob that an upload became.
    record Finished(Digest digest, long size) {}

    /// How many bytes have arrived, and their digests as far as the node that wrote the last of them knew.
    record Mark(long received, List<Digest> digests) {
        static final Mark NOTHING = new Mark(0, List.of());
    }

    /// The closing chunk of a completion that was refused, because the digest was wrong: from where to where it
    /// goes.
    record Rejected(long from, long to) {}

    /// An upload that begins now.
    static Session begun(
            UploadId id, RepositoryId repository, ObjectKey key, DigestAlgorithm algorithm, Instant now, long claim) {
        return new Session(
                id,
                repository,
                key,
                algorithm,
                now,
                Optional.empty(),
                claim,
                Optional.empty(),
                Mark.NOTHING,
                Optional.empty());
    }

    /// The same upload in a repository.
    Session in(RepositoryId row) {
        return new Session(id, row, key, algorithm, seenAt, finished, claim, claimedUntil, mark, rejected);
    }

    /// Where the upload stands, when its last writer ended in order and said so. Otherwise the spool's length
    /// tells.
    Optional<Mark> recorded() {
        return claim > 0 && claimedUntil.isEmpty() ? Optional.of(mark) : Optional.empty();
    }

    /// Whether some node's writer has the upload to itself now.
    boolean claimed(Instant now) {
        return claimedUntil.filter(until -> until.isAfter(now)).isPresent();
    }
}
