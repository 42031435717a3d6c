package dev.berth.blobstore;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// A store in memory, for tests. It passes the same contract as the real ones, save that nothing survives the
/// process.
public final class InMemoryBlobStore implements BlobStore {

    private final NavigableMap<ObjectKey, Spool> spools = new ConcurrentSkipListMap<>();
    private final NavigableMap<ObjectKey, byte[]> stored = new ConcurrentSkipListMap<>();
    private final NavigableMap<ObjectKey, byte[]> quarantined = new ConcurrentSkipListMap<>();
    private final boolean readsSpools;

    public InMemoryBlobStore() {
        this(true);
    }

    private InMemoryBlobStore(boolean readsSpools) {
        this.readsSpools = readsSpools;
    }

    /// A store that cannot read what is not stored yet, like those whose uploads have several parts.
    public static InMemoryBlobStore withUnreadableSpools() {
        return new InMemoryBlobStore(false);
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        if (stored.containsKey(key)) {
            throw new IOException("cannot append to %s: it is stored already".formatted(key));
        }
        Spool spool = offset == 0 ? spools.computeIfAbsent(key, _ -> new Spool()) : require(key);
        spool.cut(offset);
        return new Writer(spool, offset);
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) {
        Spool spool = spools.get(key);
        if (spool != null) {
            return Optional.of((long) spool.content().length);
        }
        return Optional.ofNullable(stored.get(key)).map(content -> (long) content.length);
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) throws IOException {
        byte[] content = stored.get(key);
        if (content != null) {
            return Optional.of(new ByteArrayInputStream(content));
        }
        byte[] spooled = require(key).content();
        return readsSpools ? Optional.of(new ByteArrayInputStream(spooled)) : Optional.empty();
    }

    @Override
    public void shutOut(ObjectKey key) {
        spools.computeIfPresent(key, (_, spool) -> new Spool(spool.content()));
    }

    @Override
    public synchronized void finish(ObjectKey key, long size) throws IOException {
        byte[] content = stored.containsKey(key)
                ? Objects.requireNonNull(stored.get(key))
                : require(key).content();
        if (content.length != size) {
            throw new IOException("cannot store %s: it has %d bytes, not %d".formatted(key, content.length, size));
        }
        stored.put(key, content);
        spools.remove(key);
    }

    private Spool require(ObjectKey key) throws NoSuchFileException {
        Spool spool = spools.get(key);
        if (spool == null) {
            throw new NoSuchFileException(key.value());
        }
        return spool;
    }

    @Override
    public void discard(ObjectKey key) {
        spools.remove(key);
    }

    @Override
    public StoredObject open(ObjectKey key) throws NoSuchFileException {
        byte[] content = stored.get(key);
        if (content == null) {
            throw new NoSuchFileException(key.value());
        }
        return new Content(content);
    }

    @Override
    public Optional<StoredObject> openWithoutWaiting(ObjectKey key) {
        return Optional.ofNullable(stored.get(key)).map(Content::new);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        keys.forEach(stored::remove);
    }

    @Override
    public void quarantine(ObjectKey key) throws NoSuchFileException {
        byte[] content = stored.remove(key);
        if (content != null) {
            quarantined.put(key, content);
        } else if (!quarantined.containsKey(key)) {
            throw new NoSuchFileException(key.value());
        }
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) {
        Stream<Listed> all = Stream.concat(
                spools.entrySet().stream()
                        .map(entry -> new Listed(
                                entry.getKey(),
                                Listed.Kind.SPOOL,
                                entry.getValue().content().length,
                                0)),
                stored.entrySet().stream()
                        .map(entry -> new Listed(entry.getKey(), Listed.Kind.STORED, entry.getValue().length, 0)));
        return all.filter(listed -> after.isEmpty() || listed.key().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Listed::key))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Long> room() {
        return Optional.empty();
    }

    /// Changes one byte of a stored object, as a failing disk would.
    public void damage(ObjectKey key, int position) {
        stored.computeIfPresent(key, (_, content) -> {
            byte[] damaged = content.clone();
            damaged[position] ^= 1;
            return damaged;
        });
    }

    private static final class Spool {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Spool() {}

        private Spool(byte[] content) {
            bytes.writeBytes(content);
        }

        private synchronized byte[] content() {
            return bytes.toByteArray();
        }

        private synchronized void cut(long length) throws IOException {
            byte[] content = bytes.toByteArray();
            if (content.length < length) {
                throw new IOException(
                        "the spool has %d bytes, which is less than %d".formatted(content.length, length));
            }
            bytes.reset();
            bytes.write(content, 0, (int) length);
        }

        private synchronized void add(byte[] more) {
            bytes.writeBytes(more);
        }
    }

    private static final class Writer implements SpoolWriter {

        private final Spool spool;
        private long length;

        private Writer(Spool spool, long length) {
            this.spool = spool;
            this.length = length;
        }

        @Override
        public void write(ByteBuffer bytes) {
            byte[] more = new byte[bytes.remaining()];
            bytes.get(more);
            spool.add(more);
            length += more.length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Content implements StoredObject {

        private final byte[] bytes;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Optional<FileChannel> file() {
            return Optional.empty();
        }

        @Override
        public InputStream read(long offset, long length) {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, (int) (offset + length)));
        }

        @Override
        public void close() {}
    }
}
