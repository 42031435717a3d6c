package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Nodes with one folder.
class FileSystemUploadsOnNodesTest extends UploadsOnNodesTest {

    @TempDir
    Path folder;

    private final List<FileSystemBlobStore> stores = new ArrayList<>();

    @Override
    BlobStore driver(UploadLedger ledger) {
        try {
            FileSystemBlobStore store = FileSystemBlobStore.open(folder);
            stores.add(store);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (FileSystemBlobStore store : stores) {
            store.close();
        }
    }
}
