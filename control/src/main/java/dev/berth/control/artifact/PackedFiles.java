package dev.berth.control.artifact;

import dev.berth.control.archive.ArchiveLimits;
import dev.berth.control.archive.TarArchive;
import dev.berth.control.archive.TarItem;
import dev.berth.control.archive.UnreadableArchiveException;
import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Single files in archives that repositories hold. Few archives are read at once, each to an end that is near.
final class PackedFiles {

    /// The longest file that is shown.
    static final int FILE_LIMIT = 4 * 1024 * 1024;

    /// As much as Helm unpacks of a chart.
    private static final ArchiveLimits LIMITS = new ArchiveLimits(100L * 1024 * 1024, 20_000);

    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    private final Blobs blobs;
    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    PackedFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    /// The first file of an archive whose path is wanted; links are not followed.
    ///
    /// @throws DomainException UNPROCESSABLE_ENTITY when the archive is at fault, TOO_MANY_REQUEST when too
    ///     many are being read
    Optional<byte[]> find(RepositoryName repository, Digest archive, Predicate<String> wanted) {
        enter();
        try (OpenBlob blob = blobs.open(repository, archive);
                InputStream stored = blob.content()) {
            AtomicReference<byte[]> found = new AtomicReference<>();
            TarArchive.walk(stored, LIMITS, _ -> {}, (item, content) -> {
                if (item.kind() != TarItem.Kind.FILE || !wanted.test(item.path())) {
                    return true;
                }
                found.set(whole(content, archive));
                return false;
            });
            return Optional.ofNullable(found.get());
        } catch (UnreadableArchiveException e) {
            throw new DomainException(
                    ArtifactErrorCode.UNPROCESSABLE_ENTITY,
                    "cannot look into %s: %s".formatted(archive, e.reason()),
                    e);
        } catch (IOException e) {
            throw new DomainException(RegistryErrorCode.UNAVAILABLE, "cannot read blob %s now".formatted(archive), e);
        } finally {
            reading.release();
        }
    }

    /// All of a blob that is one file.
    Optional<byte[]> whole(RepositoryName repository, Digest blob) {
        return blobs.small(repository, blob, FILE_LIMIT);
    }

    private static byte[] whole(InputStream content, Digest archive) throws IOException {
        byte[] file = content.readNBytes(FILE_LIMIT + 1);
        if (file.length > FILE_LIMIT) {
            throw new UnreadableArchiveException(
                    "the file in %s is larger than the %d MiB that are shown".formatted(archive, FILE_LIMIT >> 20));
        }
        return file;
    }

    private void enter() {
        try {
            if (!reading.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new DomainException(
                        ArtifactErrorCode.TOO_MANY_REQUEST, "too many archives are being read; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(RegistryErrorCode.UNAVAILABLE, "interrupted", e);
        }
    }
}
