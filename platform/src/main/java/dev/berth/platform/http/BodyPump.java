package dev.berth.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a body through memory, in pooled direct buffers, from a thread that may block: under TLS and HTTP/2, for
/// several parts, and for streams. At most [#WINDOW] buffers are on their way to the client.
final class BodyPump {

    private static final Logger LOG = LoggerFactory.getLogger(BodyPump.class);
    private static final int CHUNK = 128 * 1024;
    /// What is made while it is sent leaves in small pieces, to many at once.
    private static final int LIVE_CHUNK = 16 * 1024;
    private static final int WINDOW = 4;

    private final HttpServerResponse out;
    private final Context context;
    private final Duration idleTimeout;
    private final LongConsumer done;
    private final Runnable failed;
    private final Semaphore window = new Semaphore(WINDOW);

    private int size = CHUNK;
    private ByteBuf chunk = Unpooled.EMPTY_BUFFER;
    private long sent;
    private volatile boolean broken;

    /// `done` receives the number of bytes after the last one left; `failed` runs instead when the body could not be
    /// sent whole. Both on the event loop.
    BodyPump(HttpServerResponse out, Context context, Duration idleTimeout, LongConsumer done, Runnable failed) {
        this.out = out;
        this.context = context;
        this.idleTimeout = idleTimeout;
        this.done = done;
        this.failed = failed;
    }

    /// Sends the whole body and ends the response. Blocks.
    void send(ResponseBody body) {
        try {
            append(body);
            flush();
            long total = sent;
            context.runOnContext(_ -> end(total));
        } catch (IOException | RuntimeException failure) {
            if (!broken && !out.closed()) {
                LOG.warn("cannot read the body of a response to its end", failure);
            }
            context.runOnContext(_ -> failed.run());
        } finally {
            chunk.release();
        }
    }

    private void end(long total) {
        if (broken || out.closed()) {
            failed.run();
            return;
        }
        out.end().onComplete(ended -> {
            if (ended.succeeded()) {
                done.accept(total);
            } else {
                failed.run();
            }
        });
    }

    private void append(ResponseBody body) throws IOException {
        switch (body) {
            case ResponseBody.Bytes bytes -> append(bytes.bytes(), 0, bytes.bytes().length);
            case ResponseBody.FileSlice slice -> append(slice.channel(), slice.offset(), slice.length());
            case ResponseBody.Sequence sequence -> {
                for (ResponseBody part : sequence.parts()) {
                    append(part);
                }
            }
            case ResponseBody.Stream stream -> append(stream.stream(), stream.length());
            case ResponseBody.Live live -> {
                size = LIVE_CHUNK;
                live.source().writeTo(new Output());
            }
        }
    }

    /// Where a source writes to.
    private final class Output extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            append(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            append(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            if (broken) {
                throw gone();
            }
            BodyPump.this.flush();
        }
    }

    private void append(byte[] bytes, int from, int length) throws IOException {
        int offset = from;
        int end = from + length;
        while (offset < end) {
            int count = Math.min(room(), end - offset);
            chunk.writeBytes(bytes, offset, count);
            offset += count;
        }
    }

    private void append(FileChannel channel, long offset, long length) throws IOException {
        long position = offset;
        long end = offset + length;
        while (position < end) {
            int wanted = (int) Math.min(room(), end - position);
            int count = chunk.writeBytes(channel, position, wanted);
            if (count < 0) {
                throw new EOFException("the file ended %d bytes early".formatted(end - position));
            }
            position += count;
        }
    }

    private void append(InputStream stream, long length) throws IOException {
        byte[] bytes = new byte[(int) Math.min(CHUNK, length)];
        long left = length;
        while (left > 0) {
            int count = stream.read(bytes, 0, (int) Math.min(bytes.length, left));
            if (count < 0) {
                throw new EOFException("the stream ended %d bytes early".formatted(left));
            }
            append(bytes, 0, count);
            left -= count;
        }
    }

    /// How much fits in the current chunk, which is a new one when the last is full.
    private int room() throws IOException {
        if (!chunk.isWritable()) {
            flush();
            acquire();
            chunk = PooledByteBufAllocator.DEFAULT.directBuffer(size, size);
        }
        return chunk.writableBytes();
    }

    private void acquire() throws IOException {
        try {
            if (!window.tryAcquire(idleTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                broken = true;
                throw new IOException("the client took nothing for %d s".formatted(idleTimeout.toSeconds()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (broken) {
            throw gone();
        }
    }

    private static IOException gone() {
        return new IOException("the client closed the connection");
    }

    private void flush() {
        if (!chunk.isReadable()) {
            return;
        }
        ByteBuf full = chunk;
        chunk = Unpooled.EMPTY_BUFFER;
        sent += full.readableBytes();
        context.runOnContext(_ -> write(full));
    }

    private void write(ByteBuf full) {
        if (broken || out.closed()) {
            full.release();
            fail();
            return;
        }
        try {
            // The engine wraps the buffer so that it cannot release it; it stays ours until the write has ended.
            out.write(BufferInternal.buffer(full)).onComplete(written -> {
                full.release();
                if (written.succeeded()) {
                    window.release();
                } else {
                    fail();
                }
            });
        } catch (RuntimeException refused) {
            full.release();
            fail();
        }
    }

    private void fail() {
        broken = true;
        window.release(WINDOW);
    }
}
