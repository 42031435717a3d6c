package dev.berth.registry.upload;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.upload.Session.Mark;
import dev.berth.registry.upload.Session.Rejected;
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

/// The bytes of open uploads and their running digests. The spool is the truth. The state of a digest cannot be
/// handed on, so it is kept in memory while there is room; where it is not at hand, as after a restart or when
/// other nodes took part, the bytes are read once when they are complete.
///
/// One thread hashes and writes: with two threads a single upload is faster, but the hand-over costs processor
/// time that four uploads at once on two processors do not have.
final class Spools {

    private static final int REMEMBERED = 10_000;

    private final BlobStore blobStore;
    private final Cache<UploadId, Remembered> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Spools(BlobStore blobStore) {
        this.blobStore = blobStore;
    }

    /// How far an upload has come.
    ///
    /// @param sealed whether the bytes became a stored object although the upload was not completed: the server
    ///     was stopped between the two, the database refused, or the digest turned out wrong only then. Nothing
    ///     can be appended then, because an object never changes, but the upload can still be completed.
    record Standing(long received, boolean sealed) {
        static final Standing NOTHING = new Standing(0, false);
    }

    /// Digests as the claim of this number left them. If another one came after it, they may be of other bytes.
    private record Remembered(RunningDigests digests, long claim) {}

    /// When the bytes must survive a power cut.
    enum Flush {
        NOW,
        LATER
    }

    Standing standing(Session session) throws IOException {
        Optional<Mark> mark = session.recorded();
        if (mark.isPresent()) {
            return new Standing(mark.get().received(), false);
        }
        Optional<Long> spooled = blobStore.spooled(session.key());
        if (spooled.isEmpty()) {
            return Standing.NOTHING;
        }
        // Digests are forgotten before an upload is completed, so with the last ones in memory it cannot be sealed.
        Remembered last = remembered.getIfPresent(session.id());
        boolean sealed = (last == null || last.claim() != session.claim()) && stored(session);
        return new Standing(spooled.get(), sealed);
    }

    /// Where a closing chunk begins: at the end of what has arrived, but if it repeats one that was refused for
    /// its digest, where that began.
    Standing closingAt(Session session, OptionalLong start, OptionalLong length) throws IOException {
        Standing standing = standing(session);
        Optional<Rejected> before = session.rejected();
        if (before.isEmpty() || standing.sealed() || before.get().to() != standing.received()) {
            return standing;
        }
        long from = before.get().from();
        boolean repeated = start.isPresent()
                ? start.getAsLong() == from
                : length.orElse(0) == before.get().to() - from;
        return repeated ? new Standing(from, false) : standing;
    }

    private boolean stored(Session session) throws IOException {
        try (StoredObject object = blobStore.open(session.key())) {
            return object.size() >= 0;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    /// Shuts out an earlier writer that may still be at work.
    void takeOver(Claim claim) throws IOException {
        if (claim.lapsedBefore()) {
            blobStore.shutOut(claim.session().key());
        }
    }

    /// Appends what arrives, and returns the digests of all bytes so far. What had arrived when this fails stays.
    RunningDigests receive(Claim claim, Standing standing, DigestAlgorithm announced, Incoming incoming, Flush flush)
            throws IOException {
        Session session = claim.session();
        incoming.arrival().begin(standing.received());
        RunningDigests digests = digestsAt(session, standing, announced);
        if (standing.sealed()) {
            return digests;
        }
        try {
            ByteBuffer first = incoming.next();
            if (first != null || mustExist(standing, flush)) {
                write(claim, standing, digests, first, incoming, flush);
            }
            return digests;
        } catch (DomainException brokenOff) {
            claim.end(digests);
            throw brokenOff;
        } finally {
            remembered.put(session.id(), new Remembered(digests, claim.number()));
        }
    }

    /// Computes those digests that are not known from the spool, where the store can read it.
    void complement(Claim claim, RunningDigests digests, Set<DigestAlgorithm> wanted) throws IOException {
        if (digests.knows(wanted)) {
            return;
        }
        Optional<InputStream> spool = blobStore.readSpool(claim.session().key());
        if (spool.isPresent()) {
            try (InputStream bytes = spool.get()) {
                digests.compute(wanted, bytes, claim::hold);
            }
        }
    }

    /// Makes a stored object of the spool, and computes from it the digests that were not known before.
    void finish(Claim claim, RunningDigests digests, Set<DigestAlgorithm> wanted) throws IOException {
        Session session = claim.session();
        forget(session.id());
        claim.hold();
        blobStore.finish(session.key(), digests.offset());
        if (!digests.knows(wanted)) {
            try (StoredObject object = blobStore.open(session.key());
                    InputStream bytes = object.read(0, object.size())) {
                digests.compute(wanted, bytes, claim::hold);
            }
        }
    }

    /// Forgets the digests, when no more bytes will come.
    void forget(UploadId id) {
        remembered.invalidate(id);
    }

    /// Drops the bytes of an upload whose open row this caller has removed: no blob was or will be made of them.
    void drop(Session session) {
        forget(session.id());
        try {
            blobStore.discard(session.key());
            blobStore.delete(List.of(session.key()));
        } catch (IOException _) {
            // Bytes that stay behind belong to no row, and are swept.
        }
    }

    /// Drops what a writer may have left of an upload that another one has ended. Its object, if there is one, is
    /// perhaps a blob's.
    void dropSpool(Session session) {
        forget(session.id());
        try {
            blobStore.discard(session.key());
        } catch (IOException _) {
            // As above.
        }
    }

    // An empty blob is completed without a single byte, and then there is no spool to make an object of.
    private static boolean mustExist(Standing standing, Flush flush) {
        return flush == Flush.LATER && standing.received() == 0;
    }

    private void write(
            Claim claim,
            Standing standing,
            RunningDigests digests,
            @Nullable ByteBuffer first,
            Incoming incoming,
            Flush flush)
            throws IOException {
        claim.hold();
        try (SpoolWriter writer = blobStore.append(claim.session().key(), standing.received())) {
            try {
                for (ByteBuffer bytes = first; bytes != null; bytes = incoming.next()) {
                    claim.hold();
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

    private static void flushAfter(DomainException brokenOff, SpoolWriter writer) throws IOException {
        try {
            writer.flush();
        } catch (IOException e) {
            e.addSuppressed(brokenOff);
            throw e;
        }
    }

    private RunningDigests digestsAt(Session session, Standing standing, DigestAlgorithm announced) {
        Remembered known = remembered.asMap().remove(session.id());
        if (standing.received() == 0) {
            return RunningDigests.none(EnumSet.of(DigestAlgorithm.SHA256, session.algorithm(), announced));
        }
        if (known != null && known.claim() == session.claim() && known.digests().offset() == standing.received()) {
            return known.digests();
        }
        return session.recorded()
                .filter(mark -> mark.received() == standing.received())
                .map(mark -> RunningDigests.told(mark.received(), mark.digests()))
                .orElseGet(() -> RunningDigests.told(standing.received(), List.of()));
    }
}
