package dev.berth.registry;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.filesystem.FileSystemBlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.TagCondition;
import dev.berth.registry.content.Tags;
import dev.berth.registry.content.UntaggedManifests;
import dev.berth.registry.upload.UploadLedger;
import dev.berth.registry.upload.UploadSettings;
import dev.berth.registry.upload.Uploads;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The data plane put together on a database of its own, with a clock that the test moves. [#restart()] builds
/// all of it anew, as a new process would.
public final class TestRegistry implements AfterEachCallback {

    public static final Actor ACTOR = new Actor(Actor.Kind.USER, 1, "ann");
    public static final RepositoryName APP = new RepositoryName("team/app");
    public static final RepositoryName OTHER = new RepositoryName("team/other");

    private final TestClock clock;
    private final Random random;
    private final TestDatabase database;
    private final ContentSettings contentSettings;
    private final UploadSettings uploadSettings;
    private final BlobStore blobStore;
    private Services services;
    private Optional<Notices> notices = Optional.empty();
    private Optional<TestRegistry> other = Optional.empty();
    private Optional<Path> folder = Optional.empty();

    private TestRegistry(BlobStore blobStore, ContentSettings contentSettings, UploadSettings uploadSettings) {
        this(new TestClock(), new Random(7), TestDatabase.open(), blobStore, contentSettings, uploadSettings);
    }

    private TestRegistry(
            TestClock clock,
            Random random,
            TestDatabase database,
            BlobStore blobStore,
            ContentSettings contentSettings,
            UploadSettings uploadSettings) {
        this.clock = clock;
        this.random = random;
        this.database = database;
        this.blobStore = blobStore;
        this.contentSettings = contentSettings;
        this.uploadSettings = uploadSettings;
        this.services = build();
    }

    private record Services(
            Repositories repositories,
            StoredObjects objects,
            Blobs blobs,
            Manifests manifests,
            Tags tags,
            Referrers referrers,
            PullLog pulls,
            UntaggedManifests untagged,
            Arrivals arrivals,
            Uploads uploads) {}

    public static TestRegistry create() {
        return on(new InMemoryBlobStore());
    }

    public static TestRegistry on(BlobStore blobStore) {
        return new TestRegistry(blobStore, ContentSettings.DEFAULT, UploadSettings.DEFAULT);
    }

    /// On a file-system store in a folder that goes with the test.
    public static TestRegistry onFiles() {
        try {
            Path folder = Files.createTempDirectory("berth-blobs");
            TestRegistry registry = on(FileSystemBlobStore.open(folder));
            registry.folder = Optional.of(folder);
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestRegistry with(ContentSettings settings) {
        return new TestRegistry(new InMemoryBlobStore(), settings, UploadSettings.DEFAULT);
    }

    public static TestRegistry with(UploadSettings settings) {
        return new TestRegistry(new InMemoryBlobStore(), ContentSettings.DEFAULT, settings);
    }

    /// Another node on the same database and store, with a memory of its own. Both hear from now on what the other
    /// one changes. Call it before anything else, once.
    public TestRegistry anotherNode() {
        TestRegistry node = new TestRegistry(clock, random, database, blobStore, contentSettings, uploadSettings);
        listen("first");
        node.listen("second");
        other = Optional.of(node);
        return node;
    }

    private void listen(String name) {
        Notices started = new Notices(database, clock, name);
        notices = Optional.of(started);
        services = build();
        started.start();
    }

    private Services build() {
        ContentCaches caches = notices.map(heard -> new ContentCaches(heard, contentSettings.manifestCacheBytes()))
                .orElseGet(ContentCaches::new);
        Repositories repositories = new Repositories(database, clock, caches, (_, _) -> {});
        StoredObjects objects = new StoredObjects(database, caches);
        Blobs blobs = new Blobs(database, blobStore, repositories, objects, caches, clock, contentSettings);
        Arrivals arrivals = new Arrivals(database, "node", clock);
        return new Services(
                repositories,
                objects,
                blobs,
                new Manifests(database, repositories, caches, new Outbox(clock), clock, contentSettings),
                new Tags(database, repositories),
                new Referrers(database, repositories),
                new PullLog(database, new Outbox(clock), clock),
                new UntaggedManifests(database, repositories, caches, new Outbox(clock), clock, contentSettings),
                arrivals,
                new Uploads(
                        database,
                        blobStore,
                        new UploadLedger(database, clock),
                        arrivals,
                        repositories,
                        blobs,
                        new Ulids(clock, random),
                        clock,
                        uploadSettings));
    }

    /// Forgets all that is in memory.
    public void restart() {
        database.restart();
        services = build();
    }

    public TestClock clock() {
        return clock;
    }

    public TestDatabase database() {
        return database;
    }

    public BlobStore blobStore() {
        return blobStore;
    }

    public Repositories repositories() {
        return services.repositories();
    }

    public StoredObjects objects() {
        return services.objects();
    }

    public Blobs blobs() {
        return services.blobs();
    }

    public Manifests manifests() {
        return services.manifests();
    }

    public Tags tags() {
        return services.tags();
    }

    public Referrers referrers() {
        return services.referrers();
    }

    public PullLog pulls() {
        return services.pulls();
    }

    public UntaggedManifests untagged() {
        return services.untagged();
    }

    public Arrivals arrivals() {
        return services.arrivals();
    }

    public Uploads uploads() {
        return services.uploads();
    }

    /// Pushes a blob; its digest.
    public Digest push(RepositoryName repository, byte[] content) {
        Digest digest = DigestAlgorithm.SHA256.digest(content);
        uploads().store(ACTOR, repository, digest, OptionalLong.of(content.length), source(content));
        return digest;
    }

    /// Pushes a manifest by its digest, and points `tags` to it.
    public Digest push(RepositoryName repository, TestManifest manifest, String... tags) {
        return manifests()
                .put(ACTOR, put(repository, manifest, new TagCondition.Any(), tags))
                .digest();
    }

    /// The request to push a manifest by its digest and to point `tags` to it.
    public static PutManifest put(
            RepositoryName repository, TestManifest manifest, TagCondition condition, String... tags) {
        return new PutManifest(
                repository,
                Optional.of(manifest.digest()),
                Stream.of(tags).map(Tag::new).toList(),
                Optional.of(manifest.mediaType()),
                manifest.bytes(),
                condition);
    }

    /// Pushes an image of one layer, with its blobs.
    public TestManifest pushImage(RepositoryName repository, long seed, String... tags) {
        byte[] config = bytes(seed, 100);
        byte[] layer = bytes(seed + 1_000_000, 1_000);
        push(repository, config);
        push(repository, layer);
        TestManifest image = TestManifest.image(config, layer);
        push(repository, image, tags);
        return image;
    }

    /// Bytes that depend on the seed alone.
    public static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    /// The content in buffers of at most 64 KiB.
    public static ByteSource source(byte[] content) {
        int step = 64 * 1024;
        Iterator<ByteBuffer> buffers = IntStream.range(0, (content.length + step - 1) / step)
                .mapToObj(i -> ByteBuffer.wrap(content, i * step, Math.min(step, content.length - i * step)))
                .iterator();
        return () -> buffers.hasNext() ? buffers.next() : null;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        other.flatMap(node -> node.notices).ifPresent(Notices::close);
        notices.ifPresent(Notices::close);
        database.close();
        try {
            if (blobStore instanceof Closeable closeable) {
                closeable.close();
            }
            if (folder.isPresent()) {
                delete(folder.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
