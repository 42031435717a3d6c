package dev.berth.registry.verification;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.content.TestContent.APP;
import static dev.berth.registry.content.TestContent.WEB;
import static dev.berth.registry.content.TestContent.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.DamagedObject;
import dev.berth.registry.content.ManifestAudit;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.StoredTotals;
import dev.berth.registry.content.TestContent;
import dev.berth.registry.content.TestRun;
import dev.berth.registry.gc.CollectionSettings;
import dev.berth.registry.gc.GarbageCollection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class VerificationTest {

    @RegisterExtension
    final TestContent content = TestContent.open();

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void whatIsRightIsCountedAndRemembered() throws Exception {
        Digest layer = content.push(APP, "layer");
        content.refer(APP, "manifest", layer);

        VerificationStatus status = verify();

        assertThat(status)
                .isEqualTo(new VerificationStatus(Optional.of(content.now()), Optional.of(content.now()), 3, 0));
        assertThat(verification(0).status()).isEqualTo(status);
        long verified = content.database()
                .read(tx -> tx.sql("select count(*) as rows from stored_object where verified_at = :now")
                        .bind("now", content.now())
                        .first(row -> row.number("rows"))
                        .orElseThrow());
        assertThat(verified).isEqualTo(2);
    }

    @Test
    void aFlippedBitIsFoundServedNoMoreAndRepairedByTheNextPush() throws Exception {
        Digest layer = content.push(APP, "layer");
        content.blobs().mount(ACTOR, WEB, layer, APP);
        ObjectKey key = content.keyOf(WEB, layer);
        content.memory().damage(key, 2);

        assertThat(verify().damaged()).isEqualTo(1);

        assertThat(content.objects().damaged(10)).containsExactly(new DamagedObject(key, layer, 5, List.of(APP, WEB)));
        refusedAsDamaged(layer);
        assertThat(content.memory().spooled(key)).isEmpty();

        content.push(WEB, "layer");

        assertThat(content.pull(APP, layer)).isEqualTo(content("layer"));
        assertThat(content.pull(WEB, layer)).isEqualTo(content("layer"));
        new GarbageCollection(content.objects(), content.bytes(), content.clock(), CollectionSettings.DEFAULT)
                .collect(TestRun.endless());
        assertThat(content.objects().totals()).isEqualTo(new StoredTotals(1, 5, 0, 0, 0));
        assertThat(verify().damaged()).isZero();
    }

    @Test
    void aLostObjectIsFound() throws Exception {
        Digest layer = content.push(APP, "layer");
        content.memory().delete(List.of(content.keyOf(APP, layer)));

        assertThat(verify().damaged()).isEqualTo(1);
        refusedAsDamaged(layer);
    }

    @Test
    void anObjectThatComesBackServesAgain() throws Exception {
        Digest layer = content.push(APP, "layer");
        ObjectKey key = content.keyOf(APP, layer);
        content.memory().delete(List.of(key));
        verify();
        try (var writer = content.memory().append(key, 0)) {
            writer.write(ByteBuffer.wrap(content("layer")));
        }
        content.memory().finish(key, 5);

        assertThat(verify().damaged()).isZero();

        assertThat(content.pull(APP, layer)).isEqualTo(content("layer"));
    }

    @Test
    void anObjectThatIsCollectedWhileItIsLookedForIsNotDamaged() throws Exception {
        Digest layer = content.push(APP, "layer");
        content.bytes().beforeOpen(_ -> {
            content.bytes().beforeOpen(_ -> {});
            content.blobs().delete(ACTOR, APP, layer);
            new GarbageCollection(content.objects(), content.bytes(), content.clock(), CollectionSettings.DEFAULT)
                    .collect(TestRun.endless());
        });

        assertThat(verify().damaged()).isZero();
        assertThat(content.objects().damaged(10)).isEmpty();
    }

    @Test
    void aStoppedPassGoesOnWhereItWasAlsoAfterARestart() throws Exception {
        for (int i = 0; i < 60; i++) {
            content.push(APP, "layer " + i);
        }
        Set<ObjectKey> read = new HashSet<>();
        content.bytes().beforeOpen(key -> assertThat(read.add(key)).isTrue());

        VerificationStatus stopped = verification(0).verify(TestRun.stoppingAfter(20));
        assertThat(stopped.finishedAt()).isEmpty();
        assertThat(stopped.checked()).isBetween(1L, 59L);
        content.registry().restart();
        content.bytes().beforeOpen(read::add);
        VerificationStatus finished = verify();

        assertThat(finished.finishedAt()).isPresent();
        assertThat(finished.checked()).isEqualTo(60);
        assertThat(read).hasSize(60);
    }

    @Test
    void aStoreThatGivesErrorsEndsTheRunAndCallsNothingDamaged() {
        for (int i = 0; i < 5; i++) {
            content.push(APP, "layer " + i);
        }
        content.bytes().beforeOpen(_ -> {
            throw new IOException("away");
        });

        assertThatThrownBy(this::verify)
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(RegistryErrorCode.UNAVAILABLE));
        assertThat(content.objects().damaged(10)).isEmpty();
    }

    @Test
    void aDamagedManifestIsCounted() throws Exception {
        content.refer(APP, "manifest", content.push(APP, "layer"));
        content.database()
                .transact(tx -> tx.sql("update manifest set content = :content")
                        .bind("content", content("{}"))
                        .update());

        assertThat(verify().damaged()).isEqualTo(1);
    }

    @Test
    void readingIsHeldToItsRate() throws Exception {
        content.push(APP, new byte[3_000_000], DigestAlgorithm.SHA256);

        verification(1_000_000).verify(TestRun.endless());

        assertThat(Duration.ofNanos(nanos.get())).isBetween(Duration.ofMillis(2_800), Duration.ofMillis(3_000));
    }

    private VerificationStatus verify() throws InterruptedException {
        return verification(0).verify(TestRun.endless());
    }

    private Verification verification(long bytesPerSecond) {
        return new Verification(
                content.database(),
                content.objects(),
                new ManifestAudit(content.database()),
                content.bytes(),
                content.clock(),
                nanos::get,
                time -> nanos.addAndGet(time.toNanos()),
                new VerificationSettings(bytesPerSecond));
    }

    private void refusedAsDamaged(Digest layer) {
        assertThatThrownBy(() -> content.blobs().open(APP, layer))
                .isInstanceOfSatisfying(
                        DomainException.class, e -> assertThat(e.code()).isEqualTo(RegistryErrorCode.DAMAGED));
    }
}
