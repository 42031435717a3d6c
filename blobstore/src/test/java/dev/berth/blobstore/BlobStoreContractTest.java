package dev.berth.blobstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every [BlobStore] must do; a driver's test extends this and says how one is made.
public abstract class BlobStoreContractTest {

    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Random random = new Random(20261121);

    /// A new, empty store, or one that other tests of the same instance have used.
    protected abstract BlobStore store() throws IOException;

    @Test
    void whatWasFinishedIsReadBack() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(300_000);

        store(key, content);

        assertThat(read(key)).isEqualTo(content);
        try (StoredObject object = store().open(key)) {
            assertThat(object.size()).isEqualTo(content.length);
            assertThat(object.read(1000, 5).readAllBytes()).isEqualTo(Arrays.copyOfRange(content, 1000, 1005));
            assertThat(object.read(content.length, 0).readAllBytes()).isEmpty();
            assertThatThrownBy(() -> object.read(content.length - 1L, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void whatIsOpenedWithoutWaitingIsTheStoredObjectAndNeverADeletedOne() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(3000);
        assertThat(store().openWithoutWaiting(key)).isEmpty();
        store(key, content);
        read(key);

        Optional<StoredObject> opened = store().openWithoutWaiting(key);
        if (opened.isPresent()) {
            try (StoredObject object = opened.get()) {
                assertThat(object.size()).isEqualTo(content.length);
                assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
            }
        }
        store().delete(List.of(key));

        assertThat(store().openWithoutWaiting(key)).isEmpty();
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        ObjectKey key = newKey();

        store(key, new byte[0]);

        assertThat(read(key)).isEmpty();
    }

    @Test
    void nothingIsReadBeforeItIsFinished() throws IOException {
        ObjectKey key = newKey();
        spool(key, 0, newContent(10));

        assertThatThrownBy(() -> store().open(key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aSpoolIsContinuedWhereItEnded() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(5000);
        spool(key, 0, Arrays.copyOf(content, 2000));
        assertThat(store().spooled(key)).contains(2000L);

        spool(key, 2000, Arrays.copyOfRange(content, 2000, 5000));
        store().finish(key, 5000);

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void continuingEarlierCutsOffWhatFollowed() throws IOException {
        ObjectKey key = newKey();
        spool(key, 0, newContent(5000));
        byte[] tail = newContent(10);

        spool(key, 1, tail);

        assertThat(store().spooled(key)).contains(11L);
        store().finish(key, 11);
        assertThat(read(key)).endsWith(tail);
    }

    @Test
    void aSpoolIsReadBackWhereTheStoreCanAndAStoredOneAlways() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(5000);
        spool(key, 0, content);

        Optional<InputStream> spooled = store().readSpool(key);
        if (spooled.isPresent()) {
            try (InputStream bytes = spooled.get()) {
                assertThat(bytes.readAllBytes()).isEqualTo(content);
            }
        }
        store().finish(key, 5000);

        try (InputStream bytes = store().readSpool(key).orElseThrow()) {
            assertThat(bytes.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void aWriterThatWasShutOutChangesNothing() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(30);
        try (SpoolWriter slow = store().append(key, 0)) {
            slow.write(ByteBuffer.wrap(content, 0, 10));
            slow.flush();

            store().shutOut(key);
            assertThat(store().spooled(key)).contains(10L);
            spool(key, 10, Arrays.copyOfRange(content, 10, 30));
            slow.write(ByteBuffer.wrap(newContent(25)));
            slow.flush();
        } catch (IOException _) {
            // It may be told.
        }
        store().finish(key, 30);

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void nobodyIsShutOutOfASpoolThatIsNotThere() throws IOException {
        ObjectKey key = newKey();
        store().shutOut(key);

        assertThat(store().spooled(key)).isEmpty();
    }

    @Test
    void aSpoolCannotBeContinuedBeyondItsEnd() throws IOException {
        ObjectKey key = newKey();
        spool(key, 0, newContent(10));

        assertThatThrownBy(() -> store().append(key, 11)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().append(newKey(), 1)).isInstanceOf(IOException.class);
        assertThat(store().spooled(key)).contains(10L);
    }

    @Test
    void theWriterTakesAllBytesOfAnyBuffer() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(600_000);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(200_000).put(content, 0, 200_000).flip();
        ByteBuffer heap = ByteBuffer.wrap(content, 200_000, 400_000).asReadOnlyBuffer();
        try (SpoolWriter writer = store().append(key, 0)) {
            writer.write(direct);
            writer.write(heap);
            writer.flush();

            assertThat(writer.length()).isEqualTo(600_000);
            assertThat(direct.hasRemaining() || heap.hasRemaining()).isFalse();
        }
        store().finish(key, 600_000);

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void finishingTwiceIsTheSameAsOnce() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(10);
        store(key, content);

        store().finish(key, 10);

        assertThat(read(key)).isEqualTo(content);
        assertThat(store().spooled(key)).contains(10L);
        assertThatThrownBy(() -> store().append(key, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void aSpoolOfAnotherSizeOrNoneAtAllIsNotFinished() throws IOException {
        ObjectKey key = newKey();
        spool(key, 0, newContent(10));

        assertThatThrownBy(() -> store().finish(key, 11)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store().finish(newKey(), 0)).isInstanceOf(IOException.class);
        assertThat(store().spooled(key)).contains(10L);
        assertThatThrownBy(() -> store().open(key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aDiscardedSpoolIsGoneAndAStoredObjectIsNot() throws IOException {
        ObjectKey spool = newKey();
        ObjectKey stored = newKey();
        spool(spool, 0, newContent(10));
        store(stored, newContent(10));

        store().discard(spool);
        store().discard(spool);
        store().discard(stored);

        assertThat(store().spooled(spool)).isEmpty();
        assertThatThrownBy(() -> store().readSpool(spool)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(stored)).hasSize(10);
    }

    @Test
    void aDeletedObjectIsGoneForNewReadersOnly() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(100_000);
        store(key, content);
        assertThat(read(key)).isEqualTo(content);

        try (StoredObject object = store().open(key)) {
            store().delete(List.of(newKey(), key, key));

            assertThatThrownBy(() -> store().open(key)).isInstanceOf(NoSuchFileException.class);
            assertThat(object.read(0, object.size()).readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void aQuarantinedObjectIsGoneAndItsKeyIsNotListed() throws IOException {
        ObjectKey key = newKey();
        store(key, newContent(10));

        store().quarantine(key);

        assertThatThrownBy(() -> store().open(key)).isInstanceOf(NoSuchFileException.class);
        assertThat(listed(10)).extracting(BlobStore.Listed::key).doesNotContain(key);
        assertThatCode(() -> store().quarantine(key)).doesNotThrowAnyException();
        assertThatThrownBy(() -> store().quarantine(newKey())).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void listingPageByPageFindsEachEntryOnce() throws IOException {
        Set<ObjectKey> spools = new HashSet<>();
        Set<ObjectKey> stored = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            ObjectKey key = newKey();
            spool(key, 0, newContent(3));
            if (i % 3 == 0) {
                spools.add(key);
            } else {
                store().finish(key, 3);
                stored.add(key);
            }
        }

        for (int limit : new int[] {1, 7, 60, 1000}) {
            List<BlobStore.Listed> listed = listed(limit).stream()
                    .filter(entry -> spools.contains(entry.key()) || stored.contains(entry.key()))
                    .toList();

            assertThat(listed).hasSize(60).allMatch(entry -> entry.size() == 3);
            assertThat(keys(listed, BlobStore.Listed.Kind.SPOOL)).containsExactlyInAnyOrderElementsOf(spools);
            assertThat(keys(listed, BlobStore.Listed.Kind.STORED)).containsExactlyInAnyOrderElementsOf(stored);
        }
    }

    @Test
    void manyThreadsStoreReadAndDeleteAtOnce() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            ObjectKey key = newKey();
            byte[] content = newContent(1 + i * 1000);
            work.add(() -> {
                store(key, content);
                assertThat(read(key)).isEqualTo(content);
                store().delete(List.of(key));
                assertThatThrownBy(() -> store().open(key)).isInstanceOf(NoSuchFileException.class);
                return null;
            });
        }
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
    }

    private void store(ObjectKey key, byte[] content) throws IOException {
        spool(key, 0, content);
        store().finish(key, content.length);
    }

    private void spool(ObjectKey key, long offset, byte[] content) throws IOException {
        try (SpoolWriter writer = store().append(key, offset)) {
            writer.write(ByteBuffer.wrap(content));
        }
    }

    private byte[] read(ObjectKey key) throws IOException {
        try (StoredObject object = store().open(key)) {
            return object.read(0, object.size()).readAllBytes();
        }
    }

    private List<BlobStore.Listed> listed(int limit) throws IOException {
        List<BlobStore.Listed> all = new ArrayList<>();
        List<BlobStore.Listed> page = store().list(Optional.empty(), limit);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page);
            page = store().list(Optional.of(page.getLast().key()), limit);
        }
        return all;
    }

    private static List<ObjectKey> keys(List<BlobStore.Listed> listed, BlobStore.Listed.Kind kind) {
        return listed.stream()
                .filter(entry -> entry.kind() == kind)
                .map(BlobStore.Listed::key)
                .toList();
    }

    /// A key that no other has.
    protected final synchronized ObjectKey newKey() {
        var key = new StringBuilder("01");
        for (int i = 0; i < 24; i++) {
            key.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ObjectKey(key.toString());
    }

    /// Random bytes.
    protected final synchronized byte[] newContent(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return content;
    }
}
