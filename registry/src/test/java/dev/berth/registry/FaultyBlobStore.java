package dev.berth.registry;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.NoRoomException;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A store whose disk fills up or breaks when the test says so.
public final class FaultyBlobStore implements BlobStore {

    private final InMemoryBlobStore store = new InMemoryBlobStore();
    private final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    /// From now on, room for so many bytes more.
    public void leave(long bytes) {
        room.set(bytes);
    }

    /// From now on every call fails; with null none does.
    public void fail(@Nullable IOException cause) {
        failure.set(cause);
    }

    private BlobStore store() throws IOException {
        IOException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
        return store;
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        SpoolWriter writer = store().append(key, offset);
        return new SpoolWriter() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                store();
                long left = room.get();
                if (bytes.remaining() > left) {
                    writer.write(bytes.slice(bytes.position(), (int) left));
                    room.set(0);
                    throw new NoRoomException("the test's disk is full", new IOException("No space left on device"));
                }
                room.addAndGet(-bytes.remaining());
                writer.write(bytes);
            }

            @Override
            public long length() {
                return writer.length();
            }

            @Override
            public void flush() throws IOException {
                store();
                writer.flush();
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) throws IOException {
        return store().spooled(key);
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        return store().readSpool(key);
    }

    @Override
    public void shutOut(ObjectKey key) throws IOException {
        store().shutOut(key);
    }

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        store().finish(key, size);
    }

    @Override
    public void discard(ObjectKey key) throws IOException {
        store().discard(key);
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        return store().open(key);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        store().delete(keys);
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        store().quarantine(key);
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return store().list(after, limit);
    }

    @Override
    public Optional<Long> room() throws IOException {
        return store().room();
    }
}
