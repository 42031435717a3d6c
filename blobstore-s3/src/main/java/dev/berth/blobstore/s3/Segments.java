package dev.berth.blobstore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// Bytes that have arrived and are not in S3 yet. Filled by one thread; once it is, any may read it, several times.
final class Segments {

    private final UploadBuffers buffers;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long length;

    Segments(UploadBuffers buffers) {
        this.buffers = buffers;
    }

    long length() {
        return length;
    }

    /// Appends all that remains in `bytes`.
    void add(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (segments.isEmpty() || segments.getLast().length() == Segment.CAPACITY) {
                segments.addLast(buffers.take());
            }
            int before = bytes.remaining();
            segments.getLast().fill(bytes);
            length += before - bytes.remaining();
        }
    }

    /// Takes the first `size` bytes out, a multiple of a segment's capacity.
    Segments cut(long size) {
        var front = new Segments(buffers);
        while (front.length < size) {
            Segment segment = segments.removeFirst();
            front.segments.addLast(segment);
            front.length += segment.length();
        }
        length -= size;
        return front;
    }

    /// Forgets what lies beyond the first `size` bytes.
    void truncate(long size) {
        while (length > size) {
            Segment last = segments.getLast();
            long beyond = length - size;
            if (beyond >= last.length()) {
                length -= last.length();
                segments.removeLast().release();
            } else {
                last.truncate((int) (last.length() - beyond));
                length = size;
            }
        }
    }

    /// A new stream over all bytes.
    InputStream stream() {
        List<InputStream> streams = segments.stream().map(Segment::stream).toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    byte[] bytes() throws IOException {
        try (InputStream stream = stream()) {
            return stream.readAllBytes();
        }
    }

    /// Gives all room back; may be called again.
    void release() {
        truncate(0);
        segments.forEach(Segment::release);
        segments.clear();
    }
}
