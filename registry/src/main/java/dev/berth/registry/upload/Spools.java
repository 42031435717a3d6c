package dev.berth.registry.upload;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The bytes of open uploads and their running digests. The spool is the truth; digests are kept in memory while
/// there is room, and computed anew from the spool when they are not at hand or do not fit it, as after a restart.
///
/// One thread hashes and writes: with two threads a single upload is faster, but the hand-over costs processor time
/// that four uploads at once on two processors do not have.
final class Spools {

    private static final int REMEMBERED = 10_000;

    private final BlobStore blobStore;
    private final Cache<UploadId, RunningDigests> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<UploadId, Rejected> rejected =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Spools(BlobStore blobStore) {
        this.blobStore = blobStore;
    }

    /// How far an upload has come.
    ///
    /// @param sealed whether the bytes became a stored object although the upload was not completed: the server was
    ///     stopped between the two, or the database refused. Nothing can be appended then, because an object never
    ///     changes, but the upload can still be completed.
    record Standing(long received, boolean sealed) {}

    /// The closing chunk of a completion that was refused, because the digest was wrong: from where to where it goes.
    private record Rejected(long start, long end) {}

    /// When the bytes must survive a power cut.
    enum Flush {
        NOW,
        LATER
    }

    Standing standing(Session session) throws IOException {
        Optional<Long> spooled = blobStore.spooled(session.key());
        if (spooled.isEmpty()) {
            return new Standing(0, false);
        }
        // Digests are forgotten before an upload is completed, so with them in memory it cannot be sealed.
        boolean sealed = remembered.getIfPresent(session.id()) == null && stored(session);
        return new Standing(spooled.get(), sealed);
    }

    /// Notes that the bytes from `before` on came with a wrong digest, so that they may come once more.
    void reject(Session session, Standing before, RunningDigests digests) {
        rejected.put(session.id(), new Rejected(before.received(), digests.offset()));
    }

    /// Where a closing chunk begins: at the end of what has arrived, but if it repeats one that was refused for its
    /// digest, where that began.
    Standing closingAt(Session session, OptionalLong start, OptionalLong length) throws IOException {
        Standing standing = standing(session);
        Rejected before = rejected.getIfPresent(session.id());
        if (before == null || standing.sealed() || before.end() != standing.received()) {
            return standing;
        }
        boolean repeated = start.isPresent()
                ? start.getAsLong() == before.start()
                : length.orElse(0) == before.end() - before.start();
        return repeated ? new Standing(before.start(), false) : standing;
    }

    private boolean stored(Session session) throws IOException {
        try (StoredObject object = blobStore.open(session.key())) {
            return object.size() >= 0;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Appends what arrives, and returns the digests of all bytes so far, `wanted` among them. What had arrived when
    /// this fails stays.
    RunningDigests receive(Session session, Standing standing, DigestAlgorithm wanted, Incoming incoming, Flush flush)
            throws IOException {
        RunningDigests digests = digestsAt(session, standing, wanted);
        try {
            ByteBuffer first = standing.sealed() ? null : incoming.next();
            if (first != null || mustExist(standing, flush)) {
                write(session, standing, digests, first, incoming, flush);
            }
            if (!digests.computes(wanted)) {
                try (InputStream bytes = spool(session)) {
                    digests.add(wanted, bytes);
                }
            }
            return digests;
        } finally {
            if (!standing.sealed()) {
                remembered.put(session.id(), digests);
            }
        }
    }

    /// Forgets the digests, when no more bytes will come.
    void forget(UploadId id) {
        remembered.invalidate(id);
        rejected.invalidate(id);
    }

    /// Drops the bytes of an upload that has no row any more.
    void drop(Session session) throws IOException {
        forget(session.id());
        blobStore.discard(session.key());
        blobStore.delete(List.of(session.key()));
    }

    // An empty blob is completed without a single byte, and then there is no spool to make an object of.
    private static boolean mustExist(Standing standing, Flush flush) {
        return flush == Flush.LATER && standing.received() == 0 && !standing.sealed();
    }

    private void write(
            Session session,
            Standing standing,
            RunningDigests digests,
            @Nullable ByteBuffer first,
            Incoming incoming,
            Flush flush)
            throws IOException {
        try (SpoolWriter writer = blobStore.append(session.key(), standing.received())) {
            try {
                for (ByteBuffer bytes = first; bytes != null; bytes = incoming.next()) {
                    ByteBuffer written = bytes.duplicate();
                    writer.write(bytes);
                    digests.update(written);
                }
            } catch (DomainException brokenOff) {
                flushAfter(brokenOff, writer);
                throw brokenOff;
            }
            if (flush == Flush.NOW) {
                writer.flush();
            }
        }
    }

    private static void flushAfter(DomainException brokenOff, SpoolWriter writer) {
        try {
            writer.flush();
        } catch (IOException e) {
            brokenOff.addSuppressed(e);
        }
    }

    private RunningDigests digestsAt(Session session, Standing standing, DigestAlgorithm wanted) throws IOException {
        RunningDigests known = remembered.asMap().remove(session.id());
        Set<DigestAlgorithm> algorithms = EnumSet.of(DigestAlgorithm.SHA256, session.algorithm(), wanted);
        if (standing.received() == 0) {
            return new RunningDigests(algorithms);
        }
        if (known != null && known.offset() == standing.received()) {
            return known;
        }
        try (InputStream bytes = spool(session)) {
            return RunningDigests.of(algorithms, bytes, standing.received());
        }
    }

    private InputStream spool(Session session) throws IOException {
        return blobStore
                .readSpool(session.key())
                .orElseThrow(() -> new IOException("the store cannot read " + session.key() + " before it is whole"));
    }
}
