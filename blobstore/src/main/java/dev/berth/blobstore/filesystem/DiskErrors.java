package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.NoRoomException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Turns what the operating system says into what the port promises.
final class DiskErrors {

    // Below this much room a failed write is taken for a full disk, in whatever language the system says so.
    private static final long NEXT_TO_NOTHING = 64 * 1024;

    private final Path root;

    DiskErrors(Path root) {
        this.root = root;
    }

    /// The exception to throw instead of `e`, which came up while trying to do `attempt`.
    IOException explain(String attempt, IOException e) {
        if (e instanceof NoRoomException || e instanceof NoSuchFileException) {
            return e;
        }
        String reason = reason(e);
        if (reason.contains("No space left") || reason.contains("quota exceeded") || full()) {
            return new NoRoomException("cannot %s: there is no room left below %s".formatted(attempt, root), e);
        }
        if (reason.contains("Read-only file system") || readOnly()) {
            return new IOException(
                    "cannot %s: the file system of %s is read-only; mount it writable".formatted(attempt, root), e);
        }
        return new IOException("cannot %s below %s: %s".formatted(attempt, root, reason), e);
    }

    private static String reason(IOException e) {
        String reason =
                e instanceof FileSystemException fse && fse.getReason() != null ? fse.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private boolean full() {
        try {
            return Files.getFileStore(root).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean readOnly() {
        try {
            return Files.getFileStore(root).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }
}
