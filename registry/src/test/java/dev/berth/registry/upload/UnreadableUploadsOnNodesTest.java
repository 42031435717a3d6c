package dev.berth.registry.upload;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.InMemoryBlobStore;

/// Nodes whose store cannot read what is not stored yet.
class UnreadableUploadsOnNodesTest extends UploadsOnNodesTest {

    private final InMemoryBlobStore store = InMemoryBlobStore.withUnreadableSpools();

    @Override
    BlobStore driver(UploadLedger ledger) {
        return store;
    }
}
