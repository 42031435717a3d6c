package dev.berth.server;

import dev.berth.api.support.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
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
/// backups/     the backup that administrators ask for in the portal
/// lock         held while a server runs on the folder
/// elsewhere    there when metadata is not in berth.db but in the database that it names
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

    /// A folder that may not be there.
    static DataFolder at(Path root) {
        return new DataFolder(root);
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

    /// What a backup that the API asks for is written to.
    Path backups() {
        return root.resolve("backups");
    }

    Path cache() {
        return root.resolve("cache");
    }

    Path secretKey() {
        return root.resolve("secret.key");
    }

    /// What is left of the database after it was moved.
    Path movedDatabase() {
        return root.resolve("berth.db.moved");
    }

    Path elsewhere() {
        return root.resolve("elsewhere");
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

    /// Refuses to make a new database beside content whose metadata is elsewhere: nobody would know the content,
    /// and it would be swept.
    void requireEmbedded() {
        if (Files.exists(elsewhere())) {
            throw new IllegalStateException(
                    "the metadata of the data folder %s is in %s; set database.url, or name another folder with data"
                            .formatted(root, read(elsewhere())));
        }
    }

    /// Refuses to leave the metadata behind that is in the folder.
    void requireNotEmbedded(String url) {
        if (Files.exists(database())) {
            throw new IllegalStateException(
                    ("the data folder %s holds its metadata itself; move it with berth migrate-database --to %s,"
                                    + " or name another folder with data")
                            .formatted(root, url));
        }
    }

    /// Remembers that the metadata is in the database at `url`.
    void markElsewhere(String url) {
        try {
            if (!isElsewhere(url)) {
                Files.writeString(elsewhere(), url + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into the data folder " + root + ": " + e.getMessage(), e);
        }
    }

    boolean isElsewhere(String url) {
        return Files.exists(elsewhere()) && read(elsewhere()).equals(url);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
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

    /// The room on the disk that the folder is on.
    Storage.Space space() {
        try {
            FileStore disk = Files.getFileStore(root);
            return new Storage.Space(disk.getTotalSpace(), disk.getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at the disk below " + root, e);
        }
    }
}
