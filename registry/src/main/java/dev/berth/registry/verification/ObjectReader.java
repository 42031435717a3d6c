package dev.berth.registry.verification;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.jobs.JobRun;
import dev.berth.registry.content.StoredObjectRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/// Reads one object through and judges its bytes. Used by one thread.
final class ObjectReader {

    private static final int BUFFER = 1024 * 1024;

    private final BlobStore bytes;
    private final Throttle throttle;
    private final byte[] buffer = new byte[BUFFER];

    ObjectReader(BlobStore bytes, Throttle throttle) {
        this.bytes = bytes;
        this.throttle = throttle;
    }

    /// How an object was found.
    enum Verdict {
        SOUND,
        LOST,
        WRONG,
        /// The store gave an error instead of bytes.
        UNREADABLE,
        /// The run was asked to stop before the end.
        UNFINISHED
    }

    Verdict judge(StoredObjectRow row, JobRun run) throws InterruptedException {
        try (StoredObject object = bytes.open(row.key())) {
            return object.size() == row.size() ? judge(row, object, run) : Verdict.WRONG;
        } catch (NoSuchFileException _) {
            return Verdict.LOST;
        } catch (IOException _) {
            return Verdict.UNREADABLE;
        }
    }

    private Verdict judge(StoredObjectRow row, StoredObject object, JobRun run)
            throws IOException, InterruptedException {
        MessageDigest sha256 = DigestAlgorithm.SHA256.newMessageDigest();
        try (InputStream stream = object.read(0, object.size())) {
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                if (run.stopRequested()) {
                    return Verdict.UNFINISHED;
                }
                sha256.update(buffer, 0, read);
                throttle.spend(read);
            }
        }
        return DigestAlgorithm.SHA256.of(sha256.digest()).equals(row.sha256()) ? Verdict.SOUND : Verdict.WRONG;
    }
}
