package dev.berth.blobstore.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.BlobStoreContractTest;
import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachingBlobStoreTest extends BlobStoreContractTest {

    private static final int MIB = 1024 * 1024;
    private static final long CAPACITY = 16L * MIB;

    @TempDir
    private Path folder;

    private final InMemoryBlobStore memory = new InMemoryBlobStore();
    private final WatchedBlobStore origin = new WatchedBlobStore(memory);
    private CachingBlobStore cache;

    @BeforeEach
    void openCache() throws IOException {
        cache = CachingBlobStore.open(origin, folder.resolve("cache"), CAPACITY);
    }

    @AfterEach
    void closeCache() throws IOException {
        cache.close();
    }

    @Override
    protected BlobStore store() {
        return cache;
    }

    @Test
    void whatWasReadOnceIsReadFromItsFileAndThenWithoutWaiting() throws IOException {
        ObjectKey key = newKey();
        byte[] content = stored(key, 3 * MIB);
        assertThat(cache.openWithoutWaiting(key)).isEmpty();

        assertThat(read(key)).isEqualTo(content);
        origin.awaitClosed();

        try (StoredObject object = cache.open(key)) {
            assertThat(object.file()).isPresent();
        }
        try (StoredObject object = cache.openWithoutWaiting(key).orElseThrow()) {
            assertThat(object.read(0, object.size()).readAllBytes()).isEqualTo(content);
        }
        assertThat(origin.opened()).isEqualTo(1);
        assertThat(cache.figures().misses()).isEqualTo(1);
        assertThat(cache.figures().hits()).isEqualTo(2);
    }

    @Test
    void manyReadersOfOneObjectFetchItOnce() throws Exception {
        ObjectKey key = newKey();
        byte[] content = stored(key, 4 * MIB);
        origin.hold();
        List<Callable<byte[]>> readers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            readers.add(() -> read(key));
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            StoredObject first = cache.open(key);
            List<Future<byte[]>> answers =
                    readers.stream().map(executor::submit).toList();
            origin.letGo();
            for (Future<byte[]> answer : answers) {
                assertThat(answer.get()).isEqualTo(content);
            }
            first.close();
        }

        assertThat(origin.opened()).isEqualTo(1);
    }

    @Test
    void whoWantsWhatIsFarAheadDoesNotWaitForIt() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(24 * MIB);
        try (CachingBlobStore large = CachingBlobStore.open(origin, folder.resolve("large"), 100L * MIB)) {
            write(key, content);
            origin.hold();
            try (StoredObject object = large.open(key)) {
                origin.passOthers();
                assertThat(object.read(20 * MIB, 1000).readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(content, 20 * MIB, 20 * MIB + 1000));
                origin.letGo();
                assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void whenTheOriginBreaksOffReadersGoOnThere() throws IOException {
        ObjectKey key = newKey();
        byte[] content = stored(key, 3 * MIB);
        origin.breakOffAfter(MIB);

        assertThat(read(key)).isEqualTo(content);
        origin.awaitClosed();

        assertThat(cache.figures().failures()).isEqualTo(1);
        assertThat(cache.figures().bytes()).isZero();
        assertThat(cache.openWithoutWaiting(key)).isEmpty();
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() throws IOException {
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ObjectKey key = newKey();
            keys.add(key);
            stored(key, 4 * MIB);
            if (i == 4) {
                read(keys.getFirst());
            }
            read(key);
            origin.awaitClosed();
        }

        assertThat(cache.figures().bytes()).isEqualTo(CAPACITY);
        assertThat(cache.figures().evictedBytes()).isEqualTo(4L * MIB);
        long before = origin.opened();
        read(keys.getFirst());
        assertThat(origin.opened()).isEqualTo(before);
        read(keys.get(1));
        assertThat(origin.opened()).isEqualTo(before + 1);
        origin.awaitClosed();
    }

    @Test
    void aLargePartOfTheCacheIsNotGivenToOneObject() throws IOException {
        ObjectKey key = newKey();
        byte[] content = stored(key, 5 * MIB);

        assertThat(read(key)).isEqualTo(content);
        assertThat(read(key)).isEqualTo(content);

        assertThat(origin.opened()).isEqualTo(2);
        assertThat(cache.figures().bytes()).isZero();
    }

    @Test
    void aRestartFindsTheCopiesAgainAsFarAsThereIsRoom() throws IOException {
        ObjectKey first = newKey();
        ObjectKey second = newKey();
        byte[] content = stored(first, 3 * MIB);
        stored(second, 3 * MIB);
        read(first);
        read(second);
        origin.awaitClosed();
        cache.close();

        cache = CachingBlobStore.open(origin, folder.resolve("cache"), CAPACITY);
        assertThat(cache.figures().bytes()).isEqualTo(6L * MIB);
        long before = origin.opened();
        assertThat(read(first)).isEqualTo(content);
        assertThat(origin.opened()).isEqualTo(before);
        cache.close();

        cache = CachingBlobStore.open(origin, folder.resolve("cache"), 4L * MIB);
        assertThat(cache.figures().bytes()).isEqualTo(3L * MIB);
    }

    @Test
    void whatIsDeletedOnItsWayIsReadToItsEndAndNotKept() throws IOException {
        ObjectKey key = newKey();
        byte[] content = stored(key, 3 * MIB);
        origin.hold();
        try (StoredObject object = cache.open(key)) {
            cache.delete(List.of(key));
            origin.letGo();
            try (InputStream stream = object.read(0, object.size())) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
            }
            assertThatThrownBy(() -> origin.open(key)).isInstanceOf(NoSuchFileException.class);
        }
        origin.awaitClosed();

        assertThat(cache.openWithoutWaiting(key)).isEmpty();
        assertThat(cache.figures().bytes()).isZero();
    }

    private byte[] stored(ObjectKey key, int size) throws IOException {
        byte[] content = newContent(size);
        write(key, content);
        return content;
    }

    private void write(ObjectKey key, byte[] content) throws IOException {
        try (SpoolWriter writer = memory.append(key, 0)) {
            writer.write(ByteBuffer.wrap(content));
        }
        memory.finish(key, content.length);
    }

    private byte[] read(ObjectKey key) throws IOException {
        try (StoredObject object = cache.open(key);
                InputStream stream = object.read(0, object.size())) {
            return stream.readAllBytes();
        }
    }
}
