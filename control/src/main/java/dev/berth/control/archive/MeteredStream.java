package dev.berth.control.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The unpacked bytes of an archive, counted. Ends with an exception when there are more than allowed, or when a
/// header is longer than any honest one: those are read into memory.
final class MeteredStream extends FilterInputStream {

    private static final long HEADER_LIMIT = 1024L * 1024;

    private final long limit;
    private long position;
    private long headerEnd = Long.MAX_VALUE;

    MeteredStream(InputStream unpacked, long limit) {
        super(unpacked);
        this.limit = limit;
    }

    /// From here on a header is read, which may not be long.
    void beginHeader() {
        headerEnd = position + HEADER_LIMIT;
    }

    /// From here on content is read.
    void endHeader() {
        headerEnd = Long.MAX_VALUE;
    }

    long position() {
        return position;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            advance(1);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        advance(Math.max(0, count));
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        // No further than to just beyond the limit, so that the rest is not unpacked in vain.
        long skipped = in.skip(Math.min(count, limit - position + 1));
        advance(skipped);
        return skipped;
    }

    private void advance(long count) throws IOException {
        position += count;
        if (position > limit) {
            throw new UnreadableArchiveException("it unpacks to more than %d MiB".formatted(limit >> 20));
        }
        if (position > headerEnd) {
            throw new UnreadableArchiveException("the header of an entry is longer than 1 MiB");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
