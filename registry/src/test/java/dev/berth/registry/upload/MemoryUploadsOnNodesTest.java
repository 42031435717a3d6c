package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.InMemoryBlobStore;

/// Nodes whose store can read what is not stored yet.
class MemoryUploadsOnNodesTest extends UploadsOnNodesTest {

    private final InMemoryBlobStore store = new InMemoryBlobStore();

    @Override
    BlobStore driver(UploadLedger ledger) {
        return store;
    }
}
