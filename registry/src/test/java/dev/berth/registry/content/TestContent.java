package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static java.util.stream.Collectors.joining;

import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.TestClock;
import dev.berth.registry.TestRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A registry whose store the test can watch and disturb, and short ways to fill it.
public final class TestContent implements AfterEachCallback {

    public static final RepositoryName APP = RepositoryName.parse("team/app");
    public static final RepositoryName WEB = RepositoryName.parse("team/web");
    public static final Duration LEASE = ContentSettings.DEFAULT.lease();

    private static final String IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final InMemoryBlobStore memory;
    private final InterceptedBlobStore bytes;
    private final TestRegistry registry;
    private final Ids keys;

    private TestContent(InMemoryBlobStore memory, InterceptedBlobStore bytes, TestRegistry registry, long seed) {
        this.memory = memory;
        this.bytes = bytes;
        this.registry = registry;
        this.keys = new Ulids(registry.clock(), new Random(seed));
    }

    public static TestContent open() {
        InMemoryBlobStore memory = new InMemoryBlobStore();
        InterceptedBlobStore bytes = new InterceptedBlobStore(memory);
        return new TestContent(memory, bytes, TestRegistry.on(bytes), 11);
    }

    /// The nodes that work on this database and store: this one, and where others may use the database another one.
    /// Call it before anything else, once.
    public List<TestContent> nodes() {
        return database().shared()
                ? List.of(this, new TestContent(memory, bytes, registry.anotherNode(), 12))
                : List.of(this);
    }

    public TestRegistry registry() {
        return registry;
    }

    public TestDatabase database() {
        return registry.database();
    }

    /// What lies in the store.
    public InMemoryBlobStore memory() {
        return memory;
    }

    /// What the services see: the store in memory, and what the test lets happen around it.
    public InterceptedBlobStore bytes() {
        return bytes;
    }

    public Repositories repositories() {
        return registry.repositories();
    }

    public Blobs blobs() {
        return registry.blobs();
    }

    public StoredObjects objects() {
        return registry.objects();
    }

    public TestClock clock() {
        return registry.clock();
    }

    public Instant now() {
        return clock().instant();
    }

    public void pass(Duration time) {
        clock().advance(time);
    }

    public synchronized ObjectKey key() {
        return new ObjectKey(keys.next());
    }

    public static byte[] content(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static Digest digest(String text) {
        return DigestAlgorithm.SHA256.digest(content(text));
    }

    /// Stores the bytes under a new key, as an upload does before it is linked.
    public ObjectKey store(byte[] content) throws IOException {
        ObjectKey key = key();
        try (SpoolWriter writer = bytes.append(key, 0)) {
            writer.write(ByteBuffer.wrap(content));
            writer.flush();
        }
        bytes.finish(key, content.length);
        return key;
    }

    /// Pushes a blob.
    public Digest push(RepositoryName repository, String text) {
        return push(repository, content(text), DigestAlgorithm.SHA256);
    }

    public Digest push(RepositoryName repository, byte[] content, DigestAlgorithm algorithm) {
        Digest digest = algorithm.digest(content);
        Digest sha256 = DigestAlgorithm.SHA256.digest(content);
        try {
            ObjectKey key = store(content);
            database().transact(tx -> {
                RepositoryId id = repositories().ensure(tx, repository);
                blobs().link(tx, id, digest, sha256, key, content.length);
                return digest;
            });
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Pushes a manifest that refers to these blobs; `note` makes it another one than others with the same blobs.
    public Digest refer(RepositoryName repository, String note, Digest... layers) {
        String descriptors = List.of(layers).stream()
                .map(layer -> descriptor("application/vnd.oci.image.layer.v1.tar", layer, size(repository, layer)))
                .collect(joining(","));
        return put(repository, IMAGE, """
                {"schemaVersion": 2, "mediaType": "%s", "config": %s, "layers": [%s], "annotations": {"note": "%s"}}""".formatted(IMAGE, config(repository), descriptors, note));
    }

    private String config(RepositoryName repository) {
        return descriptor("application/vnd.oci.empty.v1+json", push(repository, "{}"), 2);
    }

    /// Pushes an index that lists content which the repository does not hold yet.
    public Digest referToMissing(RepositoryName repository, String missing) {
        return put(repository, INDEX, """
                {"schemaVersion": 2, "mediaType": "%s", "manifests": [%s]}""".formatted(
                        INDEX, descriptor("application/vnd.oci.image.layer.v1.tar", digest(missing), 5)));
    }

    private long size(RepositoryName repository, Digest blob) {
        return blobs().find(repository, blob).map(BlobLocation::size).orElse(0L);
    }

    private static String descriptor(String mediaType, Digest digest, long size) {
        return """
                {"mediaType": "%s", "digest": "%s", "size": %d}""".formatted(mediaType, digest, size);
    }

    private Digest put(RepositoryName repository, String mediaType, String text) {
        PutManifest put = new PutManifest(
                repository,
                Optional.empty(),
                List.of(),
                Optional.of(new dev.berth.oci.MediaType(mediaType)),
                content(text),
                new TagCondition.Any());
        return registry.manifests().put(ACTOR, put).digest();
    }

    /// Deletes a manifest.
    public void unrefer(RepositoryName repository, Digest manifest) {
        registry.manifests().delete(ACTOR, repository, new Reference.ByDigest(manifest), Optional.empty());
    }

    /// What a client that pulls the blob receives.
    public byte[] pull(RepositoryName repository, Digest digest) {
        try (StoredObject object = blobs().open(repository, digest).object()) {
            return object.read(0, object.size()).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count(String table) {
        return database()
                .read(tx -> tx.sql("select count(*) as rows from " + table)
                        .first(row -> row.number("rows"))
                        .orElseThrow());
    }

    /// The key under which the blob's bytes lie.
    public ObjectKey keyOf(RepositoryName repository, Digest digest) {
        return blobs().find(repository, digest).orElseThrow().key();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        registry.afterEach(context);
    }
}
