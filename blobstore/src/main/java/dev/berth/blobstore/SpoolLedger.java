package dev.berth.blobstore;

import java.io.IOException;
import java.util.Optional;

/// Where a driver keeps what it must know of a spool between calls, such as the parts of a multipart upload, so that
/// every node finds it. A driver whose spools speak for themselves, as files do, needs none.
///
/// What was saved before is seen by every later load, on any node. A key has one writer at a time, which the caller
/// of [BlobStore] sees to, so no call waits for another. Safe for use by many threads.
///
/// Every method throws [IOException] when the ledger cannot be reached; a failed [#save] or [#remove] may have taken
/// effect or not.
public interface SpoolLedger {

    /// What was saved last for `key`; empty when nothing was, or it was removed.
    Optional<String> load(ObjectKey key) throws IOException;

    /// Keeps `state`, whose form is the driver's own, in place of what was kept before. Returns once it survives a
    /// power cut.
    void save(ObjectKey key, String state) throws IOException;

    /// Forgets `key`; succeeds when nothing is kept for it.
    void remove(ObjectKey key) throws IOException;
}
