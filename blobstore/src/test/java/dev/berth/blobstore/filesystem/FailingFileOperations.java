package dev.berth.blobstore.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The real file operations, until a disk fills up or fails.
class FailingFileOperations implements FileOperations {

    private final NioFileOperations real = new NioFileOperations();
    private long room = Long.MAX_VALUE;
    private @Nullable String failure;

    /// Leaves room for so many more bytes.
    void room(long bytes) {
        room = bytes;
    }

    /// Lets every further change fail with the system's words for it; null ends that.
    void fail(@Nullable String systemMessage) {
        failure = systemMessage;
    }

    private void change() throws IOException {
        if (failure != null) {
            throw new IOException(failure);
        }
    }

    @Override
    public WritableFile openForWriting(Path file, Missing missing) throws IOException {
        change();
        return new Limited(real.openForWriting(file, missing));
    }

    @Override
    public FileChannel openForReading(Path file) throws IOException {
        return real.openForReading(file);
    }

    @Override
    public Optional<Long> size(Path file) throws IOException {
        return real.size(file);
    }

    @Override
    public void force(Path file) throws IOException {
        change();
        real.force(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        change();
        real.move(from, to);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        change();
        real.deleteIfExists(file);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        change();
        real.createDirectory(directory);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        change();
        real.forceDirectory(directory);
    }

    private final class Limited implements WritableFile {

        private final WritableFile file;

        private Limited(WritableFile file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            change();
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int limit = bytes.limit();
            bytes.limit((int) Math.min(limit, bytes.position() + room));
            try {
                int count = file.write(bytes, position);
                room -= count;
                return count;
            } finally {
                bytes.limit(limit);
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            change();
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            change();
            file.force();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
