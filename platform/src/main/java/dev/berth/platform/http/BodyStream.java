package dev.berth.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A request body as an `InputStream`. Closing it leaves the rest of the body to the server.
final class BodyStream extends InputStream {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final RequestBody body;
    private @Nullable ByteBuffer current = NOTHING;

    BodyStream(RequestBody body) {
        this.body = body;
    }

    @Override
    public int read() throws IOException {
        ByteBuffer chunk = readable();
        return chunk == null ? -1 : chunk.get() & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        ByteBuffer chunk = readable();
        if (chunk == null) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        ByteBuffer chunk = current;
        return chunk == null ? 0 : chunk.remaining();
    }

    private @Nullable ByteBuffer readable() throws IOException {
        ByteBuffer chunk = current;
        while (chunk != null && !chunk.hasRemaining()) {
            chunk = body.next();
            current = chunk;
        }
        return chunk;
    }
}
