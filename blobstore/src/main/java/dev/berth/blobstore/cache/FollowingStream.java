package dev.berth.blobstore.cache;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/// Reads an object that is on its way to the disk, as far as it has come; when it does not come, the rest is read
/// where it comes from.
final class FollowingStream extends InputStream {

    private final Fill fill;
    private final Rest rest;
    private final long end;
    private InputStream source;
    private long position;
    private boolean following = true;

    /// @param file the file that grows, at `position`
    FollowingStream(Fill fill, InputStream file, long position, long length, Rest rest) {
        this.fill = fill;
        this.source = file;
        this.position = position;
        this.end = position + length;
        this.rest = rest;
    }

    /// Reads an object from where it comes from.
    interface Rest {
        InputStream read(long offset, long length) throws IOException;
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
        long there = following ? available(end - position) : end - position;
        int count = source.read(bytes, offset, (int) Math.min(length, there));
        if (count < 0) {
            throw new EOFException("an object ended at byte %d of %d".formatted(position, end));
        }
        position += count;
        return count;
    }

    private long available(long wanted) throws IOException {
        try {
            long there = fill.awaitBeyond(position);
            if (there > 0) {
                return Math.min(there, wanted);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an object was on its way");
        }
        following = false;
        source.close();
        source = rest.read(position, wanted);
        return wanted;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
