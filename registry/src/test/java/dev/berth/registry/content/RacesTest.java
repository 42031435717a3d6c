package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.bytes;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.upload.AppendResult;
import dev.berth.registry.upload.UploadId;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What happens when many do the same at once.
@OnBothDatabases
class RacesTest {

    @RegisterExtension
    final TestRegistry registry = TestRegistry.onFiles();

    @Test
    void oneBlobPushedToManyRepositoriesAtOnceIsKeptOnce() throws Exception {
        byte[] content = bytes(1, 200_000);
        Digest digest = DigestAlgorithm.SHA256.digest(content);
        List<RepositoryName> repositories = IntStream.range(0, 64)
                .mapToObj(i -> new RepositoryName("team/app" + i))
                .toList();

        atOnce(repositories.stream()
                .<Callable<Object>>map(repository -> () -> registry.push(repository, content))
                .toList());

        for (RepositoryName repository : repositories) {
            OpenBlob blob = registry.blobs().open(repository, digest);
            try (var object = blob.object();
                    InputStream read = object.read(0, object.size())) {
                assertThat(read.readAllBytes()).isEqualTo(content);
            }
        }
        assertThat(repositories.stream()
                        .map(repository -> registry.blobs()
                                .find(repository, digest)
                                .orElseThrow()
                                .key())
                        .distinct())
                .hasSize(1);
        assertThat(objects("live")).isEqualTo(1);
        assertThat(objects("doomed")).isEqualTo(63);
    }

    @Test
    void ofManyConditionalWritesOneWins() throws Exception {
        TestManifest old = registry.pushImage(APP, 1, "latest");
        List<Callable<Boolean>> writers = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(i -> {
                    byte[] config = bytes(100 + i, 10);
                    registry.push(APP, config);
                    PutManifest put = TestRegistry.put(
                            APP, TestManifest.image(config), new TagCondition.Matches(old.digest()), "latest");
                    return () -> succeeds(() -> registry.manifests().put(ACTOR, put));
                })
                .toList();

        assertThat(atOnce(writers).stream().filter(won -> won)).hasSize(1);
    }

    @Test
    void ofManyChunksForOnePlaceOneIsTaken() throws Exception {
        byte[] chunk = bytes(1, 300_000);
        UploadId id =
                registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
        List<Callable<AppendResult>> writers = IntStream.range(0, 16)
                .<Callable<AppendResult>>mapToObj(_ -> () -> registry.uploads()
                        .append(ACTOR, APP, id, OptionalLong.of(0), OptionalLong.of(chunk.length), source(chunk)))
                .toList();

        List<AppendResult> results = atOnce(writers);

        assertThat(results.stream().filter(AppendResult.Appended.class::isInstance))
                .hasSize(1);
        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(chunk.length);
        registry.uploads()
                .complete(
                        ACTOR,
                        APP,
                        id,
                        DigestAlgorithm.SHA256.digest(chunk),
                        OptionalLong.empty(),
                        OptionalLong.of(0),
                        source(new byte[0]));
    }

    @Test
    void noTagEverPointsToADeletedManifest() throws Exception {
        TestManifest image = registry.pushImage(APP, 1, "a");
        registry.pushImage(APP, 2, "other");
        Reference byDigest = new Reference.ByDigest(image.digest());
        Callable<Object> push = () -> {
            for (int i = 0; i < 40; i++) {
                registry.push(APP, image, "a", "b");
            }
            return image;
        };
        Callable<Object> delete = () -> {
            for (int i = 0; i < 40; i++) {
                succeeds(() -> {
                    registry.manifests().delete(ACTOR, APP, byDigest, Optional.empty());
                    return image;
                });
                for (String tag :
                        registry.tags().list(APP, Optional.empty(), 10).names()) {
                    // A tag may go at any time, but what it points to is whole.
                    succeeds(() -> registry.manifests().get(APP, new Reference.ByTag(new Tag(tag))));
                }
            }
            return image;
        };

        atOnce(List.of(push, delete, push, delete));

        registry.manifests().get(APP, new Reference.ByTag(new Tag("other")));
        long dangling = registry.database()
                .read(tx -> tx.sql("""
                        select count(*) as dangling
                        from tag
                        where not exists (
                            select 1
                            from manifest
                            where manifest.repository_id = tag.repository_id
                            and manifest.digest = tag.digest
                        )
                        """).first(row -> row.number("dangling")).orElseThrow());
        assertThat(dangling).isZero();
    }

    @Test
    void whoeverReadsAfterAPushSeesIt() throws Exception {
        registry.pushImage(APP, 0, "latest");
        Reference latest = new Reference.ByTag(new Tag("latest"));
        CountDownLatch done = new CountDownLatch(1);
        Callable<Object> read = () -> {
            while (done.getCount() > 0) {
                registry.manifests().get(APP, latest);
            }
            return latest;
        };
        Callable<Object> write = () -> {
            try {
                for (int i = 1; i <= 50; i++) {
                    TestManifest next =
                            TestManifest.index(new TestManifest[0]).annotations(Map.of("n", Integer.toString(i)));
                    registry.push(APP, next, "latest");
                    assertThat(registry.manifests().get(APP, latest).digest()).isEqualTo(next.digest());
                }
                return latest;
            } finally {
                done.countDown();
            }
        };

        atOnce(List.of(read, read, read, write));
    }

    private long objects(String state) {
        return registry.database()
                .read(tx -> tx.sql("select count(*) as objects from stored_object where state = :state")
                        .bind("state", state)
                        .first(row -> row.number("objects"))
                        .orElseThrow());
    }

    private static boolean succeeds(Callable<?> work) throws Exception {
        try {
            work.call();
            return true;
        } catch (DomainException _) {
            return false;
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        // Platform threads: a virtual one that never waits would keep the others from running.
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<T>> running = work.stream()
                    .map(one -> threads.submit(() -> {
                        go.await();
                        return one.call();
                    }))
                    .toList();
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
