package dev.berth.blobstore.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.BlobStoreContractTest;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemBlobStoreTest extends BlobStoreContractTest {

    @TempDir
    private Path folder;

    private FileSystemBlobStore store;

    @BeforeEach
    void openStore() throws IOException {
        store = FileSystemBlobStore.open(folder.resolve("a/b"));
    }

    @AfterEach
    void closeStore() throws IOException {
        store.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void anObjectIsServedFromItsFile() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(1000);
        write(key, content);
        store.finish(key, 1000);

        try (StoredObject object = store.open(key)) {
            ByteBuffer bytes = ByteBuffer.allocate(1000);
            assertThat(object.file().orElseThrow().read(bytes, 0)).isEqualTo(1000);
            assertThat(bytes.array()).isEqualTo(content);
        }
    }

    @Test
    void moreWritersThanBuffersEachKeepTheirBytes() throws IOException {
        byte[] content = newContent(3_000_001);
        List<ObjectKey> keys = Stream.generate(() -> newKey()).limit(40).toList();
        List<SpoolWriter> writers = new ArrayList<>();
        for (ObjectKey key : keys) {
            writers.add(store.append(key, 0));
        }
        for (int offset = 0; offset < content.length; offset += 100_003) {
            for (SpoolWriter writer : writers) {
                writer.write(ByteBuffer.wrap(content, offset, Math.min(100_003, content.length - offset)));
            }
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(writers.get(i).length()).isEqualTo(content.length);
            writers.get(i).close();
            store.finish(keys.get(i), content.length);
            try (StoredObject object = store.open(keys.get(i))) {
                assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void finishSucceedsAfterACrashBehindTheRename() throws IOException {
        ObjectKey key = newKey();
        write(key, newContent(10));
        store.finish(key, 10);
        store.close();

        store = FileSystemBlobStore.open(folder.resolve("a/b"));

        assertThat(store.spooled(key)).contains(10L);
        assertThat(store.readSpool(key).orElseThrow().readAllBytes()).hasSize(10);
        store.finish(key, 10);
    }

    @Test
    void anInterruptedReaderDoesNotEndTheOthers() throws Exception {
        ObjectKey key = newKey();
        write(key, newContent(10));
        store.finish(key, 10);
        try (StoredObject mine = store.open(key)) {
            Thread other = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt();
                try (StoredObject object = store.open(key)) {
                    object.read(0, 10).readAllBytes();
                } catch (IOException expected) {
                    // The interruption ended this reader.
                }
            });
            other.join();

            assertThat(mine.read(0, 10).readAllBytes()).hasSize(10);
        }
        try (StoredObject later = store.open(key)) {
            assertThat(later.file().orElseThrow().isOpen()).isTrue();
        }
    }

    @Test
    void moreObjectsAreReadAtOnceThanAreKeptOpen() throws IOException {
        ObjectKey first = newKey();
        write(first, newContent(10));
        store.finish(first, 10);
        try (StoredObject object = store.open(first)) {
            for (int i = 0; i < 600; i++) {
                ObjectKey key = newKey();
                write(key, new byte[1]);
                Files.createDirectories(objectFile(key).getParent());
                Files.move(folder.resolve("a/b/uploads").resolve(key.value()), objectFile(key));
                store.open(key).close();
            }
            assertThat(object.read(0, 10).readAllBytes()).hasSize(10);
        }
    }

    @Test
    void inAnEmptyFolderThatTookTheRootsPlaceNothingCountsAsLost() throws IOException {
        ObjectKey key = newKey();
        write(key, newContent(10));
        store.finish(key, 10);
        Files.move(folder.resolve("a/b"), folder.resolve("a/elsewhere"));
        Files.createDirectory(folder.resolve("a/b"));

        assertThatThrownBy(() -> store.open(key)).satisfies(this::saysThatTheFolderIsNotThere);
        assertThatThrownBy(() -> store.spooled(key)).satisfies(this::saysThatTheFolderIsNotThere);
        assertThatThrownBy(() -> store.readSpool(key)).satisfies(this::saysThatTheFolderIsNotThere);
        assertThatThrownBy(() -> store.delete(List.of(key))).satisfies(this::saysThatTheFolderIsNotThere);
        assertThatThrownBy(() -> store.append(newKey(), 0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.list(Optional.empty(), 10)).isInstanceOf(IOException.class);

        Files.delete(folder.resolve("a/b"));
        Files.move(folder.resolve("a/elsewhere"), folder.resolve("a/b"));
        store.open(key).close();
    }

    @Test
    void aStoreThatMustBeThereIsNotMadeAnew() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> FileSystemBlobStore.openExisting(empty)).satisfies(this::saysThatTheFolderIsNotThere);
        assertThatThrownBy(() -> FileSystemBlobStore.openExisting(folder.resolve("none")))
                .satisfies(this::saysThatTheFolderIsNotThere);

        assertThat(empty).isEmptyDirectory();
        FileSystemBlobStore.openExisting(folder.resolve("a/b")).close();
    }

    private void saysThatTheFolderIsNotThere(Throwable failure) {
        assertThat(failure)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("content folder")
                .hasMessageContaining("is not there");
    }

    @Test
    void aStrangeFileIsNotListed() throws IOException {
        Files.writeString(folder.resolve("a/b/uploads/notes.txt"), "x");
        Files.createDirectories(folder.resolve("a/b/objects/zz"));
        Files.writeString(folder.resolve("a/b/objects/zz/.nfs0001"), "x");

        assertThat(store.list(Optional.empty(), 10)).isEmpty();
    }

    private Path objectFile(ObjectKey key) {
        return new Layout(folder.resolve("a/b")).object(key);
    }

    private void write(ObjectKey key, byte[] content) throws IOException {
        try (SpoolWriter writer = store.append(key, 0)) {
            writer.write(ByteBuffer.wrap(content));
        }
    }
}
