package dev.berth.registry.backup;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.NoRoomException;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.registry.content.StoredObjectRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;

/// Copies one stored object from a store to another, comparing its digest on the way.
final class ObjectCopy {

    private static final int BUFFER = 256 * 1024;

    private final BlobStore source;
    private final BlobStore target;
    private final byte[] buffer = new byte[BUFFER];

    ObjectCopy(BlobStore source, BlobStore target) {
        this.source = source;
        this.target = target;
    }

    /// What became of one object.
    enum Outcome {
        COPIED,
        /// It is there already, from an earlier backup.
        PRESENT,
        /// The source has lost it, or its bytes are not what the digest says; nothing was kept.
        DAMAGED
    }

    Outcome copy(StoredObjectRow row) throws IOException {
        if (row.damaged()) {
            return Outcome.DAMAGED;
        }
        return copy(row.key(), row.size(), row.sha256());
    }

    private Outcome copy(ObjectKey key, long size, Digest sha256) throws IOException {
        if (present(key, size)) {
            return Outcome.PRESENT;
        }
        try (StoredObject object = source.open(key)) {
            if (object.size() != size || !transfer(object, key, size).equals(sha256)) {
                target.discard(key);
                return Outcome.DAMAGED;
            }
        } catch (NoSuchFileException e) {
            return Outcome.DAMAGED;
        } catch (NoRoomException e) {
            target.discard(key);
            throw e;
        }
        target.finish(key, size);
        return Outcome.COPIED;
    }

    private boolean present(ObjectKey key, long size) throws IOException {
        try (StoredObject there = target.open(key)) {
            return there.size() == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Digest transfer(StoredObject object, ObjectKey key, long size) throws IOException {
        MessageDigest digest = DigestAlgorithm.SHA256.newMessageDigest();
        try (InputStream in = object.read(0, size);
                SpoolWriter out = target.append(key, 0)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(ByteBuffer.wrap(buffer, 0, read));
            }
        }
        return DigestAlgorithm.SHA256.of(digest.digest());
    }
}
