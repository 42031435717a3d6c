package dev.berth.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one folder that holds everything:
///
/// ```
/// berth.db     metadata, with its write-ahead log beside it
/// content/     blobs, in immutable files
/// secret.key   seals the keys that sign tokens
/// lock         held while a server runs on the folder
/// restoring    there while a restore has not ended
/// ```
final class DataFolder {

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /// Opens the folder, making it when it is not there. Only its owner can look inside.
    static DataFolder open(Path root) {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return new DataFolder(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    Path root() {
        return root;
    }

    Path database() {
        return root.resolve("berth.db");
    }

    Path content() {
        return root.resolve("content");
    }

    Path secretKey() {
        return root.resolve("secret.key");
    }

    Path restoring() {
        return root.resolve("restoring");
    }

    /// Refuses a folder that a restore left half-filled.
    void requireWhole() {
        if (Files.exists(restoring())) {
            throw new IllegalStateException(
                    "the data folder %s holds an unfinished restore; run berth restore again, it goes on where it ended"
                            .formatted(root));
        }
    }

    /// Takes the lock that a running server holds; empty when another process holds it.
    Optional<Lock> tryLock() {
        try {
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // this very process holds it
            }
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new Lock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    /// The lock, until closed.
    record Lock(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
