package dev.berth.blobstore;

class InMemoryBlobStoreTest extends BlobStoreContractTest {

    private final BlobStore store = new InMemoryBlobStore();

    @Override
    protected BlobStore store() {
        return store;
    }
}
