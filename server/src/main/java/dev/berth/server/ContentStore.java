package dev.berth.server;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.SpoolLedger;
import dev.berth.blobstore.cache.CacheFigures;
import dev.berth.blobstore.cache.CachingBlobStore;
import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import dev.berth.blobstore.s3.S3BlobStore;
import dev.berth.blobstore.s3.S3Figures;
import dev.berth.blobstore.s3.S3Settings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The store of content that the settings name, with what only the server asks of it.
sealed interface ContentStore extends AutoCloseable {

    /// Whether the database knows objects. Then the store must be there already: in an empty folder or bucket, such
    /// as one where a file system is not mounted, all of them would look lost.
    enum Expected {
        CONTENT,
        NOTHING
    }

    static ContentStore open(
            BlobSettings settings, DataFolder folder, SpoolLedger ledger, InstantSource clock, Expected expected)
            throws IOException {
        if (settings.s3().isPresent()) {
            S3Settings s3 = settings.s3().get();
            S3BlobStore store = expected == Expected.CONTENT
                    ? S3BlobStore.openExisting(s3, ledger, clock)
                    : S3BlobStore.open(s3, ledger, clock);
            return remote(store, settings.cache(), folder);
        }
        return new Local(
                expected == Expected.CONTENT
                        ? FileSystemBlobStore.openExisting(folder.content())
                        : FileSystemBlobStore.open(folder.content()));
    }

    private static Remote remote(S3BlobStore store, long cache, DataFolder folder) throws IOException {
        try {
            return new Remote(
                    store,
                    cache == 0 ? Optional.empty() : Optional.of(CachingBlobStore.open(store, folder.cache(), cache)));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// What serves content, from copies where there are any.
    BlobStore blobs();

    /// The content itself, for who must know what is really there.
    BlobStore origin();

    /// Finds out whether content can be stored now.
    void probe() throws IOException;

    /// Ends what a crash has left unfinished in the store, when it was begun before `before`.
    void sweepForgotten(Instant before) throws IOException;

    /// What goes to S3 and comes from it; empty when content lies elsewhere.
    Optional<S3Figures> s3();

    /// How the cache does; empty when there is none.
    Optional<CacheFigures> cache();

    @Override
    void close() throws IOException;

    /// Files below the data folder.
    record Local(FileSystemBlobStore blobs) implements ContentStore {

        @Override
        public void probe() throws IOException {
            blobs.probe();
        }

        @Override
        public void sweepForgotten(Instant before) {}

        @Override
        public BlobStore origin() {
            return blobs;
        }

        @Override
        public Optional<S3Figures> s3() {
            return Optional.empty();
        }

        @Override
        public Optional<CacheFigures> cache() {
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            blobs.close();
        }
    }

    /// A bucket that all nodes share, with copies on this node's disk.
    record Remote(S3BlobStore origin, Optional<CachingBlobStore> copies) implements ContentStore {

        @Override
        public BlobStore blobs() {
            return copies.<BlobStore>map(cache -> cache).orElse(origin);
        }

        @Override
        public void probe() throws IOException {
            origin.probe();
        }

        @Override
        public void sweepForgotten(Instant before) throws IOException {
            origin.sweepForgotten(before);
        }

        @Override
        public Optional<S3Figures> s3() {
            return Optional.of(origin.figures());
        }

        @Override
        public Optional<CacheFigures> cache() {
            return copies.map(CachingBlobStore::figures);
        }

        @Override
        public void close() throws IOException {
            try {
                if (copies.isPresent()) {
                    copies.get().close();
                }
            } finally {
                origin.close();
            }
        }
    }
}
