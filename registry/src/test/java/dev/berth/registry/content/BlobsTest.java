package dev.berth.registry.content;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.content.TestContent.APP;
import static dev.berth.registry.content.TestContent.LEASE;
import static dev.berth.registry.content.TestContent.WEB;
import static dev.berth.registry.content.TestContent.content;
import static dev.berth.registry.content.TestContent.digest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class BlobsTest {

    @RegisterExtension
    final TestContent content = TestContent.open();

    private final Blobs blobs = content.blobs();

    @Test
    void aPushedBlobIsFoundAndReadInItsRepositoryOnly() {
        Digest digest = content.push(APP, "layer");

        assertThat(blobs.find(APP, digest))
                .hasValueSatisfying(blob -> assertThat(blob.size()).isEqualTo(5));
        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));
        assertThat(blobs.find(WEB, digest)).isEmpty();
        refused(RegistryErrorCode.BLOB_UNKNOWN, () -> blobs.open(WEB, digest));
    }

    @Test
    void aBlobThatWasOpenedLatelyIsOpenedWithoutWaitingUntilItIsDeleted() throws IOException {
        Digest digest = content.push(APP, "layer");
        assertThat(blobs.openWithoutWaiting(APP, digest)).isEmpty();

        content.pull(APP, digest);

        try (StoredObject object =
                blobs.openWithoutWaiting(APP, digest).orElseThrow().object()) {
            assertThat(object.read(0, object.size()).readAllBytes()).isEqualTo(content("layer"));
        }
        assertThat(blobs.openWithoutWaiting(WEB, digest)).isEmpty();
        blobs.delete(ACTOR, APP, digest);
        assertThat(blobs.openWithoutWaiting(APP, digest)).isEmpty();
    }

    @Test
    void theSameBytesUnderTwoAlgorithmsAreStoredOnce() {
        Digest sha512 = content.push(APP, content("layer"), DigestAlgorithm.SHA512);
        assertThat(blobs.find(APP, digest("layer"))).isEmpty();

        Digest sha256 = content.push(APP, "layer");

        assertThat(content.keyOf(APP, sha256)).isEqualTo(content.keyOf(APP, sha512));
        assertThat(content.objects().totals().liveObjects()).isEqualTo(1);
    }

    @Test
    void theBytesOfARepeatedPushAreDoomed() {
        content.push(APP, "layer");
        content.push(WEB, "layer");

        assertThat(content.objects().totals()).isEqualTo(new StoredTotals(1, 5, 1, 5, 0));
    }

    @Test
    void aPromiseIsProlongedOnlyWhenLessThanHalfIsLeft() {
        Digest digest = content.push(APP, "layer");
        Instant pushed = content.now();

        content.pass(LEASE.dividedBy(2));
        blobs.promise(APP, digest);
        assertThat(lease(digest)).isEqualTo(pushed.plus(LEASE));

        content.pass(Duration.ofMillis(1));
        blobs.promise(APP, digest);
        assertThat(lease(digest)).isEqualTo(content.now().plus(LEASE));
    }

    @Test
    void aPromiseRevivesABlobWhoseLeaseIsOverButThatIsStillThere() {
        Digest digest = content.push(APP, "layer");
        content.pass(LEASE.plusHours(1));

        assertThat(blobs.promise(APP, digest)).isPresent();

        content.objects().unlinkExpired(content.now(), 100);
        assertThat(blobs.find(APP, digest)).isPresent();
    }

    @Test
    void lookingWithoutAPromiseChangesNothing() {
        Digest digest = content.push(APP, "layer");
        content.pass(LEASE.plusHours(1));

        assertThat(blobs.find(APP, digest)).isPresent();

        content.objects().unlinkExpired(content.now(), 100);
        assertThat(blobs.find(APP, digest)).isEmpty();
        assertThat(blobs.promise(APP, digest)).isEmpty();
        refused(RegistryErrorCode.BLOB_UNKNOWN, () -> blobs.open(APP, digest));
    }

    @Test
    void manyWhoAskAtOnceAllGetThePromise() throws Exception {
        Digest digest = content.push(APP, "layer");
        content.pass(LEASE);
        List<Future<Optional<BlobLocation>>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                answers.add(clients.submit(() -> blobs.promise(APP, digest)));
            }
        }

        for (Future<Optional<BlobLocation>> answer : answers) {
            assertThat(answer.get()).isPresent();
        }
        assertThat(lease(digest)).isEqualTo(content.now().plus(LEASE));
    }

    @Test
    void aReferencedBlobHasNoLeaseAndNoPromiseGivesItOne() {
        Digest digest = content.push(APP, "layer");
        Digest manifest = content.refer(APP, "manifest", digest);

        content.push(APP, "layer");
        content.pass(LEASE.multipliedBy(3));
        blobs.promise(APP, digest);

        assertThat(content.objects().unlinkExpired(content.now(), 100)).isEqualTo(new CollectionStep(0, 0));
        assertThat(content.objects().explain(digest, content.now(), 10))
                .containsExactly(new BlobClaim.Referenced(APP, List.of(manifest)));
    }

    @Test
    void aBlobThatASparseManifestWaitsForIsReferencedAsSoonAsItIsPushedOrMounted() {
        Digest index = content.referToMissing(APP, "layer");
        content.referToMissing(WEB, "layer");

        Digest digest = content.push(APP, "layer");
        blobs.mount(ACTOR, WEB, digest, APP);

        assertThat(content.objects().explain(digest, content.now(), 10))
                .containsExactly(
                        new BlobClaim.Referenced(APP, List.of(index)), new BlobClaim.Referenced(WEB, List.of(index)));
    }

    @Test
    void aMountMakesTheTargetHoldTheBlobWithAPromise() {
        Digest digest = content.push(APP, "layer");
        content.pass(LEASE.minusHours(1));

        MountResult result = blobs.mount(ACTOR, WEB, digest, APP);

        assertThat(result)
                .isEqualTo(new MountResult.Mounted(blobs.find(WEB, digest).orElseThrow()));
        assertThat(content.objects().explain(digest, content.now(), 10))
                .contains(new BlobClaim.Promised(WEB, content.now().plus(LEASE)));
    }

    @Test
    void aMountFromWhereTheBlobIsNotMakesNothing() {
        content.push(APP, "layer");

        assertThat(blobs.mount(ACTOR, WEB, digest("other"), APP)).isEqualTo(new MountResult.NotThere());
        assertThat(blobs.mount(ACTOR, WEB, digest("layer"), RepositoryName.parse("no/where")))
                .isEqualTo(new MountResult.NotThere());
        assertThat(content.repositories().find(WEB)).isEmpty();
    }

    @Test
    void holdersAreThoseWhoHoldTheBlob() {
        Digest digest = content.push(APP, "layer");
        content.push(WEB, "layer");

        assertThat(blobs.holders(digest, 10)).containsExactly(APP, WEB);
        assertThat(blobs.holders(digest, 1)).containsExactly(APP);
        assertThat(blobs.holders(digest("other"), 10)).isEmpty();
    }

    @Test
    void aDeletedBlobIsGoneHereAtOnceAndStaysElsewhere() {
        Digest digest = content.push(APP, "layer");
        content.push(WEB, "layer");
        blobs.find(APP, digest);

        blobs.delete(ACTOR, APP, digest);

        assertThat(blobs.find(APP, digest)).isEmpty();
        assertThat(content.pull(WEB, digest)).isEqualTo(content("layer"));
        refused(RegistryErrorCode.BLOB_UNKNOWN, () -> blobs.delete(ACTOR, APP, digest));
    }

    @Test
    void aBlobThatAManifestRefersToIsNotDeleted() {
        Digest digest = content.push(APP, "layer");
        Digest manifest = content.refer(APP, "manifest", digest);

        assertThatThrownBy(() -> blobs.delete(ACTOR, APP, digest))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("is part of manifest " + manifest);
        assertThat(blobs.find(APP, digest)).isPresent();
    }

    @Test
    void aLostObjectIsRefusedAsDamagedAndTheNextPushRepairsItEverywhere() throws Exception {
        Digest digest = content.push(APP, "layer");
        blobs.mount(ACTOR, WEB, digest, APP);
        blobs.find(WEB, digest);
        content.memory().delete(List.of(content.keyOf(APP, digest)));

        assertThatThrownBy(() -> blobs.open(APP, digest))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("push it again to repair");
        refused(RegistryErrorCode.DAMAGED, () -> blobs.open(WEB, digest));
        assertThat(blobs.promise(WEB, digest)).isEmpty();
        assertThat(blobs.mount(ACTOR, RepositoryName.parse("team/x"), digest, APP))
                .isEqualTo(new MountResult.NotThere());

        content.push(APP, "layer");

        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));
        assertThat(content.pull(WEB, digest)).isEqualTo(content("layer"));
        assertThat(content.objects().totals()).isEqualTo(new StoredTotals(1, 5, 1, 5, 0));
    }

    @Test
    void anObjectOfAnotherSizeIsRefusedAsDamaged() throws Exception {
        Digest digest = content.push(APP, "layer");
        ObjectKey key = content.keyOf(APP, digest);
        content.memory().delete(List.of(key));
        try (var writer = content.memory().append(key, 0)) {
            writer.write(java.nio.ByteBuffer.wrap(content("lay")));
        }
        content.memory().finish(key, 3);

        refused(RegistryErrorCode.DAMAGED, () -> blobs.open(APP, digest));
    }

    @Test
    void bytesThatMovedToAnotherObjectAreFoundThere() throws Exception {
        Digest digest = content.push(APP, "layer");
        BlobLocation before = blobs.find(APP, digest).orElseThrow();
        content.objects().markDamaged(content.objects().after(0, 1).getFirst().id());
        content.push(WEB, "layer");
        content.memory().delete(List.of(before.key()));

        assertThat(content.pull(APP, digest)).isEqualTo(content("layer"));
    }

    private Instant lease(Digest digest) {
        return content.objects().explain(digest, content.now(), 1).getFirst() instanceof BlobClaim.Promised promised
                ? promised.until()
                : Instant.MAX;
    }

    private static void refused(RegistryErrorCode code, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
