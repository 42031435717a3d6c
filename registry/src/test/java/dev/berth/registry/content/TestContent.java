package dev.berth.registry.content;

import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Ulids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The services of this package on a database and a store of their own, with a clock that only tests move.
public final class TestContent implements AutoCloseable {

    public static final Actor ACTOR = new Actor(Actor.Kind.USER, 1, "ann");
    public static final RepositoryName APP = RepositoryName.parse("team/app");
    public static final RepositoryName WEB = RepositoryName.parse("team/web");
    public static final Duration LEASE = Duration.ofHours(24);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicLong positions = new AtomicLong();
    private final TestDatabase database = TestDatabase.open();
    private final InMemoryBlobStore memory = new InMemoryBlobStore();
    private final InterceptedBlobStore bytes = new InterceptedBlobStore(memory);
    private final Ids ids;
    private final Repositories repositories;
    private final StoredObjects objects;
    private final Blobs blobs;

    private TestContent(Duration lease) {
        InstantSource clock = now::get;
        this.ids = new Ulids(clock, locked(new SplittableRandom(7)));
        ContentCaches caches = new ContentCaches();
        ContentSettings settings = new ContentSettings(lease, MissingBlobs.REFUSE, 1 << 22, 1 << 20);
        this.repositories = new Repositories(database, clock, caches);
        this.objects = new StoredObjects(database, caches);
        this.blobs = new Blobs(database, bytes, repositories, objects, caches, clock, settings);
    }

    public static TestContent open() {
        return new TestContent(LEASE);
    }

    public static TestContent open(Duration lease) {
        return new TestContent(lease);
    }

    private static RandomGenerator locked(SplittableRandom random) {
        return () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
    }

    public TestDatabase database() {
        return database;
    }

    public InMemoryBlobStore memory() {
        return memory;
    }

    /// What the services see: the store in memory, and what the test lets happen around it.
    public InterceptedBlobStore bytes() {
        return bytes;
    }

    public Repositories repositories() {
        return repositories;
    }

    public Blobs blobs() {
        return blobs;
    }

    public StoredObjects objects() {
        return objects;
    }

    public InstantSource clock() {
        return now::get;
    }

    public Instant now() {
        return now.get();
    }

    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    public ObjectKey key() {
        return new ObjectKey(ids.next());
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
        try {
            Digest digest = algorithm.digest(content);
            ObjectKey key = store(content);
            database.transact(tx -> {
                blobs.link(
                        tx,
                        repositories.ensure(tx, repository),
                        digest,
                        DigestAlgorithm.SHA256.digest(content),
                        key,
                        content.length);
                return digest;
            });
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes the rows of a manifest that refers to these blobs; false when one of them is not there.
    public boolean refer(RepositoryName repository, Digest manifest, List<Digest> children) {
        return database.transact(tx -> {
            RepositoryId id = repositories.ensure(tx, repository);
            for (Digest child : children) {
                if (tx.sql("""
                                update repository_blob
                                set lease_until = null
                                where repository_id = :repository and digest = :digest""")
                                .bind("repository", id.value())
                                .bind("digest", child.toString())
                                .update()
                        == 0) {
                    return false;
                }
            }
            insertManifest(tx, id, manifest);
            children.forEach(child -> insertReference(tx, id, manifest, child, child));
            return true;
        });
    }

    /// As [#refer], of a blob that is not there.
    public void referToMissing(RepositoryName repository, Digest manifest, Digest child) {
        database.transact(tx -> {
            RepositoryId id = repositories.ensure(tx, repository);
            insertManifest(tx, id, manifest);
            insertReference(tx, id, manifest, child, null);
            return id;
        });
    }

    private static void insertManifest(Transaction tx, RepositoryId repository, Digest digest) {
        tx.sql("""
                insert into manifest (repository_id, digest, media_type, size, content, annotations, pushed_at, pushed_by)
                values (:repository, :digest, 'application/vnd.oci.image.manifest.v1+json', 0, :content, '{}', 0, 'ann')
                on conflict (repository_id, digest) do nothing""")
                .bind("repository", repository.value())
                .bind("digest", digest.toString())
                .bind("content", new byte[0])
                .update();
    }

    private void insertReference(
            Transaction tx, RepositoryId repository, Digest manifest, Digest child, @Nullable Digest present) {
        tx.sql("""
                insert into manifest_reference
                  (repository_id, parent_digest, position, child_digest, kind, size, blob_digest)
                values (:repository, :parent, :position, :child, 'layer', 0, :present)""")
                .bind("repository", repository.value())
                .bind("parent", manifest.toString())
                .bind("position", positions.incrementAndGet())
                .bind("child", child.toString())
                .bind("present", present == null ? null : present.toString())
                .update();
    }

    /// Deletes the rows of a manifest; its blobs get a new lease where nothing else refers to them.
    public void unrefer(RepositoryName repository, Digest manifest) {
        database.transact(tx -> {
            RepositoryId id = repositories.ensure(tx, repository);
            tx.sql("""
                    delete from manifest
                    where repository_id = :repository and digest = :digest""")
                    .bind("repository", id.value())
                    .bind("digest", manifest.toString())
                    .update();
            tx.sql("""
                    update repository_blob
                    set lease_until = :until
                    where repository_id = :repository and lease_until is null
                      and not exists (
                        select 1 from manifest_reference
                        where manifest_reference.repository_id = repository_blob.repository_id
                          and manifest_reference.blob_digest = repository_blob.digest)""")
                    .bind("until", now.get().plus(LEASE))
                    .bind("repository", id.value())
                    .update();
            return id;
        });
    }

    /// What a client that pulls the blob receives.
    public byte[] pull(RepositoryName repository, Digest digest) {
        try (StoredObject object = blobs.open(repository, digest).object()) {
            return object.read(0, object.size()).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long count(String table) {
        return database.read(tx -> tx.sql("select count(*) as rows from " + table)
                .first(row -> row.number("rows"))
                .orElseThrow());
    }

    /// The key under which the blob's bytes lie.
    public ObjectKey keyOf(RepositoryName repository, Digest digest) {
        return blobs.find(repository, digest).orElseThrow().key();
    }

    @Override
    public void close() {
        database.close();
    }
}
