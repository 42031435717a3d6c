package dev.berth.registry;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.put;
import static dev.berth.registry.TestRegistry.source;

import dev.berth.blobstore.BlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.TagCondition;
import dev.berth.registry.upload.UploadLedger;
import dev.berth.registry.upload.UploadSettings;
import dev.berth.registry.upload.Uploads;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;

/// One of several nodes on a database and a blob store: with a memory, threads and a name of its own, as a
/// process of its own has them. It hears of the others when it looks, or once its notices were started.
public record TestNode(
        Database database,
        BlobStore blobStore,
        Notices notices,
        Repositories repositories,
        StoredObjects objects,
        Blobs blobs,
        Manifests manifests,
        PullLog pulls,
        UploadLedger ledger,
        Arrivals arrivals,
        Uploads uploads)
        implements AutoCloseable {

    /// A node on a database that is its own way to the one that all nodes share.
    ///
    /// @param seed different for each node
    /// @param blobStore the node's driver of the one store, which is given the node's ledger
    public static TestNode on(
            Database database, TestClock clock, int seed, Function<UploadLedger, ? extends BlobStore> blobStore) {
        Notices notices = new Notices(database, clock, "node " + seed);
        ContentCaches caches = new ContentCaches(notices, ContentSettings.DEFAULT.manifestCacheBytes());
        Repositories repositories = new Repositories(database, clock, caches, (_, _) -> {});
        StoredObjects objects = new StoredObjects(database, caches);
        UploadLedger ledger = new UploadLedger(database, clock);
        BlobStore driver = blobStore.apply(ledger);
        Blobs blobs = new Blobs(database, driver, repositories, objects, caches, clock, ContentSettings.DEFAULT);
        Arrivals arrivals = new Arrivals(database, "node " + seed, clock);
        Uploads uploads = new Uploads(
                database,
                driver,
                ledger,
                arrivals,
                repositories,
                blobs,
                new Ulids(clock, new Random(seed)),
                clock,
                UploadSettings.DEFAULT);
        notices.look();
        return new TestNode(
                database,
                driver,
                notices,
                repositories,
                objects,
                blobs,
                new Manifests(database, repositories, caches, new Outbox(clock), clock, ContentSettings.DEFAULT),
                new PullLog(database, new Outbox(clock), clock),
                ledger,
                arrivals,
                uploads);
    }

    /// Pushes a blob; its digest.
    public Digest push(RepositoryName repository, byte[] content) {
        Digest digest = DigestAlgorithm.SHA256.digest(content);
        uploads.store(ACTOR, repository, digest, OptionalLong.of(content.length), source(content));
        return digest;
    }

    /// Pushes a manifest by its digest, and points `tags` to it.
    public Digest push(RepositoryName repository, TestManifest manifest, String... tags) {
        return manifests
                .put(ACTOR, put(repository, manifest, new TagCondition.Any(), tags))
                .digest();
    }

    @Override
    public void close() {
        arrivals.close();
        notices.close();
        database.close();
    }
}
