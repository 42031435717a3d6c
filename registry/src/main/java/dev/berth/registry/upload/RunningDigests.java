package dev.berth.registry.upload;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// The digests of the first [#offset()] bytes of an upload, computed as the bytes pass. Used by one thread at a time.
final class RunningDigests {

    private static final int READ = 256 * 1024;

    private final Map<DigestAlgorithm, MessageDigest> states = new EnumMap<>(DigestAlgorithm.class);
    private long offset;

    /// No bytes yet.
    RunningDigests(Set<DigestAlgorithm> algorithms) {
        for (DigestAlgorithm algorithm : algorithms) {
            states.put(algorithm, algorithm.newMessageDigest());
        }
    }

    /// The digests of the first `length` bytes of `spool`.
    static RunningDigests of(Set<DigestAlgorithm> algorithms, InputStream spool, long length) throws IOException {
        RunningDigests digests = new RunningDigests(algorithms);
        feed(spool, length, (bytes, count) -> digests.update(ByteBuffer.wrap(bytes, 0, count)));
        return digests;
    }

    long offset() {
        return offset;
    }

    boolean computes(DigestAlgorithm algorithm) {
        return states.containsKey(algorithm);
    }

    /// Takes what remains in `bytes` into account, and leaves its position alone.
    void update(ByteBuffer bytes) {
        for (MessageDigest state : states.values()) {
            state.update(bytes.duplicate());
        }
        offset += bytes.remaining();
    }

    /// Starts to compute `algorithm` too, from the bytes so far, which `spool` reads from their start.
    void add(DigestAlgorithm algorithm, InputStream spool) throws IOException {
        MessageDigest state = algorithm.newMessageDigest();
        feed(spool, offset, (bytes, count) -> state.update(bytes, 0, count));
        states.put(algorithm, state);
    }

    /// The digest of the bytes so far; more may follow.
    Digest digest(DigestAlgorithm algorithm) {
        MessageDigest state = states.get(algorithm);
        if (state == null) {
            throw new IllegalStateException(algorithm + " is not computed for this upload");
        }
        try {
            return algorithm.of(((MessageDigest) state.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be cloned", e);
        }
    }

    private static void feed(InputStream spool, long length, Sink sink) throws IOException {
        byte[] buffer = new byte[Math.clamp(length, 1, READ)];
        long left = length;
        while (left > 0) {
            int count = spool.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the spool ends %d bytes early".formatted(left));
            }
            sink.take(buffer, count);
            left -= count;
        }
    }

    private interface Sink {
        void take(byte[] bytes, int count);
    }
}
