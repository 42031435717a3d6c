package dev.berth.blobstore.s3;

import dev.berth.blobstore.NoRoomException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Room for bytes on their way to S3: so much memory for all uploads together, and beyond that files in a folder of
/// this node. Nobody waits for another upload here, so however many slow ones there are, all go on; one that has
/// parts on their way waits for these instead of using files.
final class UploadBuffers implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadBuffers.class);
    private static final String FILES = "part-";

    private final Semaphore memory;
    private final int segments;
    private final Deque<byte[]> idle = new ConcurrentLinkedDeque<>();
    private final Path folder;
    private final AtomicLong spilled = new AtomicLong();

    private UploadBuffers(int segments, Path folder) {
        this.segments = segments;
        this.memory = new Semaphore(segments);
        this.folder = folder;
    }

    /// @param folder is made when it is not there; what an earlier process left in it is deleted
    static UploadBuffers open(long memoryBytes, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, FILES + "*")) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
        return new UploadBuffers(Math.toIntExact(memoryBytes / Segment.CAPACITY), folder);
    }

    /// Whether there is memory for another segment, as long as nobody else takes it.
    boolean hasMemory() {
        return memory.availablePermits() > 0;
    }

    Segment take() throws IOException {
        if (memory.tryAcquire()) {
            byte[] bytes = idle.poll();
            return new InMemory(bytes == null ? new byte[Segment.CAPACITY] : bytes);
        }
        try {
            Path file = Files.createTempFile(folder, FILES, "");
            spilled.addAndGet(Segment.CAPACITY);
            return new OnDisk(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new NoRoomException("cannot make a file for a part of an upload in " + folder, e);
        }
    }

    /// Bytes of memory in use now.
    long memoryInUse() {
        return (long) (segments - memory.availablePermits()) * Segment.CAPACITY;
    }

    /// Bytes in files now.
    long spilled() {
        return spilled.get();
    }

    @Override
    public void close() {
        idle.clear();
    }

    private final class InMemory implements Segment {

        private final byte[] bytes;
        private int length;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void fill(ByteBuffer from) {
            int count = Math.min(from.remaining(), CAPACITY - length);
            from.get(bytes, length, count);
            length += count;
        }

        @Override
        public void truncate(int shorter) {
            length = shorter;
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(bytes, 0, length);
        }

        @Override
        public void release() {
            idle.push(bytes);
            memory.release();
        }
    }

    private final class OnDisk implements Segment {

        private final FileChannel file;
        private int length;

        private OnDisk(FileChannel file) {
            this.file = file;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public void fill(ByteBuffer from) throws IOException {
            int limit = from.limit();
            from.limit(from.position() + Math.min(from.remaining(), CAPACITY - length));
            try {
                while (from.hasRemaining()) {
                    length += file.write(from, length);
                }
            } catch (IOException e) {
                throw new NoRoomException("cannot write a part of an upload to a file in " + folder, e);
            } finally {
                from.limit(limit);
            }
        }

        @Override
        public void truncate(int shorter) {
            length = shorter;
        }

        // Reads at positions of its own: a part that is sent again is read from its start again.
        @Override
        public InputStream stream() {
            return new FileSection(file, length);
        }

        @Override
        public void release() {
            spilled.addAndGet(-CAPACITY);
            try {
                file.close();
            } catch (IOException e) {
                LOG.warn("cannot close a file in {}", folder, e);
            }
        }
    }

    private static final class FileSection extends InputStream {

        private final FileChannel file;
        private final int end;
        private int position;

        private FileSection(FileChannel file, int end) {
            this.file = file;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (position >= end) {
                return length == 0 ? 0 : -1;
            }
            int count = file.read(ByteBuffer.wrap(bytes, offset, Math.min(length, end - position)), position);
            if (count > 0) {
                position += count;
            }
            return count;
        }
    }
}
