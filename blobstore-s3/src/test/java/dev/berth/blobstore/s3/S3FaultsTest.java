package dev.berth.blobstore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.InMemorySpoolLedger;
import dev.berth.blobstore.NoRoomException;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.blobstore.s3.FaultyProxy.Call;
import dev.berth.blobstore.s3.FaultyProxy.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when S3, or the way to it, fails: what was acknowledged is there, and nothing half is ever seen.
class S3FaultsTest {

    private static final int MIB = 1024 * 1024;
    private static final S3Settings.Limits IMPATIENT = new S3Settings.Limits(Duration.ofSeconds(1), 3, 64L * MIB, 64);

    @TempDir
    private Path folder;

    private final Random random = new Random(20261121);
    private final String bucket = RealS3.shared().newBucket();
    private final InMemorySpoolLedger ledger = new InMemorySpoolLedger();
    private FaultyProxy proxy;
    private S3BlobStore store;
    private S3BlobStore sound;

    @BeforeEach
    void openStores() throws IOException {
        proxy = FaultyProxy.before(RealS3.shared().endpoint());
        store = S3BlobStore.open(
                TestStores.with(TestStores.settings(proxy.endpoint(), bucket, folder.resolve("faulty")), IMPATIENT),
                ledger,
                InstantSource.system());
        sound = S3BlobStore.openExisting(
                TestStores.settings(RealS3.shared().endpoint(), bucket, folder.resolve("sound")),
                ledger,
                InstantSource.system());
    }

    @AfterEach
    void closeStores() throws IOException {
        proxy.plan(_ -> new Fault.None());
        store.close();
        sound.close();
        proxy.close();
    }

    @Test
    void whatFailsOnceIsDoneAllTheSame() throws IOException {
        for (Fault fault : List.<Fault>of(
                new Fault.Answer(500, "InternalError"),
                new Fault.Answer(503, "SlowDown"),
                new Fault.Silence(),
                new Fault.CutRequest(100_000),
                new Fault.CutAnswer(0))) {
            for (Predicate<Call> hit : List.<Predicate<Call>>of(
                    Call::isPart, Call::isPut, call -> call.method().equals("POST"))) {
                proxy.plan(times(1, hit, fault));
                stored(20 * MIB);
                stored(1000);
            }
        }
    }

    @Test
    void anAnswerThatIsLostDoesNotLoseWhatWasDone() throws IOException {
        for (Predicate<Call> hit : List.<Predicate<Call>>of(Call::isCompletion, Call::isPut, Call::isPart)) {
            proxy.plan(times(1, hit, new Fault.LostAnswer()));
            stored(20 * MIB);
            stored(1000);
        }
    }

