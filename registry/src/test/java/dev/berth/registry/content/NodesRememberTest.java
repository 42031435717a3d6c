package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static dev.berth.registry.TestRegistry.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestClock;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What one node remembers while another one changes it.
class NodesRememberTest {

    private static final Reference LATEST = new Reference.ByTag(new Tag("latest"));

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private final InMemoryBlobStore store = new InMemoryBlobStore();
    private final byte[] config = bytes(1, 100);
    private final byte[] layer = bytes(2, 1_000);
    private final TestManifest image = TestManifest.image(config, layer);
    private @Nullable TestNode one;
    private @Nullable TestNode other;

    @BeforeEach
    void start() {
        one = TestNode.on(database.second(), clock, 1, _ -> store);
        other = TestNode.on(database.second(), clock, 2, _ -> store);
        pushImage();
        assertThat(other().manifests().get(APP, LATEST).digest()).isEqualTo(image.digest());
    }

    @AfterEach
    void end() {
        one().close();
        other().close();
    }

    private TestNode one() {
        return Objects.requireNonNull(one);
    }

    private TestNode other() {
        return Objects.requireNonNull(other);
    }

    private void pushImage() {
        one().push(APP, config);
        one().push(APP, layer);
        one().push(APP, image, "latest");
    }

    @Test
    void aTagThatMovesIsForgottenByTheOthers() {
        TestManifest next = TestManifest.image(config);
        one().push(APP, next, "latest");
        assertThat(other().manifests().cached(APP, LATEST)).isPresent();

        other().notices().look();

        assertThat(other().manifests().cached(APP, LATEST)).isEmpty();
        assertThat(other().manifests().get(APP, LATEST).digest()).isEqualTo(next.digest());
    }

    @Test
    void aNewTagTellsNobody() {
        one().push(APP, image, "new");

        other().notices().look();

        assertThat(other().manifests().cached(APP, LATEST)).isPresent();
    }

    @Test
    void aDeletedTagIsForgottenByTheOthers() {
        one().manifests().delete(ACTOR, APP, LATEST, Optional.empty());

        other().notices().look();

        assertThatThrownBy(() -> other().manifests().get(APP, LATEST)).isInstanceOf(DomainException.class);
        assertThat(other().manifests().get(APP, byDigest()).digest()).isEqualTo(image.digest());
    }

