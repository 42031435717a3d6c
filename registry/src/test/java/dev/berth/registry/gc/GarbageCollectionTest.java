package dev.berth.registry.gc;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.content.TestContent.APP;
import static dev.berth.registry.content.TestContent.LEASE;
import static dev.berth.registry.content.TestContent.WEB;
import static dev.berth.registry.content.TestContent.content;
import static dev.berth.registry.content.TestContent.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.BlobClaim;
import dev.berth.registry.content.CollectionPreview;
import dev.berth.registry.content.CollectionPreview.ExpiredBlob;
import dev.berth.registry.content.DeletionHold;
import dev.berth.registry.content.TestContent;
import dev.berth.registry.content.TestRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class GarbageCollectionTest {

    private static final Duration LONGER_THAN_A_LEASE = LEASE.plusMillis(1);

    @RegisterExtension
    final TestContent content = TestContent.open();

    @Test
    void aBlobWithoutAManifestStaysWhileItIsPromisedAndThenGoesWithItsBytes() {
        Digest digest = content.push(APP, "layer");

        content.pass(LEASE);
        assertThat(collect().unlinked()).isZero();

        content.pass(Duration.ofMillis(1));
        assertThat(collect()).isEqualTo(new CollectionResult(1, 1, 1, 5, Duration.ZERO));
        assertThat(content.blobs().find(APP, digest)).isEmpty();
        nothingIsStored();
    }

    @Test
    void aReferencedBlobStaysAndGoesALeaseAfterItsLastManifest() {
        Digest digest = content.push(APP, "layer");
        Digest one = content.refer(APP, "one", digest);
        Digest two = content.refer(APP, "two", digest);

        content.pass(LONGER_THAN_A_LEASE);
        content.unrefer(APP, one);
        content.pass(LONGER_THAN_A_LEASE);
        collect();
        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));

        content.unrefer(APP, two);
        collect();
        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));

        content.pass(LONGER_THAN_A_LEASE);
        collect();
        nothingIsStored();
    }

    @Test
    void bytesStayWhileAnotherRepositoryHoldsThem() {
        Digest digest = content.push(APP, "layer");
        content.blobs().mount(ACTOR, WEB, digest, APP);
        content.refer(WEB, "manifest", digest);

        content.pass(LONGER_THAN_A_LEASE);
        collect();

        assertThat(content.blobs().find(APP, digest)).isEmpty();
        assertThat(content.pull(WEB, digest)).isEqualTo(content("layer"));
    }

    @Test
    void whoWasToldThatABlobExistsCanReferToItAfterACollection() {
        Digest digest = content.push(APP, "layer");
        content.pass(LEASE.plusHours(1));
        assertThat(content.blobs().promise(APP, digest)).isPresent();

        collect();
        content.pass(LEASE.dividedBy(2));
        collect();

        content.refer(APP, "manifest", digest);
        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));
    }

    @Test
    void contentThatIsPushedAgainBetweenItsDoomAndTheEndOfItsBytesIsKept() {
        content.push(APP, "layer");
        content.pass(LONGER_THAN_A_LEASE);
        content.bytes().beforeDelete(_ -> {
            content.bytes().beforeDelete(_ -> {});
            content.push(APP, "layer");
        });

        collect();

        assertThat(content.pull(APP, digest("layer"))).isEqualTo(content("layer"));
        assertThat(content.count("stored_object")).isEqualTo(1);
    }

    @Test
    void theBytesThatARepeatedPushLeftOverAreDeleted() {
        content.push(APP, "layer");
        content.push(WEB, "layer");

        assertThat(collect()).isEqualTo(new CollectionResult(0, 0, 1, 5, Duration.ZERO));
        assertThat(content.pull(WEB, digest("layer"))).isEqualTo(content("layer"));
    }

    @Test
    void whatABackupHoldsKeepsItsBytesUntilTheHoldEnds() {
        Digest digest = content.push(APP, "layer");
        var key = content.keyOf(APP, digest);
        content.pass(LONGER_THAN_A_LEASE);
        content.objects()
                .hold(new DeletionHold("backup-1", "a backup", content.now().plus(Duration.ofHours(1))));

        TestRun run = TestRun.endless();
        collection(100).run(run);
        assertThat(run.note()).contains("unlinked 1", "deleted 0", "held for: a backup");
        assertThat(content.memory().spooled(key)).isPresent();

        content.pass(Duration.ofHours(1));
        collect();
        nothingIsStored();
        assertThat(content.objects().held(content.now())).isEmpty();
    }

    @Test
    void aReleasedHoldHoldsNothing() {
        content.push(APP, "layer");
        content.pass(LONGER_THAN_A_LEASE);
        content.objects().hold(new DeletionHold("b", "a backup", content.now().plus(LEASE)));
        collect();

        content.objects().release("b");
        collect();

        nothingIsStored();
    }

    @Test
    void aDeletionThatFailsIsFinishedByTheNextRun() {
        content.push(APP, "layer");
        content.pass(LONGER_THAN_A_LEASE);
        content.bytes().beforeDelete(_ -> {
            throw new IOException("away");
        });

        assertThatThrownBy(this::collect).isInstanceOf(DomainException.class);
        content.bytes().beforeDelete(_ -> {});
        collect();

        nothingIsStored();
    }

    @Test
    void aCrashBetweenTheEndOfBytesAndTheirRowsLosesNothing() {
        content.push(APP, "layer");
        content.push(APP, "other");
        content.refer(APP, "manifest", digest("other"));
        content.pass(LONGER_THAN_A_LEASE);
        content.bytes().afterDelete(_ -> {
            throw new IOException("the power is cut");
        });

        assertThatThrownBy(this::collect).isInstanceOf(DomainException.class);
        content.bytes().afterDelete(_ -> {});
        content.push(WEB, "layer");
        collect();

        assertThat(content.pull(APP, digest("other"))).isEqualTo(content("other"));
        assertThat(content.pull(WEB, digest("layer"))).isEqualTo(content("layer"));
        // Both, and the config of the manifest.
        assertThat(content.count("stored_object")).isEqualTo(3);
    }

    @Test
    void aStopIsHeardBetweenBatchesAndTheRestIsLeftToTheNextRun() {
        IntStream.range(0, 10).forEach(i -> content.push(APP, "layer " + i));
        content.pass(LONGER_THAN_A_LEASE);

        CollectionResult stopped = collection(3).collect(TestRun.stoppingAfter(2));
        assertThat(stopped.unlinked()).isEqualTo(6);
        assertThat(stopped.deleted()).isZero();

        CollectionResult rest = collection(3).collect(TestRun.endless());
        assertThat(rest.unlinked()).isEqualTo(4);
        assertThat(rest.deleted()).isEqualTo(10);
        nothingIsStored();
    }

    @Test
    void thePreviewTellsWhatTheCollectionThenDoes() {
        Digest shared = content.push(APP, "shared");
        content.push(APP, "alone");
        content.blobs().mount(ACTOR, WEB, shared, APP);
        content.refer(WEB, "manifest", shared);
        Digest kept = content.push(APP, "kept");
        content.refer(APP, "manifest", kept);
        content.push(WEB, "kept");
        content.pass(LONGER_THAN_A_LEASE);
        Digest fresh = content.push(APP, "fresh");

        CollectionPreview preview = content.objects().preview(content.now(), 10);

        // What is promised yet is not needed either.
        assertThat(content.objects().unneeded()).isEqualTo(preview.bytes() + "fresh".length());
        assertThat(preview.expired())
                .extracting(ExpiredBlob::repository, ExpiredBlob::digest)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(APP, shared),
                        org.assertj.core.groups.Tuple.tuple(APP, digest("alone")),
                        org.assertj.core.groups.Tuple.tuple(WEB, kept));
        CollectionResult result = collect();
        assertThat(result.unlinked()).isEqualTo(preview.expired().size());
        assertThat(result.deleted()).isEqualTo(preview.objects());
        assertThat(result.freedBytes()).isEqualTo(preview.bytes());
        assertThat(content.pull(APP, fresh)).isEqualTo(content("fresh"));
    }

    @Test
    void theReasonWhyABlobIsKeptIsToldForEachRepository() {
        Digest digest = content.push(APP, "layer");
        Digest manifest = content.refer(APP, "manifest", digest);
        content.pass(Duration.ofHours(1));
        content.push(WEB, "layer");

        assertThat(content.objects().explain(digest, content.now(), 10))
                .containsExactly(
                        new BlobClaim.Referenced(APP, List.of(manifest)),
                        new BlobClaim.Promised(WEB, content.now().plus(LEASE)));

        content.pass(LONGER_THAN_A_LEASE);
        assertThat(content.objects().explain(digest, content.now(), 10).get(1))
                .isEqualTo(new BlobClaim.Expired(WEB, content.now().minusMillis(1)));
    }

    private CollectionResult collect() {
        return collection(100).collect(TestRun.endless());
    }

    private GarbageCollection collection(int batch) {
        return new GarbageCollection(
                content.objects(),
                content.bytes(),
                content.clock(),
                new CollectionSettings(batch, Duration.ofHours(24)));
    }

    private void nothingIsStored() {
        assertThat(content.count("repository_blob")).isZero();
        assertThat(content.count("blob")).isZero();
        assertThat(content.count("stored_object")).isZero();
        assertThat(content.memory().list(Optional.empty(), 10)).isEmpty();
    }
}
