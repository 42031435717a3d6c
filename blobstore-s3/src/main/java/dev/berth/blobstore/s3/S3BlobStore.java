package dev.berth.blobstore.s3;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolLedger;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/// Keeps objects in a bucket of S3, or of a server that speaks like it. Many nodes may use one bucket; what a node
/// must know of another's spool is in the ledger that they share. Bytes go straight under the name that the object
/// will have, and nobody sees them before [#finish].
///
/// Reading an object that is deleted meanwhile may fail, but never gives other bytes.
///
/// Safe for use by many threads. Close it after its last use.
public final class S3BlobStore implements BlobStore, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);
    private static final int PARTS_AT_ONCE = 16;
    private static final int SWEPT_AT_ONCE = 1000;

    private final S3Client client;
    private final Bucket bucket;
    private final Multiparts multiparts;
    private final Layout layout;
    private final SpoolLedger ledger;
    private final UploadBuffers buffers;
    private final ExecutorService parts;
    private final Sender sender;
    private final InstantSource clock;
    private final Traffic traffic;
    private final Optional<Redirector> redirector;
    private final ClosedSpools closed = new ClosedSpools();
    private final ConcurrentMap<ObjectKey, Spool> writing = new ConcurrentHashMap<>();

    private S3BlobStore(
            S3Client client,
            S3Settings settings,
            SpoolLedger ledger,
            UploadBuffers buffers,
            Traffic traffic,
            Optional<Redirector> redirector,
            InstantSource clock) {
        S3Errors errors = new S3Errors("the bucket %s at %s"
                .formatted(
                        settings.bucket(),
                        settings.endpoint().map(Object::toString).orElse("AWS")));
        this.client = client;
        this.bucket = new Bucket(client, settings, errors);
        this.multiparts = new Multiparts(client, bucket, settings);
        this.layout = new Layout(settings.prefix());
        this.ledger = ledger;
        this.buffers = buffers;
        this.parts = Executors.newFixedThreadPool(
                PARTS_AT_ONCE, Thread.ofPlatform().daemon().name("s3-part-", 0).factory());
        this.sender = new Sender(bucket, multiparts, layout, ledger, buffers, parts);
        this.traffic = traffic;
        this.redirector = redirector;
        this.clock = clock;
    }

    /// The store in the bucket that the settings name, made there when the bucket has none. The bucket itself must be
    /// there.
    public static S3BlobStore open(S3Settings settings, SpoolLedger ledger, InstantSource clock) throws IOException {
        S3BlobStore store = connect(settings, ledger, clock);
        try {
            if (store.bucket.head(store.layout.marker()).isEmpty()) {
                store.bucket.put(store.layout.marker(), new Segments(store.buffers));
            }
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// The store that was made in the bucket before.
    ///
    /// @throws IOException also when there is none, as when the prefix is another; nothing is made then
    public static S3BlobStore openExisting(S3Settings settings, SpoolLedger ledger, InstantSource clock)
            throws IOException {
        S3BlobStore store = connect(settings, ledger, clock);
        try {
            store.requireThere();
            return store;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static S3BlobStore connect(S3Settings settings, SpoolLedger ledger, InstantSource clock)
            throws IOException {
        UploadBuffers buffers = UploadBuffers.open(settings.limits().memory(), settings.spill());
        Traffic traffic = new Traffic();
        AwsCredentialsProvider credentials = S3Clients.credentials(settings.credentials());
        S3Client client = S3Clients.client(settings, credentials, traffic);
        Optional<Redirector> redirector =
                settings.redirects().map(redirects -> Redirector.of(settings, redirects, credentials));
        return new S3BlobStore(client, settings, ledger, buffers, traffic, redirector, clock);
    }

    /// An object that is missing is lost only if the store itself is there.
    private void requireThere() throws IOException {
        if (bucket.head(layout.marker()).isEmpty()) {
            throw new IOException("the content is not there: the bucket has no object '%s'; is it the right one?"
                    .formatted(layout.marker()));
        }
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        Spool spool = spoolAt(key, offset);
        spool.touch(clock.millis());
        writing.put(key, spool);
        return new S3SpoolWriter(spool, clock, this::giveBack);
    }

    private void giveBack(Spool spool) {
        if (writing.remove(spool.key(), spool)) {
            closed.add(spool);
        } else {
            spool.release();
        }
    }

    private Spool spoolAt(ObjectKey key, long offset) throws IOException {
        Optional<String> inLedger = ledger.load(key);
        Optional<Spool> atHand = atHand(key, inLedger);
        if (atHand.isPresent()) {
            if (continues(atHand.get(), offset)) {
                return atHand.get();
            }
            if (offset > atHand.get().length()) {
                closed.add(atHand.get());
                throw beyond(key, offset, atHand.get().length());
            }
            // What was flushed last may be what the caller goes back to.
            atHand.get().release();
        }
        Spool spool = inLedger.isPresent() ? Spool.of(key, sender, inLedger.get()) : Spool.fresh(key, sender);
        if (!continues(spool, offset)) {
            spool.release();
            throw beyond(key, offset, spool.length());
        }
        return spool;
    }

    private static boolean continues(Spool spool, long offset) throws IOException {
        boolean cut = false;
        boolean answered = false;
        try {
            cut = offset <= spool.length() && spool.cut(offset);
            answered = true;
            return cut;
        } finally {
            if (!answered) {
                spool.release();
            }
        }
    }

    private static IOException beyond(ObjectKey key, long offset, long length) {
        return new IOException(
                offset > length
                        ? "cannot append to the upload %s at %d: it has %d bytes, or is stored already"
                                .formatted(key, offset, length)
                        : "cannot append to the upload %s at %d: S3 has its %d bytes in parts that are not cut there"
                                .formatted(key, offset, length));
    }

    /// The spool between two calls of this process, unless another node has gone on with it since.
    private Optional<Spool> atHand(ObjectKey key, Optional<String> inLedger) {
        Optional<Spool> spool = closed.take(key);
        if (spool.isPresent() && !spool.get().isBasedOn(inLedger)) {
            spool.get().release();
            return Optional.empty();
        }
        return spool;
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) throws IOException {
        Optional<String> inLedger = ledger.load(key);
        Optional<Long> atHand = closed.length(key, inLedger);
        if (atHand.isPresent()) {
            return atHand;
        }
        if (inLedger.isPresent()) {
            return Optional.of(SpoolState.parse(inLedger.get()).length());
        }
        return bucket.head(layout.object(key)).map(Bucket.Head::size);
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        Optional<String> inLedger = ledger.load(key);
        Optional<Spool> spool = atHand(key, inLedger);
        if (spool.isEmpty() && inLedger.isPresent()) {
            spool = Optional.of(Spool.of(key, sender, inLedger.get()));
        }
        if (spool.isPresent()) {
            Optional<InputStream> bytes = spool.get().read();
            closed.add(spool.get());
            if (bytes.isPresent()) {
                return bytes;
            }
        }
        Optional<Bucket.Head> stored = bucket.head(layout.object(key));
        if (stored.isPresent()) {
            return Optional.of(new ResumingStream(
                    bucket, layout.object(key), 0, stored.get().size()));
        }
        if (spool.isEmpty()) {
            throw new NoSuchFileException(key.value());
        }
        return Optional.empty();
    }

    /// Writers of other nodes are kept out by the ledger, which refuses their states; what they still send to S3
    /// comes under part numbers that nobody else uses.
    @Override
    public void shutOut(ObjectKey key) throws IOException {
        Spool spool = writing.remove(key);
        if (spool != null) {
            spool.shutOut();
        }
        Optional<String> inLedger = ledger.load(key);
        if (inLedger.isPresent()) {
            ledger.save(key, SpoolState.parse(inLedger.get()).outOfReach().text());
        }
    }

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        Optional<String> inLedger = ledger.load(key);
        Optional<Spool> atHand = atHand(key, inLedger);
        if (atHand.isEmpty() && inLedger.isEmpty()) {
            requireStored(key, size);
            return;
        }
        Spool spool = atHand.isPresent() ? atHand.get() : Spool.of(key, sender, inLedger.orElseThrow());
        boolean finished = false;
        try {
            if (spool.length() != size) {
                throw new IOException(
                        "cannot store the upload %s: it has %d bytes, not %d".formatted(key, spool.length(), size));
            }
            spool.finish();
            finished = true;
        } finally {
            if (finished) {
                spool.release();
            } else {
                closed.add(spool);
            }
        }
    }

    private void requireStored(ObjectKey key, long size) throws IOException {
        Optional<Bucket.Head> stored = bucket.head(layout.object(key));
        if (stored.isEmpty()) {
            throw new NoSuchFileException(key.value(), null, "there is no such upload");
        }
        if (stored.get().size() != size) {
            throw new IOException("cannot store the upload %s: it is stored with %d bytes, not %d"
                    .formatted(key, stored.get().size(), size));
        }
    }

    @Override
    public void discard(ObjectKey key) throws IOException {
        closed.take(key).ifPresent(Spool::release);
        Optional<String> inLedger = ledger.load(key);
        if (inLedger.isEmpty()) {
            discardUnknown(key);
            return;
        }
        SpoolState state = SpoolState.parse(inLedger.get());
        if (state.upload().isPresent()) {
            multiparts.abort(layout.object(key), state.upload().get());
        }
        if (state.tail() instanceof Tail.Aside aside) {
            bucket.delete(List.of(layout.tail(key, aside.number())));
        }
        ledger.remove(key);
    }

    /// What a crash has left in S3 without the ledger's knowledge.
    private void discardUnknown(ObjectKey key) throws IOException {
        for (Multiparts.Unfinished upload : multiparts.list(layout.object(key), Optional.empty(), SWEPT_AT_ONCE)) {
            multiparts.abort(upload.object(), upload.id());
        }
        bucket.delete(bucket.list(layout.tails(key), Optional.empty(), SWEPT_AT_ONCE).stream()
                .map(Bucket.Entry::name)
                .toList());
    }

    /// Aborts multipart uploads that were begun before `before` and that the ledger does not know, as after a crash
    /// in the moment of their beginning; S3 would keep their parts for ever. How many they were.
    public int sweepForgotten(Instant before) throws IOException {
        int aborted = 0;
        Optional<String> after = Optional.empty();
        List<Multiparts.Unfinished> page = multiparts.list(layout.objects(), after, SWEPT_AT_ONCE);
        while (!page.isEmpty()) {
            for (Multiparts.Unfinished upload : page) {
                if (upload.begun().isBefore(before) && !known(upload)) {
                    LOG.info("aborting the upload of {} that nothing knows, begun {}", upload.object(), upload.begun());
                    multiparts.abort(upload.object(), upload.id());
                    aborted++;
                }
            }
            after = Optional.of(page.getLast().object());
            page = multiparts.list(layout.objects(), after, SWEPT_AT_ONCE);
        }
        return aborted;
    }

    private boolean known(Multiparts.Unfinished upload) throws IOException {
        Optional<ObjectKey> key = layout.key(upload.object());
        if (key.isEmpty()) {
            // Not named by us, so not ours to judge.
            return true;
        }
        Optional<String> state = ledger.load(key.get());
        return state.isPresent() && SpoolState.parse(state.get()).upload().equals(Optional.of(upload.id()));
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        String name = layout.object(key);
        try {
            return new S3Object(bucket, name, bucket.beginning(name, S3Object.BEGINNING));
        } catch (NoSuchFileException e) {
            requireThere();
            throw e;
        }
    }

    @Override
    public Optional<URI> redirect(ObjectKey key, String mediaType) {
        return redirector.flatMap(signer -> signer.sign(layout.object(key), mediaType));
    }

    @Override
    public void delete(Collection<ObjectKey> keys) throws IOException {
        bucket.delete(keys.stream().distinct().map(layout::object).toList());
    }

    @Override
    public void quarantine(ObjectKey key) throws IOException {
        String object = layout.object(key);
        String aside = layout.quarantined(key);
        Optional<Bucket.Head> damaged = bucket.head(object);
        if (damaged.isEmpty()) {
            if (bucket.head(aside).isEmpty()) {
                requireThere();
                throw new NoSuchFileException(key.value());
            }
            return;
        }
        if (damaged.get().size() > PartSizes.LARGEST_COPY) {
            multiparts.copy(object, aside, damaged.get().size());
        } else {
            bucket.copy(object, aside);
        }
        bucket.delete(List.of(object));
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) throws IOException {
        return new Listing(sender, closed, after, limit).page();
    }

    @Override
    public Optional<Long> room() {
        return Optional.empty();
    }

    /// Finds out whether content can be stored now, by storing an empty object.
    public void probe() throws IOException {
        bucket.put(layout.probe(), new Segments(buffers));
    }

    /// What went over the wire so far, and what waits for it.
    public S3Figures figures() {
        return traffic.figures(buffers.memoryInUse(), buffers.spilled());
    }

    /// Flushes what was written and not flushed, and ends all connections.
    @Override
    public void close() {
        closed.close();
        parts.close();
        redirector.ifPresent(Redirector::close);
        client.close();
        buffers.close();
    }
}
