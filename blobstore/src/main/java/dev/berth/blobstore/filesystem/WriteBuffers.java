package dev.berth.blobstore.filesystem;

import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A few large buffers that writers gather bytes in, in place of the buffer that the JDK would copy heap bytes
/// through. The system keeps a file in memory in pieces as large as the writes that made it: a file written by
/// 256 KiB costs a tenth less to write, and less to send, than one written as its bytes came in. Larger writes cost
/// more again, because the bytes have left the processor's cache when they are written. Writers that find no buffer
/// free write as they go: the number of uploads never decides about memory.
///
/// Safe for use by many threads.
final class WriteBuffers {

    /// The size of each, in bytes: a power of two.
    static final int SIZE = 256 * 1024;

    private static final int COUNT = 32;

    private final ConcurrentLinkedQueue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();

    /// An empty buffer, to be given back once; null when all are in use.
    @Nullable
    ByteBuffer take() {
        ByteBuffer buffer = free.poll();
        if (buffer != null) {
            return buffer;
        }
        if (made.get() < COUNT && made.incrementAndGet() <= COUNT) {
            return ByteBuffer.allocateDirect(SIZE);
        }
        return null;
    }

    void giveBack(ByteBuffer buffer) {
        free.add(buffer.clear());
    }
}
