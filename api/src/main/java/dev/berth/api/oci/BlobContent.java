package dev.berth.api.oci;

import dev.berth.blobstore.StoredObject;
import dev.berth.oci.ByteRange;
import dev.berth.platform.http.ResponseBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// An open blob as the body of an answer. Local files are handed to the engine as they are; anything else is
/// streamed. The object is closed when all bodies made of it are done with, or by [#close()] when none was made.
final class BlobContent {

    private final StoredObject object;

    BlobContent(StoredObject object) {
        this.object = object;
    }

    long size() {
        return object.size();
    }

    ResponseBody whole() {
        return slice(0, object.size(), this::close);
    }

    ResponseBody part(ByteRange part) {
        return slice(part.offset(), part.length(), this::close);
    }

    /// All parts one after the other in the form of `multipart/byteranges`.
    ResponseBody parts(List<ByteRange> parts, String boundary, String mediaType) {
        AtomicInteger open = new AtomicInteger(parts.size());
        Runnable release = () -> {
            if (open.decrementAndGet() == 0) {
                close();
            }
        };
        List<ResponseBody> bodies = new ArrayList<>(2 * parts.size() + 1);
        for (ByteRange part : parts) {
            String head = "%s--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                    .formatted(bodies.isEmpty() ? "" : "\r\n", boundary, mediaType, position(part));
            bodies.add(text(head));
            bodies.add(slice(part.offset(), part.length(), release));
        }
        bodies.add(text("\r\n--" + boundary + "--\r\n"));
        return object.file().isPresent() ? new ResponseBody.Sequence(bodies) : stream(bodies);
    }

    /// The same as one stream: the engine sends files and memory one after the other, but not streams.
    private static ResponseBody stream(List<ResponseBody> bodies) {
        long length = bodies.stream().mapToLong(ResponseBody::length).sum();
        List<InputStream> streams = bodies.stream().map(BlobContent::streamOf).toList();
        return new ResponseBody.Stream(new SequenceInputStream(Collections.enumeration(streams)), length);
    }

    private static InputStream streamOf(ResponseBody body) {
        return switch (body) {
            case ResponseBody.Bytes(byte[] bytes) -> new ByteArrayInputStream(bytes);
            case ResponseBody.Stream(InputStream stream, long _) -> stream;
            case ResponseBody.FileSlice _, ResponseBody.Sequence _, ResponseBody.Live _ ->
                throw new IllegalStateException("an object that is no file is sent as streams");
        };
    }

    /// Where a part lies, as `Content-Range` says it.
    String position(ByteRange part) {
        return "bytes %d-%d/%d".formatted(part.offset(), part.last(), object.size());
    }

    private ResponseBody slice(long offset, long length, Runnable release) {
        return object.file()
                .<ResponseBody>map(channel -> new ResponseBody.FileSlice(channel, offset, length, release))
                .orElseGet(() -> new ResponseBody.Stream(new PartStream(object, offset, length, release), length));
    }

    void close() {
        try {
            object.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseBody text(String text) {
        return new ResponseBody.Bytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// A part of the object, opened when its turn comes: an answer may have a thousand of them.
    private static final class PartStream extends InputStream {

        private final StoredObject object;
        private final long offset;
        private final long length;
        private final Runnable release;
        private InputStream source = InputStream.nullInputStream();
        private boolean opened;
        private boolean closed;

        PartStream(StoredObject object, long offset, long length, Runnable release) {
            this.object = object;
            this.offset = offset;
            this.length = length;
            this.release = release;
        }

        @Override
        public int read() throws IOException {
            return source().read();
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            return source().read(target, from, count);
        }

        private InputStream source() throws IOException {
            if (!opened) {
                source = object.read(offset, length);
                opened = true;
            }
            return source;
        }

        @Override
        public void close() throws IOException {
            if (closed) {
                return;
            }
            closed = true;
            try {
                source.close();
            } finally {
                release.run();
            }
        }
    }
}
