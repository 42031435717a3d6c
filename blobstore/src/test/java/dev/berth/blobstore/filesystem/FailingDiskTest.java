package dev.berth.blobstore.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.NoRoomException;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDiskTest {

    private static final ObjectKey KEY = new ObjectKey("01abcdefghjkmnpqrstvwxyz00");

    private final FailingFileOperations disk = new FailingFileOperations();
    private final byte[] content = new byte[300_000];

    @TempDir
    private Path folder;

    private FileSystemBlobStore store;

    @BeforeEach
    void openStore() throws IOException {
        new Random(7).nextBytes(content);
        store = FileSystemBlobStore.open(folder, disk);
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Test
    void anUploadThatFilledTheDiskGoesOnWhenThereIsRoom() throws IOException {
        disk.room(200_000);
        try (SpoolWriter writer = store.append(KEY, 0)) {
            assertThatThrownBy(() -> {
                        writer.write(ByteBuffer.wrap(content));
                        writer.flush();
                    })
                    .isInstanceOf(NoRoomException.class)
                    .hasMessageContaining("no room");
            assertThat(writer.length()).isEqualTo(200_000);
        }
        assertThat(store.spooled(KEY)).contains(200_000L);

        disk.room(Long.MAX_VALUE);
        write(200_000, Arrays.copyOfRange(content, 200_000, 300_000));
        store.finish(KEY, 300_000);

        try (StoredObject object = store.open(KEY)) {
            assertThat(object.read(0, 300_000).readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void aReadOnlyDiskIsNamedAndWorkGoesOnWhenItIsWritableAgain() throws IOException {
        write(0, content);
        disk.fail("Read-only file system");

        assertThatThrownBy(() -> store.finish(KEY, 300_000))
                .isNotInstanceOf(NoRoomException.class)
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(NoSuchFileException.class);

        disk.fail(null);
        store.finish(KEY, 300_000);
        store.open(KEY).close();
    }

    @Test
    void aProbeTellsWhetherTheDiskTakesContentAndLeavesNothing() throws IOException {
        disk.room(0);
        assertThatThrownBy(store::probe).isInstanceOf(NoRoomException.class);
        disk.room(Long.MAX_VALUE);
        disk.fail("Read-only file system");
        assertThatThrownBy(store::probe).hasMessageContaining("read-only");

        disk.fail(null);
        store.probe();
        assertThat(folder.resolve("berth-probe")).doesNotExist();
    }

    @Test
    void aDiskThatFailsLeavesTheSpool() throws IOException {
        write(0, content);
        disk.fail("Input/output error");

        assertThatThrownBy(() -> store.finish(KEY, 300_000)).hasMessageContaining("Input/output error");
        assertThatThrownBy(() -> store.discard(KEY)).isInstanceOf(IOException.class);
        assertThat(store.spooled(KEY)).contains(300_000L);
    }

    private void write(long offset, byte[] bytes) throws IOException {
        try (SpoolWriter writer = store.append(KEY, offset)) {
            writer.write(ByteBuffer.wrap(bytes));
        }
    }
}
