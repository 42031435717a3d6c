package dev.berth.blobstore.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.BlobStore.Listed;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.blobstore.filesystem.PowerCutFileOperations.ProcessEnded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads, cut off before each of their file operations in turn.
class PowerCutTest {

    private static final int UPLOADS = 8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasAcknowledgedSurvivesAPowerCutAtAnyMoment(long seed) throws IOException {
        int operations = run(seed, "all", Integer.MAX_VALUE).disk.operations();
        for (int end = 0; end <= operations; end++) {
            for (Optional<Random> luck :
                    List.of(Optional.<Random>empty(), Optional.of(new Random(end)), Optional.of(new Random(~end)))) {
                Uploads uploads = run(seed, "live", end);
                Path found = fresh("found");
                uploads.disk.restart(found, luck);

                uploads.verify(found, "cut before operation " + end);
            }
        }
        assertThat(operations).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatIsFinishedAgainAfterACrashSurvivesTheNextPowerCut(long seed) throws IOException {
        int operations = run(seed, "all", Integer.MAX_VALUE).disk.operations();
        for (int end = 0; end <= operations; end++) {
            Uploads uploads = run(seed, "live", end);
            uploads.disk.startAgain();
            uploads.finishWhatIsComplete();
            Path found = fresh("found");
            uploads.disk.restart(found, Optional.empty());

            uploads.verify(found, "crash before operation " + end);
        }
    }

    private Uploads run(long seed, String name, int end) throws IOException {
        Path live = fresh(name);
        var uploads = new Uploads(
                live, new PowerCutFileOperations(live.toAbsolutePath().normalize()), seed);
        uploads.disk.endBefore(end);
        try {
            uploads.run();
        } catch (ProcessEnded e) {
            assertThat(end).isLessThan(Integer.MAX_VALUE);
        } catch (IOException e) {
            // The group of an fsync reports its leader's end as its own failure.
            assertThat(e).hasRootCauseInstanceOf(ProcessEnded.class);
        }
        return uploads;
    }

    private Path fresh(String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    /// A random story of uploads, and what the store has promised so far.
    private static final class Uploads {

        private final Path live;
        private final PowerCutFileOperations disk;
        private final Random random;
        private final Map<ObjectKey, byte[]> contents = new LinkedHashMap<>();
        private final Map<ObjectKey, byte[]> acknowledged = new LinkedHashMap<>();
        private final Map<ObjectKey, Integer> durable = new LinkedHashMap<>();

        private Uploads(Path live, PowerCutFileOperations disk, long seed) {
            this.live = live;
            this.disk = disk;
            this.random = new Random(seed);
        }

        private void run() throws IOException {
            try (var store = FileSystemBlobStore.open(live, disk)) {
                for (int i = 0; i < UPLOADS; i++) {
                    // Some share a folder, some make a new one.
                    var key = new ObjectKey("01abcdefghjkmnpqrstvwxy" + i + "0" + random.nextInt(3));
                    byte[] content = new byte[random.nextInt(5000)];
                    random.nextBytes(content);
                    contents.put(key, content);
                    upload(store, key, content);
                    removeOne(store);
                }
            }
        }

        private void upload(FileSystemBlobStore store, ObjectKey key, byte[] content) throws IOException {
            int offset = 0;
            do {
                try (SpoolWriter writer = store.append(key, offset)) {
                    int length = Math.min(content.length - offset, 1 + random.nextInt(3000));
                    writer.write(ByteBuffer.wrap(content, offset, length / 2));
                    writer.write(ByteBuffer.wrap(content, offset + length / 2, length - length / 2));
                    offset += length;
                    if (random.nextBoolean()) {
                        writer.flush();
                        durable.put(key, offset);
                    }
                }
            } while (offset < content.length);
            switch (random.nextInt(6)) {
                case 0 -> {
                    durable.remove(key);
                    store.discard(key);
                }
                case 1 -> {}
                default -> {
                    store.finish(key, content.length);
                    acknowledged.put(key, content);
                }
            }
        }

        private void removeOne(FileSystemBlobStore store) throws IOException {
            if (acknowledged.isEmpty() || random.nextInt(3) > 0) {
                return;
            }
            ObjectKey key = acknowledged.keySet().iterator().next();
            acknowledged.remove(key);
            durable.remove(key);
            if (random.nextBoolean()) {
                store.delete(List.of(key));
            } else {
                store.quarantine(key);
            }
        }

        private void finishWhatIsComplete() throws IOException {
            try (var store = FileSystemBlobStore.open(live, disk)) {
                for (var upload : contents.entrySet()) {
                    byte[] content = upload.getValue();
                    if (store.spooled(upload.getKey()).equals(Optional.of((long) content.length))) {
                        store.finish(upload.getKey(), content.length);
                        acknowledged.put(upload.getKey(), content);
                    }
                }
            }
        }

        private void verify(Path found, String when) throws IOException {
            try (var store = FileSystemBlobStore.open(found, new PowerCutFileOperations(found))) {
                for (var object : acknowledged.entrySet()) {
                    assertThat(read(store, object.getKey())).as(when).isEqualTo(object.getValue());
                }
                for (var spool : durable.entrySet()) {
                    byte[] expected = Arrays.copyOf(contents.get(spool.getKey()), spool.getValue());
                    try (InputStream in = store.readSpool(spool.getKey()).orElseThrow()) {
                        assertThat(in.readNBytes(expected.length)).as(when).isEqualTo(expected);
                    }
                }
                for (Listed listed : store.list(Optional.empty(), 100)) {
                    if (listed.kind() == Listed.Kind.STORED) {
                        assertThat(read(store, listed.key())).as(when).isEqualTo(contents.get(listed.key()));
                    }
                }
            }
        }

        private static byte[] read(FileSystemBlobStore store, ObjectKey key) throws IOException {
            try (StoredObject object = store.open(key)) {
                return object.read(0, object.size()).readAllBytes();
            }
        }
    }
}
