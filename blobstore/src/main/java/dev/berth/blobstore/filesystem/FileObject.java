package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.StoredObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A stored object, read from its file.
final class FileObject implements StoredObject {

    private static final int MAX_READ = 128 * 1024;

    private final OpenFiles files;
    private final OpenFile file;
    private final FileChannel channel;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FileObject(OpenFiles files, OpenFile file, FileChannel channel) {
        this.files = files;
        this.file = file;
        this.channel = channel;
    }

    /// @param file acquired from `files`; closing the object releases it
    static FileObject of(OpenFiles files, OpenFile file) throws IOException {
        try {
            return new FileObject(files, file, file.channel());
        } catch (IOException e) {
            files.release(file);
            throw e;
        }
    }

    /// The same for a file whose channel is open, without opening it anew.
    static FileObject ofOpen(OpenFiles files, OpenFile file) {
        return new FileObject(files, file, file.currentChannel());
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public Optional<FileChannel> file() {
        return Optional.of(channel);
    }

    @Override
    public InputStream read(long offset, long length) {
        Objects.checkFromIndexSize(offset, length, file.size());
        return new Section(offset, offset + length);
    }

    @Override
    public void close() throws IOException {
        // A second release would take the file from another reader.
        if (closed.compareAndSet(false, true)) {
            files.release(file);
        }
    }

    /// The bytes from one position to another.
    private final class Section extends InputStream {

        private final long end;
        private long position;

        private Section(long position, long end) {
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            if (length == 0) {
                return 0;
            }
            if (position >= end) {
                return -1;
            }
            int wanted = (int) Math.min(Math.min(length, MAX_READ), end - position);
            int count = file.read(ByteBuffer.wrap(bytes, offset, wanted), position);
            if (count < 0) {
                throw new EOFException("an object of %d bytes ended at byte %d".formatted(file.size(), position));
            }
            position += count;
            return count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.clamp(count, 0L, end - position);
            position += skipped;
            return skipped;
        }

        @Override
        public int available() {
            return (int) Math.min(end - position, Integer.MAX_VALUE);
        }
    }
}
