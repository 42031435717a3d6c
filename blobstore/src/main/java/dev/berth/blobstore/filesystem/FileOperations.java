package dev.berth.blobstore.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// The system calls that change files or make changes durable, thin enough that a test can cut the power between any
/// two of them.
interface FileOperations {

    /// Opens a file for writing at positions, creating it when asked to and it is not there.
    ///
    /// @throws java.nio.file.NoSuchFileException when it is not there and is not to be created
    WritableFile openForWriting(Path file, Missing missing) throws IOException;

    /// Opens a file for reading.
    ///
    /// @throws java.nio.file.NoSuchFileException when it is not there
    FileChannel openForReading(Path file) throws IOException;

    /// The length of a file in bytes; empty when it is not there.
    Optional<Long> size(Path file) throws IOException;

    /// Returns once the content of `file` survives a power cut: fdatasync.
    void force(Path file) throws IOException;

    /// Renames a file in one step.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is no file `from`
    void move(Path from, Path to) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /// Makes a directory; its parent must be there. Succeeds when it is there already.
    void createDirectory(Path directory) throws IOException;

    /// Returns once the names that are in `directory` now survive a power cut: fsync of the directory.
    void forceDirectory(Path directory) throws IOException;

    /// What to do about a file that is not there.
    enum Missing {
        CREATE,
        FAIL
    }

    /// A file that is open for writing.
    interface WritableFile extends Closeable {

        /// Writes some of `bytes` at `position` and returns how many.
        int write(ByteBuffer bytes, long position) throws IOException;

        long size() throws IOException;

        void truncate(long size) throws IOException;

        /// Returns once the content survives a power cut: fdatasync. Any thread may call it while another writes.
        void force() throws IOException;
    }
}
