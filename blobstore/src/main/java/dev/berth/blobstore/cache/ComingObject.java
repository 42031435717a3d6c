package dev.berth.blobstore.cache;

import dev.berth.blobstore.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// An object that is on its way to the disk, open for reading meanwhile.
final class ComingObject implements StoredObject {

    /// Who wants bytes further ahead than this does not wait for those before them.
    private static final long WORTH_WAITING = 4L * 1024 * 1024;

    private final Fill fill;
    private final CachingBlobStore cache;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param fill joined; closing the object leaves it
    ComingObject(Fill fill, CachingBlobStore cache) {
        this.fill = fill;
        this.cache = cache;
    }

    @Override
    public long size() {
        return fill.size();
    }

    @Override
    public Optional<FileChannel> file() {
        return Optional.empty();
    }

    @Override
    public InputStream read(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, size());
        if (offset > fill.position() + WORTH_WAITING) {
            return fromOrigin(offset, length);
        }
        InputStream file;
        try {
            fill.awaitBeyond(offset);
            file = cache.growing(fill.key());
        } catch (NoSuchFileException e) {
            return fromOrigin(offset, length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while an object was on its way", e);
        }
        if (file.skip(offset) < offset) {
            file.close();
            return fromOrigin(offset, length);
        }
        return new FollowingStream(fill, file, offset, length, this::fromOrigin);
    }

    private InputStream fromOrigin(long offset, long length) throws IOException {
        StoredObject object = cache.origin().open(fill.key());
        return new FilterInputStream(object.read(offset, length)) {
            @Override
            public void close() throws IOException {
                try (object) {
                    super.close();
                }
            }
        };
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            cache.leave(fill);
        }
    }
}
