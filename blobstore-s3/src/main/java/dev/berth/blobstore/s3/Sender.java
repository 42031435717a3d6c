package dev.berth.blobstore.s3;

import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolLedger;
import java.util.concurrent.Executor;

/// What every spool needs to get its bytes to S3.
///
/// @param parts sends parts while more bytes arrive
record Sender(
        Bucket bucket,
        Multiparts multiparts,
        Layout layout,
        SpoolLedger ledger,
        UploadBuffers buffers,
        Executor parts) {

    String object(ObjectKey key) {
        return layout.object(key);
    }
}
