package dev.berth.blobstore.s3;

import dev.berth.blobstore.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A spool that this process has at hand: the parts that S3 has or is being sent, and the bytes behind them. What the
/// ledger holds of it may be older; [#flush] brings it up to date. Used by one thread at a time.
///
/// Parts are sent only while enough follows to make another: then a chunk's end can be sent as a part too, and
/// nothing but a short chunk ever has to be kept aside.
final class Spool {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    /// So many bytes are kept in the ledger rather than in an object of their own.
    private static final int INLINE = 64 * 1024;

    private final ObjectKey key;
    private final Sender sender;
    private final SentParts sent;
    private final Segments rest;

    private SpoolState state;
    private Optional<String> saved;
    private Optional<String> upload;
    private long touched;
    // Whether `rest` may differ from the tail that the state names.
    private boolean changed;
    private volatile boolean shutOut;

    private Spool(ObjectKey key, Sender sender, SpoolState state, Optional<String> saved) {
        this.key = key;
        this.sender = sender;
        this.state = state;
        this.saved = saved;
        this.upload = state.upload();
        this.sent = new SentParts(state.parts(), state.floor(), sender.parts());
        this.rest = new Segments(sender.buffers());
    }

    static Spool fresh(ObjectKey key, Sender sender) {
        return new Spool(key, sender, SpoolState.EMPTY, Optional.empty());
    }

    /// The spool as the ledger knows it.
    static Spool of(ObjectKey key, Sender sender, String saved) throws IOException {
        SpoolState state = SpoolState.parse(saved);
        var spool = new Spool(key, sender, state, Optional.of(saved));
        try {
            spool.loadTail();
        } catch (IOException | RuntimeException e) {
            spool.release();
            throw e;
        }
        return spool;
    }