    @Test
    void aDeletedManifestIsForgottenByTheOthersWithItsTags() {
        other().manifests().get(APP, byDigest());
        one().manifests().delete(ACTOR, APP, byDigest(), Optional.empty());

        other().notices().look();

        assertThatThrownBy(() -> other().manifests().get(APP, LATEST)).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> other().manifests().get(APP, byDigest())).isInstanceOf(DomainException.class);
    }

    @Test
    void whatWasAcknowledgedOnOneNodeHoldsOnTheOthers() {
        one().notices().start();
        other().notices().start();
        TestManifest next = TestManifest.image(config);
        for (int round = 0; round < 50; round++) {
            TestNode changing = round % 2 == 0 ? one() : other();
            TestNode asked = round % 2 == 0 ? other() : one();
            byte[] content = bytes(1_000 + round, 100);
            Digest loose = changing.push(APP, content);
            assertThat(asked.manifests().get(APP, LATEST).digest()).isEqualTo(image.digest());
            assertThat(asked.blobs().find(APP, loose)).isPresent();

            changing.push(APP, next, "latest");
            assertThat(asked.manifests().get(APP, LATEST).digest()).isEqualTo(next.digest());
            changing.manifests().delete(ACTOR, APP, LATEST, Optional.empty());
            assertThatThrownBy(() -> asked.manifests().get(APP, LATEST)).isInstanceOf(DomainException.class);
            changing.blobs().delete(ACTOR, APP, loose);
            assertThat(asked.blobs().find(APP, loose)).isEmpty();
            changing.push(APP, image, "latest");
            asked.manifests().get(APP, byDigest());
            asked.manifests().get(APP, LATEST);
            changing.manifests().delete(ACTOR, APP, byDigest(), Optional.empty());
            assertThatThrownBy(() -> asked.manifests().get(APP, byDigest())).isInstanceOf(DomainException.class);
            assertThatThrownBy(() -> asked.manifests().get(APP, LATEST)).isInstanceOf(DomainException.class);
            changing.push(APP, image, "latest");
        }

        assertThat(one().notices().figures().unconfirmed()).isZero();
        assertThat(other().notices().figures().unconfirmed()).isZero();
    }

    @Test
    void whatIsNewMakesNobodyWait() {
        one().notices().start();
        other().notices().start();

        for (int round = 0; round < 10; round++) {
            byte[] fresh = bytes(2_000 + round, 100);
            one().push(APP, fresh);
            one().push(APP, TestManifest.image(fresh), "new-" + round);
            one().push(APP, image, "again-" + round);
        }

        assertThat(one().notices().figures().waits()).isZero();
    }

    @Test
    void noBlobIsPromisedThatAnotherNodeDeletedAMomentAgo() {
        Digest loose = one().push(APP, bytes(7, 500));
        assertThat(other().blobs().promise(APP, loose)).isPresent();
        assertThat(other().blobs().find(APP, loose)).isPresent();

        one().blobs().delete(ACTOR, APP, loose);

        assertThat(other().blobs().promise(APP, loose)).isEmpty();
        assertThat(other().blobs().mount(ACTOR, OTHER, loose, APP)).isInstanceOf(MountResult.NotThere.class);
        assertThatThrownBy(() -> other().push(APP, TestManifest.image(bytes(7, 500))))
                .isInstanceOf(DomainException.class);
        other().notices().look();
        assertThat(other().blobs().find(APP, loose)).isEmpty();
    }

    @Test
    void aPromiseOutlastsTheDeletionOfTheManifestThatKeptTheBlob() {
        Digest kept = one().push(OTHER, layer);
        one().push(OTHER, TestManifest.image(layer), "latest");
        assertThat(other().blobs().promise(OTHER, kept)).isPresent();
        one().manifests()
                .delete(
                        ACTOR,
                        OTHER,
                        new Reference.ByDigest(TestManifest.image(layer).digest()),
                        Optional.empty());
        clock.advance(ContentSettings.DEFAULT.lease().minus(Duration.ofMinutes(1)));

        assertThat(other().blobs().promise(OTHER, kept)).isPresent();
        clock.advance(Duration.ofMinutes(2));
        one().objects().unlinkExpired(clock.instant(), 100);

        assertThat(other().blobs().promise(OTHER, kept)).isPresent();
    }

    @Test
    void whatACollectionTakesIsForgottenByTheOthers() {
        Digest loose = one().push(APP, bytes(7, 500));
        assertThat(other().blobs().find(APP, loose)).isPresent();
        clock.advance(ContentSettings.DEFAULT.lease().plusSeconds(1));
        one().objects().unlinkExpired(clock.instant(), 100);

        other().notices().look();

        assertThat(other().blobs().find(APP, loose)).isEmpty();
        assertThat(other().blobs().find(APP, DigestAlgorithm.SHA256.digest(layer)))
                .isPresent();
    }

    @Test
    void aRepositoryThatIsMadeAnewIsFoundByItsNewRow() {
        one().push(OTHER, layer);
        assertThat(other().repositories().find(OTHER)).isPresent();
        database.transact(tx -> {
            one().repositories().forgetEmpty(tx, OTHER.project());
            return tx;
        });
        one().push(OTHER, layer);

        other().notices().look();

        assertThat(other().repositories().find(OTHER))
                .isEqualTo(one().repositories().find(OTHER));
    }

    @Test
    void aNoticeOfAKindThatTheNodeDoesNotKnowMakesItForgetEverything() {
        database.transact(tx -> {
            one().notices().publish(tx, ContentCaches.TOPIC, List.of("galaxy 7"));
            return tx;
        });

        other().notices().look();

        assertThat(other().manifests().cached(APP, LATEST)).isEmpty();
    }

    @Test
    void pullsOnAllNodesAddUp() {
        RepositoryId repository = one().repositories().require(APP);
        for (int i = 0; i < 3; i++) {
            one().pulls().record(new Pull(APP, repository, image.digest(), Optional.of(new Tag("latest")), ACTOR));
            other().pulls().record(new Pull(APP, repository, image.digest(), Optional.empty(), ACTOR));
        }

        one().pulls().flush();
        other().pulls().flush();

        assertThat(pulls("manifest")).isEqualTo(6);
        assertThat(pulls("tag")).isEqualTo(3);
    }

    private long pulls(String table) {
        return database.read(tx -> tx.sql("select cast(sum(pull_count) as bigint) as pulls from " + table)
                .first(row -> row.number("pulls"))
                .orElseThrow());
    }

    private Reference byDigest() {
        return new Reference.ByDigest(image.digest());
    }
}