    @Test
    void aStoreThatIsAwayLeavesNothingHalfAndGoesOnFromWhatWasFlushed() throws IOException {
        for (Fault fault : List.<Fault>of(
                new Fault.Answer(503, "SlowDown"),
                new Fault.Silence(),
                new Fault.CutRequest(MIB),
                new Fault.LostAnswer())) {
            ObjectKey key = newKey();
            byte[] content = newContent(30 * MIB);
            int flushed = 10 * MIB;
            append(store, key, 0, Arrays.copyOf(content, flushed));

            proxy.plan(_ -> fault);
            assertThatThrownBy(() -> {
                        append(store, key, flushed, Arrays.copyOfRange(content, flushed, content.length));
                        store.finish(key, content.length);
                    })
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sound.open(key)).isInstanceOf(NoSuchFileException.class);
            proxy.plan(_ -> new Fault.None());

            int from = Math.toIntExact(store.spooled(key).orElseThrow());
            assertThat(from).isGreaterThanOrEqualTo(flushed);
            append(store, key, from, Arrays.copyOfRange(content, from, content.length));
            store.finish(key, content.length);
            assertThat(read(sound, key)).isEqualTo(content);
        }
        assertThat(store.figures().bufferedBytes() + store.figures().spilledBytes())
                .isZero();
    }

    @Test
    void whenTheCompletionFailsForGoodItCanBeTriedAgain() throws IOException {
        for (Fault fault : List.<Fault>of(new Fault.Answer(500, "InternalError"), new Fault.LostAnswer())) {
            ObjectKey key = newKey();
            byte[] content = newContent(20 * MIB);
            append(store, key, 0, content);

            proxy.plan(call -> call.isCompletion() ? fault : new Fault.None());
            assertThatThrownBy(() -> store.finish(key, content.length)).isInstanceOf(IOException.class);
            proxy.plan(_ -> new Fault.None());

            assertThat(store.spooled(key)).contains((long) content.length);
            sound.finish(key, content.length);
            assertThat(read(sound, key)).isEqualTo(content);
            assertThat(ledger.isEmpty()).isTrue();
        }
    }

    @Test
    void whateverFailsAtRandomWhatIsAcknowledgedIsThere() throws IOException {
        List<Fault> faults = List.of(
                new Fault.Answer(500, "InternalError"),
                new Fault.Answer(503, "SlowDown"),
                new Fault.CutRequest(50_000),
                new Fault.CutAnswer(10_000),
                new Fault.LostAnswer());
        var dice = new Random(7);
        proxy.plan(_ -> {
            synchronized (dice) {
                return dice.nextInt(4) == 0 ? faults.get(dice.nextInt(faults.size())) : new Fault.None();
            }
        });
        for (int i = 0; i < 12; i++) {
            ObjectKey key = newKey();
            byte[] content = newContent(i % 3 == 0 ? 18 * MIB : 1 + random.nextInt(7 * MIB));

            persist(key, content);

            assertThat(read(sound, key)).isEqualTo(content);
        }
        proxy.plan(_ -> new Fault.None());
        assertThat(store.figures().bufferedBytes() + store.figures().spilledBytes())
                .isZero();
    }

    @Test
    void aReaderWhoseConnectionBreaksGetsAllBytesOrAnError() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(6 * MIB);
        append(sound, key, 0, content);
        sound.finish(key, content.length);

        proxy.plan(times(3, Call::isGet, new Fault.CutAnswer(700_000)));
        assertThat(read(store, key)).isEqualTo(content);

        try (StoredObject object = store.open(key)) {
            proxy.plan(_ -> new Fault.CutAnswer(0));
            assertThatThrownBy(() -> object.read(0, content.length).readAllBytes())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aStoreThatIsFullIsToldFromOneThatIsAway() {
        proxy.plan(
                call -> call.method().equals("PUT") ? new Fault.Answer(507, "InsufficientStorage") : new Fault.None());

        assertThatThrownBy(() -> store.probe()).isInstanceOf(NoRoomException.class);
        proxy.plan(_ -> new Fault.Answer(403, "AccessDenied"));
        assertThatThrownBy(() -> store.probe())
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoRoomException.class)
                .hasMessageContaining("AccessDenied");
    }

    @Test
    void whatCannotBeDeletedIsToldAndDeletedLater() throws IOException {
        ObjectKey key = stored(1000);

        proxy.plan(_ -> new Fault.Answer(500, "InternalError"));
        assertThatThrownBy(() -> store.delete(List.of(key))).isInstanceOf(IOException.class);
        proxy.plan(_ -> new Fault.None());

        store.delete(List.of(key));
        assertThatThrownBy(() -> store.open(key)).isInstanceOf(NoSuchFileException.class);
    }

    /// Tries until the store says that it is done, as a client would.
    private void persist(ObjectKey key, byte[] content) {
        for (int attempt = 0; attempt < 50; attempt++) {
            try {
                int from = Math.toIntExact(store.spooled(key).orElse(0L));
                append(store, key, from, Arrays.copyOfRange(content, from, content.length));
                store.finish(key, content.length);
                return;
            } catch (IOException e) {
                if (isStored(key, content)) {
                    return;
                }
            }
        }
        throw new AssertionError("fifty attempts were not enough");
    }

    private boolean isStored(ObjectKey key, byte[] content) {
        try {
            // What can be seen is always the whole.
            assertThat(read(sound, key)).isEqualTo(content);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private ObjectKey stored(int size) throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(size);
        append(store, key, 0, content);
        store.finish(key, size);
        assertThat(read(sound, key)).isEqualTo(content);
        return key;
    }

    private static Function<Call, Fault> times(int count, Predicate<Call> hit, Fault fault) {
        AtomicInteger left = new AtomicInteger(count);
        return call -> hit.test(call) && left.getAndDecrement() > 0 ? fault : new Fault.None();
    }

    private static void append(S3BlobStore node, ObjectKey key, long offset, byte[] content) throws IOException {
        try (SpoolWriter writer = node.append(key, offset)) {
            writer.write(ByteBuffer.wrap(content));
            writer.flush();
        }
    }

    private static byte[] read(S3BlobStore node, ObjectKey key) throws IOException {
        try (StoredObject object = node.open(key)) {
            return object.read(0, object.size()).readAllBytes();
        }
    }

    private ObjectKey newKey() {
        var key = new StringBuilder("01");
        for (int i = 0; i < 24; i++) {
            key.append((char) ('a' + random.nextInt(26)));
        }
        return new ObjectKey(key.toString());
    }

    private byte[] newContent(int size) {
        byte[] content = new byte[size];
        random.nextBytes(content);
        return content;
    }
}
