package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.TestClock;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestNode;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.upload.UploadId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How many statements requests cost on PostgreSQL. Each is a round trip, and so is each commit; who pushes waits for
/// all of them. ARCHITECTURE.md says the same numbers.
class RoundTripsTest {

    @RegisterExtension
    final TestDatabase postgres = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final CountingDatabase database = new CountingDatabase(postgres.second());
    private @Nullable TestNode node;

    @BeforeEach
    void start() {
        InMemoryBlobStore store = new InMemoryBlobStore();
        node = TestNode.on(database, new TestClock(), 1, _ -> store);
    }

    @AfterEach
    void end() {
        node().close();
    }

    private TestNode node() {
        return Objects.requireNonNull(node);
    }

    @Test
    void aManifestCostsTheSameHoweverManyLayersItHas() {
        TestManifest small = image(1, 1);
        TestManifest large = image(100, 60);

        assertThat(cost(() -> node().push(APP, small, "small"))).isEqualTo(9);
        assertThat(cost(() -> node().push(APP, large, "large"))).isEqualTo(9);
    }

    @Test
    void aTagThatMovesCostsOneNoticeAndALookWhoIsToHearIt() {
        node().push(APP, image(1, 1), "latest");
        TestManifest next = image(100, 1);

        assertThat(cost(() -> node().push(APP, next, "latest"))).isEqualTo(11);
    }

    @Test
    void anIndexCostsTheSameHoweverManyChildrenItHas() {
        TestManifest[] children =
                IntStream.range(0, 30).mapToObj(i -> image(1_000L * (i + 1), 1)).toArray(TestManifest[]::new);
        for (TestManifest child : children) {
            node().push(APP, child);
        }

        assertThat(cost(() -> node().push(APP, TestManifest.index(children), "all")))
                .isEqualTo(9);
    }

    @Test
    void aBlobInThreeRequestsCosts() {
        byte[] content = bytes(1, 100_000);
        Digest digest = DigestAlgorithm.SHA256.digest(content);
        node().push(APP, bytes(2, 10));
        node().repositories().require(APP);
        database.statements();

        UploadId id = node().uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
        int begin = database.statements().size();
        node().uploads()
                .append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.empty(), TestRegistry.source(content));
        int append = database.statements().size();
        node().uploads()
                .complete(
                        ACTOR,
                        APP,
                        id,
                        digest,
                        OptionalLong.empty(),
                        OptionalLong.of(0),
                        TestRegistry.source(new byte[0]));
        int complete = database.statements().size();

        assertThat(List.of(begin, append, complete)).containsExactly(3, 3, 9);
    }

    @Test
    void aWarmPullCostsNothing() throws IOException {
        TestManifest image = image(1, 1);
        node().push(APP, image, "latest");
        Digest layer = DigestAlgorithm.SHA256.digest(bytes(2, 1_000));
        node().manifests().get(APP, new Reference.ByTag(new Tag("latest")));
        node().blobs().open(APP, layer).object().close();
        database.statements();

        for (int i = 0; i < 3; i++) {
            assertThat(node().manifests().cached(APP, new Reference.ByTag(new Tag("latest"))))
                    .isPresent();
            Optional<OpenBlob> blob = node().blobs().openWithoutWaiting(APP, layer);
            blob.orElseThrow().object().close();
            node().pulls()
                    .record(new Pull(
                            APP,
                            node().repositories().require(APP),
                            image.digest(),
                            Optional.of(new Tag("latest")),
                            ACTOR));
        }

        assertThat(database.statements()).isEmpty();
    }

    @Test
    void manyPullsAreWrittenDownInFiveStatements() {
        RepositoryId repository = null;
        for (int i = 0; i < 20; i++) {
            TestManifest image = image(1_000L * (i + 1), 1);
            node().push(APP, image, "tag" + i);
            repository = node().repositories().require(APP);
            node().pulls().record(new Pull(APP, repository, image.digest(), Optional.of(new Tag("tag" + i)), ACTOR));
        }

        assertThat(cost(() -> node().pulls().flush())).isEqualTo(5);
    }

    /// An image whose blobs the repository holds.
    private TestManifest image(long seed, int layers) {
        byte[] config = bytes(seed, 100);
        byte[][] contents = IntStream.rangeClosed(1, layers)
                .mapToObj(i -> bytes(seed + i, 1_000))
                .toArray(byte[][]::new);
        node().push(APP, config);
        for (byte[] content : contents) {
            node().push(APP, content);
        }
        return TestManifest.image(config, contents);
    }

    private int cost(Runnable request) {
        database.statements();
        request.run();
        List<String> asked = database.statements();
        assertThat(asked).as("statements: %s", asked).isNotEmpty();
        return asked.size();
    }
}
