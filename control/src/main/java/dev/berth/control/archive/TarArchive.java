package dev.berth.control.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A tar archive that may be packed with gzip or zstd, read from its beginning to its end.
public final class TarArchive {

    /// Longer paths exist on no file system that an image is made for.
    private static final int LONGEST_PATH = 4096;

    private TarArchive() {}

    /// Looks at one entry after the other.
    public interface Visitor {

        /// Looks at an entry; says whether to go on.
        ///
        /// @param content of the entry, as far as it is wanted; valid only here
        boolean visit(TarItem item, InputStream content) throws IOException;
    }

    /// Shows the entries in the order that they have in the archive.
    ///
    /// @param stored the archive as it is stored; closed at the end
    /// @param read is told how many bytes of it were read
    /// @throws UnreadableArchiveException when the archive is at fault
    /// @throws IOException when the stored bytes cannot be read
    public static void walk(InputStream stored, ArchiveLimits limits, LongConsumer read, Visitor visitor)
            throws IOException {
        PackedStream packed = PackedStream.of(stored, read);
        try (InputStream unpacked = packed.unpacked();
                MeteredStream metered = new MeteredStream(unpacked, limits.unpacked());
                TarArchiveInputStream tar = new TarArchiveInputStream(metered, "UTF-8")) {
            walk(tar, metered, limits, visitor);
        } catch (UnreadableArchiveException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            IOException failure = packed.failure();
            if (failure != null) {
                throw failure;
            }
            if (e instanceof RuntimeException bug && !(e instanceof IllegalArgumentException)) {
                throw bug;
            }
            throw new UnreadableArchiveException("it is no tar archive, or damaged: " + e.getMessage(), e);
        }
    }

    private static void walk(TarArchiveInputStream tar, MeteredStream metered, ArchiveLimits limits, Visitor visitor)
            throws IOException {
        long seen = 0;
        while (true) {
            metered.beginHeader();
            TarArchiveEntry entry = tar.getNextEntry();
            metered.endHeader();
            if (entry == null) {
                return;
            }
            if (++seen > limits.entries()) {
                throw new UnreadableArchiveException("it has more than %d entries".formatted(limits.entries()));
            }
            Optional<TarItem> item = item(entry, metered.position());
            if (item.isPresent() && !visitor.visit(item.get(), tar)) {
                return;
            }
            passOver(tar);
        }
    }

    /// What is left of an entry, so that only the next header is read as one.
    private static void passOver(TarArchiveInputStream tar) throws IOException {
        long skipped;
        do {
            skipped = tar.skip(Long.MAX_VALUE);
        } while (skipped > 0);
    }

    private static Optional<TarItem> item(TarArchiveEntry entry, long offset) {
        String target = entry.isLink() || entry.isSymbolicLink() ? entry.getLinkName() : "";
        if (!possible(entry.getName()) || !possible(target)) {
            return Optional.empty();
        }
        return path(entry.getName())
                .map(path -> new TarItem(
                        path,
                        kind(entry),
                        entry.isFile() ? Math.max(0, entry.getRealSize()) : 0,
                        entry.getMode() & 0xfff,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getLastModifiedTime().toInstant(),
                        target,
                        offset));
    }

    /// Whether a file system could have it. What could not be there nobody unpacks, so it is passed over.
    private static boolean possible(String path) {
        return path.length() <= LONGEST_PATH && path.indexOf('\0') < 0;
    }

    private static TarItem.Kind kind(TarArchiveEntry entry) {
        if (entry.isDirectory()) {
            return TarItem.Kind.DIRECTORY;
        }
        if (entry.isSymbolicLink()) {
            return TarItem.Kind.SYMBOLIC_LINK;
        }
        if (entry.isLink()) {
            return TarItem.Kind.HARD_LINK;
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            return TarItem.Kind.DEVICE;
        }
        if (entry.isFIFO()) {
            return TarItem.Kind.PIPE;
        }
        return entry.isFile() ? TarItem.Kind.FILE : TarItem.Kind.OTHER;
    }

    /// Empty for what climbs out of the archive: nothing honest does, and nobody unpacks it.
    private static Optional<String> path(String name) {
        List<String> steps = new ArrayList<>();
        for (String step : name.split("/", -1)) {
            if (step.equals("..")) {
                return Optional.empty();
            }
            if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return Optional.of(String.join("/", steps));
    }
}
