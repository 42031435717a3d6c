package dev.berth.blobstore.filesystem;

import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.filesystem.FileOperations.WritableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Writes a spool at explicit offsets, gathered into large writes at multiples of their size. Every
/// [#WRITE_BACK_BYTES] another thread begins to write back what the page cache holds, so that the last fdatasync
/// has little left to do.
final class FileSpoolWriter implements SpoolWriter {

    static final long WRITE_BACK_BYTES = 16L * 1024 * 1024;

    // The JDK copies heap buffers through a direct buffer as large as the write, and keeps it with the thread.
    private static final int MAX_HEAP_WRITE = 128 * 1024;

    private final ObjectKey key;
    private final WritableFile file;
    private final Path directory;
    private final DirectorySync directories;
    private final DiskErrors errors;
    private final Executor writeBack;
    private final WriteBuffers buffers;

    /// Where the file ends; what was gathered comes after it.
    private long end;
    private @Nullable ByteBuffer gathered;
    private long written;
    private boolean nameDurable;
    private CompletableFuture<Void> writingBack = CompletableFuture.completedFuture(null);

    FileSpoolWriter(
            ObjectKey key,
            WritableFile file,
            long length,
            Path directory,
            DirectorySync directories,
            DiskErrors errors,
            Executor writeBack,
            WriteBuffers buffers) {
        this.key = key;
        this.file = file;
        this.end = length;
        this.buffers = buffers;
        this.directory = directory;
        this.directories = directories;
        this.errors = errors;
        this.writeBack = writeBack;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                ByteBuffer buffer = gathering();
                if (buffer == null) {
                    advance(bytes.isDirect() ? file.write(bytes, end) : writeSlice(bytes));
                } else if (!gather(bytes, buffer)) {
                    writeGathered();
                }
            }
        } catch (IOException e) {
            throw errors.explain("write to the upload %s".formatted(key), e);
        }
    }

    private @Nullable ByteBuffer gathering() {
        if (gathered == null) {
            gathered = buffers.take();
            if (gathered != null) {
                // A write ends where the next can begin at a multiple of its size.
                gathered.limit(WriteBuffers.SIZE - (int) (end & (WriteBuffers.SIZE - 1)));
            }
        }
        return gathered;
    }

    /// Moves what fits; whether there is room for more.
    private static boolean gather(ByteBuffer bytes, ByteBuffer buffer) {
        int count = Math.min(bytes.remaining(), buffer.remaining());
        buffer.put(buffer.position(), bytes, bytes.position(), count);
        buffer.position(buffer.position() + count);
        bytes.position(bytes.position() + count);
        return buffer.hasRemaining();
    }

    private void writeGathered() throws IOException {
        ByteBuffer buffer = gathered;
        if (buffer == null) {
            return;
        }
        gathered = null;
        try {
            buffer.flip();
            while (buffer.hasRemaining()) {
                advance(file.write(buffer, end));
            }
        } finally {
            buffers.giveBack(buffer);
        }
    }

    private void advance(int count) throws IOException {
        end += count;
        written += count;
        if (written >= WRITE_BACK_BYTES && writingBack.isDone()) {
            awaitWriteBack();
            written = 0;
            writingBack = CompletableFuture.runAsync(this::force, writeBack);
        }
    }

    private int writeSlice(ByteBuffer bytes) throws IOException {
        int limit = bytes.limit();
        bytes.limit(Math.min(limit, bytes.position() + MAX_HEAP_WRITE));
        try {
            return file.write(bytes, end);
        } finally {
            bytes.limit(limit);
        }
    }

    @Override
    public long length() {
        return end + (gathered == null ? 0 : gathered.position());
    }

    @Override
    public long readable() {
        return end;
    }

    @Override
    public void flush() throws IOException {
        try {
            writeGathered();
            awaitWriteBack();
            file.force();
            if (!nameDurable) {
                directories.sync(directory);
                nameDurable = true;
            }
        } catch (IOException e) {
            throw errors.explain("make the upload %s durable".formatted(key), e);
        }
    }

    @Override
    public void close() throws IOException {
        try (file) {
            writeGathered();
            awaitWriteBack();
        } catch (IOException e) {
            throw errors.explain("close the upload %s".formatted(key), e);
        }
    }

    private void force() {
        try {
            file.force();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // An error of write-back means that earlier bytes are lost; the kernel tells of it once, so it must not be missed.
    private void awaitWriteBack() throws IOException {
        try {
            writingBack.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw new IOException("an earlier write failed", io.getCause());
            }
            throw e;
        }
    }
}
