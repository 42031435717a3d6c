package dev.berth.registry.arrival;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// The bytes that one request brings of an upload. One thread counts and closes; any may look.
public final class Arrival implements AutoCloseable {

    private static final int KEY_LENGTH = 16;

    private final Arrivals arrivals;
    private final String upload;
    private final RepositoryName repository;
    private final OptionalLong rest;
    private final AtomicLong received = new AtomicLong();
    private Stage end = Stage.STOPPED;
    private Optional<Digest> digest = Optional.empty();
    private volatile boolean seen;
    private volatile Instant since = Instant.EPOCH;
    private volatile OptionalLong total = OptionalLong.empty();

    Arrival(Arrivals arrivals, String upload, RepositoryName repository, OptionalLong rest) {
        this.arrivals = arrivals;
        this.upload = upload;
        this.repository = repository;
        this.rest = rest;
    }

    /// From now on bytes come, behind the `before` bytes that are there.
    public void begin(long before) {
        received.setRelease(before);
        total = rest.isPresent() ? OptionalLong.of(before + rest.getAsLong()) : OptionalLong.empty();
        since = arrivals.now();
        arrivals.begun(this);
    }

    /// Counts bytes that have come; no more than an addition, as this is asked for each buffer of each push.
    public void add(int bytes) {
        received.setRelease(received.getPlain() + bytes);
    }

    /// All that the request brought is there, and more may follow.
    public void waiting() {
        end = Stage.WAITING;
    }

    /// The upload has become a blob.
    public void stored(Digest blob) {
        end = Stage.STORED;
        digest = Optional.of(blob);
    }

    /// The request has ended, [Stage#STOPPED] if nothing else was said.
    @Override
    public void close() {
        arrivals.ended(this);
    }

    boolean isOf(String other) {
        return upload.equals(other);
    }

    /// Whether somebody may have seen it under way.
    boolean seen() {
        return seen;
    }

    Progress now() {
        seen = true;
        return progress(Stage.ARRIVING, Optional.empty());
    }

    /// How it ended; only for the thread that counts.
    Progress atEnd() {
        return progress(end, digest);
    }

    Progress stopped() {
        return progress(Stage.STOPPED, Optional.empty());
    }

    private Progress progress(Stage stage, Optional<Digest> blob) {
        return new Progress(key(upload), repository, stage, received.getAcquire(), total, since, blob);
    }

    /// Whoever knows an upload's id and may push can end it, so those who look on are told something else.
    static String key(String upload) {
        return DigestAlgorithm.SHA256
                .digest(upload.getBytes(StandardCharsets.UTF_8))
                .encoded()
                .substring(0, KEY_LENGTH);
    }
}
