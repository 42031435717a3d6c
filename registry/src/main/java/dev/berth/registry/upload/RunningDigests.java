package dev.berth.registry.upload;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The digests of the first [#offset()] bytes of an upload, as far as they are known: computed as the bytes pass,
/// or told by the node that saw them pass. Used by one thread at a time.
final class RunningDigests {

    private static final int READ = 256 * 1024;

    private final Map<DigestAlgorithm, MessageDigest> states = new EnumMap<>(DigestAlgorithm.class);
    // Of exactly the bytes so far; one more, and they are of no use.
    private final Map<DigestAlgorithm, Digest> told = new EnumMap<>(DigestAlgorithm.class);
    private long offset;

    private RunningDigests(long offset) {
        this.offset = offset;
    }

    /// No bytes yet.
    static RunningDigests none(Set<DigestAlgorithm> algorithms) {
        RunningDigests digests = new RunningDigests(0);
        for (DigestAlgorithm algorithm : algorithms) {
            digests.states.put(algorithm, algorithm.newMessageDigest());
        }
        return digests;
    }

    /// Of the first `offset` bytes, which this node did not see; others told their digests, or did not.
    static RunningDigests told(long offset, List<Digest> digests) {
        RunningDigests running = new RunningDigests(offset);
        for (Digest digest : digests) {
            digest.supportedAlgorithm().ifPresent(algorithm -> running.told.put(algorithm, digest));
        }
        return running;
    }

    long offset() {
        return offset;
    }

    boolean knows(Set<DigestAlgorithm> algorithms) {
        return algorithms.stream().allMatch(this::knows);
    }

    boolean knows(DigestAlgorithm algorithm) {
        return states.containsKey(algorithm) || told.containsKey(algorithm);
    }

    /// All digests of the bytes so far that are known.
    List<Digest> known() {
        List<Digest> known = new ArrayList<>(2);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            if (knows(algorithm)) {
                known.add(digest(algorithm));
            }
        }
        return known;
    }

    /// Takes what remains in `bytes` into account, and leaves its position alone.
    void update(ByteBuffer bytes) {
        for (MessageDigest state : states.values()) {
            state.update(bytes.duplicate());
        }
        if (bytes.hasRemaining()) {
            told.clear();
        }
        offset += bytes.remaining();
    }

    /// Computes those of `algorithms` that are not known, from the bytes so far, which `content` reads from their
    /// start.
    ///
    /// @param meanwhile called now and then
    void compute(Set<DigestAlgorithm> algorithms, InputStream content, Runnable meanwhile) throws IOException {
        Set<DigestAlgorithm> missing = EnumSet.copyOf(algorithms);
        missing.removeIf(this::knows);
        Map<DigestAlgorithm, MessageDigest> computed = new EnumMap<>(DigestAlgorithm.class);
        missing.forEach(algorithm -> computed.put(algorithm, algorithm.newMessageDigest()));
        byte[] buffer = new byte[Math.clamp(offset, 1, READ)];
        long left = offset;
        while (left > 0) {
            int count = content.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("the content ends %d bytes early".formatted(left));
            }
            computed.values().forEach(state -> state.update(buffer, 0, count));
            left -= count;
            meanwhile.run();
        }
        states.putAll(computed);
    }

    /// The digest of the bytes so far; more may follow.
    Digest digest(DigestAlgorithm algorithm) {
        MessageDigest state = states.get(algorithm);
        Digest known = told.get(algorithm);
        if (state == null) {
            if (known == null) {
                throw new IllegalStateException(algorithm + " is not known of this upload");
            }
            return known;
        }
        try {
            return algorithm.of(((MessageDigest) state.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be cloned", e);
        }
    }
}
