package dev.berth.registry.gc;

import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.CosignTags;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.jobs.Parameters;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.TestRun;
import dev.berth.registry.content.UntaggedManifests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class OrderedCollectionTest {

    private static final CollectionOrder UNTAGGED = new CollectionOrder(true, false, 1);

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    private TestRun run(CollectionOrder order) {
        TestRun run = TestRun.asked(order.parameters());
        new OrderedCollection(
                        new GarbageCollection(
                                registry.objects(), registry.blobStore(), registry.clock(), CollectionSettings.DEFAULT),
                        registry.objects(),
                        registry.untagged(),
                        registry.clock())
                .run(run);
        return run;
    }

    private boolean there(RepositoryName repository, TestManifest manifest) {
        return registry.manifests()
                .find(repository, new Reference.ByDigest(manifest.digest()))
                .isPresent();
    }

    @Test
    void onlyWhatNothingKeepsIsDeleted() {
        TestManifest loose = registry.pushImage(APP, 1);
        TestManifest tagged = registry.pushImage(APP, 2, "v1");
        TestManifest child = registry.pushImage(APP, 3);
        registry.push(APP, TestManifest.index(child), "multi");
        TestManifest signed = registry.pushImage(APP, 4);
        byte[] config = TestRegistry.bytes(40, 10);
        registry.push(APP, config);
        TestManifest signature = TestManifest.image(config).subject(signed);
        registry.push(APP, signature);
        TestManifest signedByTag = registry.pushImage(APP, 5);
        TestManifest byTag = registry.pushImage(
                APP,
                6,
                CosignTags.andFallbackOf(signedByTag.digest()).getFirst().value());
        TestManifest elsewhere = registry.pushImage(OTHER, 1);
        registry.clock().advance(OrderedCollection.WINDOW.plusSeconds(1));
        TestManifest fresh = registry.pushImage(APP, 7);

        TestRun run = run(UNTAGGED);

        assertThat(run.figures()).containsEntry(OrderedCollection.PURGED_MANIFESTS, 2L);
        assertThat(run.log()).contains("deleted " + APP + "@" + loose.digest(), "deleted 2 untagged manifests");
        assertThat(there(APP, loose)).isFalse();
        assertThat(there(OTHER, elsewhere)).isFalse();
        for (TestManifest kept : new TestManifest[] {tagged, child, signed, signature, signedByTag, byTag, fresh}) {
            assertThat(there(APP, kept)).isTrue();
        }
    }

    @Test
    void whatAnIndexLeavesBehindGoesWithIt() {
        TestManifest child = registry.pushImage(APP, 1);
        TestManifest index = TestManifest.index(child);
        registry.push(APP, index);
        registry.clock().advance(OrderedCollection.WINDOW.plusSeconds(1));

        assertThat(run(UNTAGGED).figures()).containsEntry(OrderedCollection.PURGED_MANIFESTS, 2L);
        assertThat(there(APP, index)).isFalse();
        assertThat(there(APP, child)).isFalse();

        registry.clock().advance(ContentSettings.DEFAULT.lease().plusMillis(1));
        TestRun later = run(new CollectionOrder(false, false, 1));
        assertThat(later.figures())
                .containsEntry(OrderedCollection.PURGED_BLOBS, 2L)
                .containsEntry(OrderedCollection.FREED_SPACE, 1_100L)
                .containsEntry(OrderedCollection.PURGED_MANIFESTS, 0L);
        assertThat(later.note()).contains("freed 1100 bytes");
    }

    @Test
    void aDryRunTellsWhatWouldGoAndDeletesNothing() {
        TestManifest loose = registry.pushImage(APP, 1);
        registry.push(APP, TestRegistry.bytes(9, 30));
        registry.clock().advance(Duration.ofDays(30));

        TestRun run = run(new CollectionOrder(true, true, 1));

        assertThat(run.figures())
                .containsEntry(OrderedCollection.PURGED_MANIFESTS, 1L)
                .containsEntry(OrderedCollection.PURGED_BLOBS, 1L)
                .containsEntry(OrderedCollection.FREED_SPACE, 30L);
        assertThat(run.log()).contains("would delete " + APP + "@" + loose.digest(), "would remove sha256:");
        assertThat(there(APP, loose)).isTrue();
        assertThat(registry.objects().totals().liveObjects()).isEqualTo(3);
    }

    @Test
    void whatGetsATagBetweenLookingAndDeletingStays() {
        TestManifest image = registry.pushImage(APP, 1);
        registry.clock().advance(OrderedCollection.WINDOW.plusSeconds(1));
        UntaggedManifests.Page page = registry.untagged().first(registry.clock().instant());
        registry.push(APP, image, "late");

        assertThat(page.found())
                .singleElement()
                .satisfies(found -> assertThat(registry.untagged()
                                .delete(
                                        TestRegistry.ACTOR,
                                        found,
                                        registry.clock().instant()))
                        .isFalse());
        assertThat(there(APP, image)).isTrue();
    }

    @Test
    void aChildThatWasPushedAgainWaitsForItsIndexLikeANewOne() {
        TestManifest child = registry.pushImage(APP, 1);
        TestManifest loose = registry.pushImage(APP, 2);
        registry.clock().advance(Duration.ofDays(30));
        registry.push(APP, child);

        assertThat(run(UNTAGGED).figures()).containsEntry(OrderedCollection.PURGED_MANIFESTS, 1L);
        assertThat(there(APP, child)).isTrue();
        assertThat(there(APP, loose)).isFalse();

        registry.clock().advance(OrderedCollection.WINDOW.minusSeconds(1));
        registry.push(APP, child);
        registry.clock().advance(Duration.ofSeconds(30));
        registry.push(APP, child);
        registry.clock().advance(Duration.ofMinutes(110));
        assertThat(run(UNTAGGED).figures()).containsEntry(OrderedCollection.PURGED_MANIFESTS, 0L);
        registry.push(APP, TestManifest.index(child), "multi");
        assertThat(there(APP, child)).isTrue();
    }

    @Test
    void manyWorkersDeleteWhatOneWould() {
        for (int i = 0; i < 50; i++) {
            registry.push(APP, TestRegistry.bytes(i, 10));
        }
        registry.clock().advance(Duration.ofDays(30));

        TestRun run = run(new CollectionOrder(false, false, 7));

        assertThat(run.figures())
                .containsEntry(OrderedCollection.PURGED_BLOBS, 50L)
                .containsEntry(OrderedCollection.FREED_SPACE, 500L);
        assertThat(registry.objects().totals().liveObjects()).isZero();
    }

    @Test
    void anOrderIsWhatItsParametersSay() {
        CollectionOrder order = new CollectionOrder(true, true, 3);
        assertThat(CollectionOrder.of(order.parameters())).isEqualTo(order);
        assertThat(CollectionOrder.of(Parameters.NONE)).isEqualTo(new CollectionOrder(false, false, 1));
        assertThatThrownBy(() -> new CollectionOrder(true, true, 11)).isInstanceOf(IllegalArgumentException.class);
    }
}
