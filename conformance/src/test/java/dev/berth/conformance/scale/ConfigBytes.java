package dev.berth.conformance.scale;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the configs of the images that are being loaded until those are described; no other bytes are ever read.
/// What is loaded is metadata: the content is not there. Used by one thread.
final class ConfigBytes implements BlobStore {

    private final Map<ObjectKey, byte[]> held = new HashMap<>();

    void hold(ObjectKey key, byte[] content) {
        held.put(key, content);
    }

    /// Forgets all but what many repositories have.
    void forget() {
        held.values().removeIf(content -> content.length > 2);
    }

    @Override
    public StoredObject open(ObjectKey key) throws IOException {
        byte[] content = held.get(key);
        if (content == null) {
            throw new NoSuchFileException(key.value());
        }
        return new InMemory(content);
    }

    @Override
    public SpoolWriter append(ObjectKey key, long offset) throws IOException {
        throw new IOException("nothing is uploaded here");
    }

    @Override
    public Optional<Long> spooled(ObjectKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<InputStream> readSpool(ObjectKey key) {
        return Optional.empty();
    }

    @Override
    public void shutOut(ObjectKey key) {}

    @Override
    public void finish(ObjectKey key, long size) throws IOException {
        throw new IOException("nothing is uploaded here");
    }

    @Override
    public void discard(ObjectKey key) {}

    @Override
    public void delete(Collection<ObjectKey> keys) {
        keys.forEach(held::remove);
    }

    @Override
    public void quarantine(ObjectKey key) {
        held.remove(key);
    }

    @Override
    public List<Listed> list(Optional<ObjectKey> after, int limit) {
        return List.of();
    }

    @Override
    public Optional<Long> room() {
        return Optional.empty();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record InMemory(byte[] content) implements StoredObject {

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public Optional<FileChannel> file() {
            return Optional.empty();
        }

        @Override
        public InputStream read(long offset, long length) {
            return new ByteArrayInputStream(content, (int) offset, (int) length);
        }

        @Override
        public void close() {}
    }
}
