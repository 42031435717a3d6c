package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.s3.RealS3;
import dev.berth.blobstore.s3.S3BlobStore;
import dev.berth.blobstore.s3.TestStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Nodes with a bucket of a real S3 server, each with a driver of its own.
class S3UploadsOnNodesTest extends UploadsOnNodesTest {

    @TempDir
    Path spill;

    private final RealS3 server = RealS3.shared();
    private final String bucket = server.newBucket();
    private final List<S3BlobStore> stores = new ArrayList<>();

    @Override
    BlobStore driver(UploadLedger ledger) {
        try {
            S3BlobStore store = S3BlobStore.open(
                    TestStores.settings(server.endpoint(), bucket, spill.resolve("node" + stores.size())),
                    ledger,
                    InstantSource.system());
            stores.add(store);
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        for (S3BlobStore store : stores) {
            store.close();
        }
    }
}
