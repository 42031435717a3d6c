package dev.berth.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The hand-over of a body from its event loop to the one thread that reads it. At most [#HIGH] bytes and what one
/// network read brings are kept; beyond that the sender is held back.
final class IncomingBody implements RequestBody {

    private static final int HIGH = 256 * 1024;
    private static final int LOW = 128 * 1024;

    private final Flow flow;
    private final Executor loop;
    private final Runnable cut;
    private final OptionalLong length;
    private final Duration idleTimeout;
    private boolean invitationDue;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<ByteBuffer> chunks = new ArrayDeque<>();
    private int queued;
    private long received;
    private boolean flowing;
    private boolean telling;
    private boolean ended;
    private boolean discarding;
    private @Nullable String aborted;

    /// `loop` runs tasks on the request's event loop, where `cut` ends the exchange without a clean end.
    /// `invitationDue`: the client waits for `100 Continue` before it sends.
    IncomingBody(
            Flow flow, Executor loop, Runnable cut, OptionalLong length, boolean invitationDue, Duration idleTimeout) {
        this.flow = flow;
        this.loop = loop;
        this.cut = cut;
        this.length = length;
        this.invitationDue = invitationDue;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public OptionalLong length() {
        return length;
    }

    @Override
    public @Nullable ByteBuffer next() throws BodyAbortedException {
        lock.lock();
        try {
            long patience = idleTimeout.toNanos();
            while (chunks.isEmpty()) {
                if (ended) {
                    return null;
                }
                if (aborted != null) {
                    throw new BodyAbortedException(aborted);
                }
                ask();
                patience = await(patience);
            }
            ByteBuffer chunk = chunks.remove();
            queued -= chunk.remaining();
            if (queued <= LOW) {
                ask();
            }
            return chunk;
        } finally {
            lock.unlock();
        }
    }

    /// One wait of the caller's loop; returns the nanoseconds of patience left.
    @SuppressWarnings("WaitNotInLoop")
    private long await(long patience) {
        try {
            long left = arrived.awaitNanos(patience);
            if (left <= 0 && chunks.isEmpty() && !ended && aborted == null) {
                aborted = "the client sent nothing for %d s".formatted(idleTimeout.toSeconds());
                loop.execute(cut);
            }
            return left;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            aborted = "the reading thread was interrupted";
            return 0;
        }
    }

    private void ask() {
        if (!flowing && !ended && aborted == null) {
            flowing = true;
            boolean invite = invitationDue && received == 0;
            invitationDue = false;
            loop.execute(() -> {
                if (invite) {
                    flow.invite();
                }
                flow.open();
            });
        }
    }

    @Override
    public byte[] readAll(int limit) throws IOException {
        if (length.isPresent() && length.getAsLong() > limit) {
            throw new BodyTooLargeException(limit);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) length.orElse(1024));
        for (ByteBuffer chunk = next(); chunk != null; chunk = next()) {
            if (bytes.size() + (long) chunk.remaining() > limit) {
                throw new BodyTooLargeException(limit);
            }
            byte[] copy = new byte[chunk.remaining()];
            chunk.get(copy);
            bytes.writeBytes(copy);
        }
        return bytes.toByteArray();
    }

    @Override
    public InputStream stream() {
        return new BodyStream(this);
    }

    /// Bytes that arrived; event loop.
    void arrive(ByteBuffer chunk) {
        lock.lock();
        try {
            received += chunk.remaining();
            if (discarding || !chunk.hasRemaining()) {
                return;
            }
            chunks.add(chunk);
            queued += chunk.remaining();
            tellLater();
            if (queued >= HIGH) {
                flowing = false;
                flow.shut();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Wakes the reader once for all that one look at the socket brings, not for each piece of it.
    private void tellLater() {
        if (!telling) {
            telling = true;
            loop.execute(this::tell);
        }
    }

    private void tell() {
        lock.lock();
        try {
            telling = false;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /// The body is complete; event loop.
    void end() {
        lock.lock();
        try {
            ended = true;
            arrived.signal();
            // The connection's next request must get in.
            flow.open();
        } finally {
            lock.unlock();
        }
    }

    /// No more will come; event loop. What has arrived is still delivered.
    void abort(String reason) {
        lock.lock();
        try {
            if (!ended && aborted == null) {
                aborted = reason;
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// What is left to read when the answer is ready; event loop.
    Rest rest() {
        lock.lock();
        try {
            if (ended) {
                return Rest.NONE;
            }
            boolean small = length.isPresent() && length.getAsLong() - received <= Rest.WORTH_READING;
            return small && !invitationDue ? Rest.SMALL : Rest.LARGE;
        } finally {
            lock.unlock();
        }
    }

    /// Throws away what arrived and what still comes; event loop.
    void discard() {
        lock.lock();
        try {
            discarding = true;
            chunks.clear();
            queued = 0;
            flowing = true;
            flow.open();
        } finally {
            lock.unlock();
        }
    }

    long received() {
        lock.lock();
        try {
            return received;
        } finally {
            lock.unlock();
        }
    }

    /// How much of a body has not arrived when its request is answered.
    enum Rest {
        NONE,
        SMALL,
        LARGE;

        /// Up to this many bytes it is cheaper to read on than to open a new connection.
        static final long WORTH_READING = 1024 * 1024;
    }
}
