package dev.berth.registry.upload;

import dev.berth.blobstore.NoRoomException;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;

/// How uploads are refused.
final class UploadErrors {

    private UploadErrors() {}

    /// Work that the blob store takes part in.
    interface Storing<T> {
        T run() throws IOException;
    }

    static <T> T storing(Session session, Storing<T> work) {
        try {
            return work.run();
        } catch (NoRoomException e) {
            throw new DomainException(
                    RegistryErrorCode.STORAGE_FULL,
                    "no room to store more of upload %s; what was stored is kept, go on when there is room"
                            .formatted(session.id()),
                    e);
        } catch (IOException e) {
            throw new DomainException(
                    RegistryErrorCode.UNAVAILABLE,
                    "the blob store failed at upload %s; what was stored is kept, try again later"
                            .formatted(session.id()),
                    e);
        }
    }

    static DigestAlgorithm supported(Digest digest) {
        return digest.supportedAlgorithm()
                .orElseThrow(() -> new DomainException(
                        RegistryErrorCode.DIGEST_INVALID,
                        "cannot store a blob under %s: use sha256 or sha512; the upload goes on".formatted(digest)));
    }

    static DomainException wrongDigest(Session session, Digest announced, Digest computed) {
        return new DomainException(
                RegistryErrorCode.DIGEST_INVALID,
                "cannot complete upload %s: received %s, the client announced %s"
                        .formatted(session.id(), computed, announced));
    }

    static DomainException wrongDigestAtLast(Session session, Digest announced, Digest computed) {
        return new DomainException(
                RegistryErrorCode.DIGEST_INVALID,
                ("cannot complete upload %s: received %s, the client announced %s; it takes no more bytes,"
                                + " name the digest of these or begin a new upload")
                        .formatted(session.id(), computed, announced));
    }

    static DomainException tooMany(RepositoryName repository, int limit) {
        return new DomainException(
                RegistryErrorCode.TOOMANYREQUESTS,
                "cannot begin an upload to %s: it has %d unfinished ones; complete or cancel some first"
                        .formatted(repository, limit));
    }

    static DomainException takenOver(Session session, LostClaimException cause) {
        return new DomainException(
                RegistryErrorCode.UNAVAILABLE,
                "another node went on with upload %s, because nothing was heard of this one; ask for its status"
                        .formatted(session.id()),
                cause);
    }

    static DomainException unknown(UploadId id) {
        return new DomainException(
                RegistryErrorCode.BLOB_UPLOAD_UNKNOWN,
                "there is no open upload %s here: it was completed, cancelled or expired, or never begun"
                        .formatted(id));
    }
}