    private void loadTail() throws IOException {
        switch (state.tail()) {
            case Tail.None _ -> {}
            case Tail.Inline inline -> rest.add(ByteBuffer.wrap(inline.bytes()));
            case Tail.Aside aside -> {
                String name = sender.layout().tail(key, aside.number());
                try (InputStream stream = new ResumingStream(sender.bucket(), name, 0, aside.length())) {
                    byte[] buffer = new byte[Segment.CAPACITY];
                    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                        rest.add(ByteBuffer.wrap(buffer, 0, count));
                    }
                }
            }
        }
    }

    ObjectKey key() {
        return key;
    }

    long length() {
        return sent.bytes() + rest.length();
    }

    /// Bytes that are neither sent nor given back.
    long buffered() {
        return rest.length();
    }

    /// When bytes were last added, in milliseconds since 1970.
    long touched() {
        return touched;
    }

    void touch(long now) {
        touched = now;
    }

    /// Whether the ledger holds what it did when this spool was last in step with it.
    boolean isBasedOn(Optional<String> inLedger) {
        return saved.equals(inLedger);
    }

    void shutOut() {
        shutOut = true;
    }

    /// The bytes, when they are all at hand.
    Optional<InputStream> read() throws IOException {
        return sent.isEmpty() ? Optional.of(new ByteArrayInputStream(rest.bytes())) : Optional.empty();
    }

    /// Cuts off what lies beyond `offset`. False, and nothing is cut, when that is in the midst of a part.
    boolean cut(long offset) throws IOException {
        long bytes = sent.bytes();
        if (offset < bytes && !isBoundary(offset)) {
            return false;
        }
        if (offset < bytes + rest.length()) {
            changed = true;
            rest.truncate(Math.max(0, offset - bytes));
            sent.cut(offset);
        }
        return true;
    }

    private boolean isBoundary(long offset) throws IOException {
        long end = 0;
        for (Part part : sent.await()) {
            if (end >= offset) {
                break;
            }
            end += part.size();
        }
        return end == offset;
    }

    void write(ByteBuffer bytes) throws IOException {
        requireAllowed();
        changed = true;
        int limit = bytes.limit();
        while (bytes.position() < limit) {
            bytes.limit(Math.min(limit, bytes.position() + Segment.CAPACITY));
            awaitMemory();
            rest.add(bytes);
            bytes.limit(limit);
            sendWholeParts();
        }
    }

    /// Parts of this upload that S3 takes give their memory back. Waiting for them costs nothing, as S3 sets the
    /// pace; writing to a file meanwhile does.
    private void awaitMemory() throws IOException {
        boolean waited = true;
        while (waited && !sender.buffers().hasMemory()) {
            waited = sent.awaitOne();
        }
    }

    private void sendWholeParts() throws IOException {
        long size = PartSizes.of(sent.next());
        while (rest.length() >= size + PartSizes.least(sent.next())) {
            int number = sent.next();
            String id = begin();
            Segments part = rest.cut(size);
            sent.send(number, size, () -> {
                try {
                    return sender.multiparts().send(sender.object(key), id, number, part);
                } finally {
                    part.release();
                }
            });
            size = PartSizes.of(sent.next());
        }
    }

    /// The id of the multipart upload, which the ledger knows before S3 has the first byte: else nobody would.
    private String begin() throws IOException {
        if (upload.isEmpty()) {
            String id = sender.multiparts().begin(sender.object(key));
            upload = Optional.of(id);
            save(new SpoolState(upload, state.parts(), state.tail(), state.sequence(), state.floor()));
        }
        return upload.get();
    }

    /// Returns once S3 and the ledger have all bytes.
    void flush() throws IOException {
        requireAllowed();
        sent.await();
        if (rest.length() > 0 && rest.length() >= PartSizes.least(sent.next())) {
            sent.add(sender.multiparts().send(sender.object(key), begin(), sent.next(), rest));
            rest.release();
        }
        Tail before = state.tail();
        Tail tail = tail();
        int sequence = tail instanceof Tail.Aside aside ? aside.number() : state.sequence();
        save(new SpoolState(upload, sent.await(), tail, sequence, state.floor()));
        changed = false;
        if (!before.equals(tail)) {
            forget(before);
        }
    }

    private Tail tail() throws IOException {
        if (rest.length() == 0) {
            return Tail.NONE;
        }
        if (rest.length() <= INLINE) {
            return Tail.Inline.of(rest.bytes());
        }
        if (!changed) {
            return state.tail();
        }
        int number = state.sequence() + 1;
        sender.bucket().put(sender.layout().tail(key, number), rest);
        return new Tail.Aside(rest.length(), number);
    }

    private void save(SpoolState next) throws IOException {
        requireAllowed();
        if (saved.isEmpty() || !next.equals(state)) {
            String text = next.text();
            sender.ledger().save(key, text);
            saved = Optional.of(text);
            state = next;
        }
    }

    /// Makes the bytes a stored object: one request when no part was sent. When this fails the bytes are still here,
    /// save where somebody else ended the upload.
    void finish() throws IOException {
        requireAllowed();
        List<Part> parts = new ArrayList<>(sent.await());
        if (parts.isEmpty()) {
            store();
        } else {
            String id = begin();
            if (rest.length() > 0) {
                parts.add(sender.multiparts().send(sender.object(key), id, sent.next(), rest));
            }
            if (!sender.multiparts().complete(sender.object(key), id, parts)) {
                requireStored(Checksums.etag(parts), length());
            }
        }
        if (saved.isPresent()) {
            sender.ledger().remove(key);
        }
        forget(state.tail());
    }

    private void store() throws IOException {
        if (!sender.bucket().putNew(sender.object(key), rest)) {
            requireStored(Optional.of(Checksums.md5(rest.stream())), length());
        }
        if (upload.isPresent()) {
            sender.multiparts().abort(sender.object(key), upload.get());
        }
    }

    /// A request that was sent twice may have succeeded the first time. But two nodes may also have gone on with the
    /// same upload, and then what is stored is not what this one has received.
    private void requireStored(Optional<String> etag, long size) throws IOException {
        Optional<Bucket.Head> head = sender.bucket().head(sender.object(key));
        boolean same = head.isPresent()
                && head.get().size() == size
                && etag.isPresent()
                && etag.get().equals(head.get().etag());
        if (!same) {
            sender.ledger().remove(key);
            throw new IOException(
                    head.isPresent()
                            ? "cannot store the upload %s: it was stored by somebody else; read it again".formatted(key)
                            : "cannot store the upload %s: S3 has dropped its parts; begin it anew".formatted(key));
        }
    }

    private void forget(Tail tail) {
        if (tail instanceof Tail.Aside aside) {
            try {
                sender.bucket().delete(List.of(sender.layout().tail(key, aside.number())));
            } catch (IOException e) {
                // Nothing points to it any more; the sweep finds it.
                LOG.warn("cannot delete the tail of upload {}", key, e);
            }
        }
    }

    /// Gives all room back, once nothing is on its way any more. What S3 and the ledger have stays.
    void release() {
        sent.settle();
        rest.release();
    }

    private void requireAllowed() throws IOException {
        if (shutOut) {
            throw new IOException("cannot go on with the upload %s: another writer has taken it over".formatted(key));
        }
    }
}
