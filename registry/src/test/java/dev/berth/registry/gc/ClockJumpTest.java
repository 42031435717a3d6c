package dev.berth.registry.gc;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.bytes;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.blobstore.StoredObject;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.Reference;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.TestManifest;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.RegistryErrorCode;
import dev.berth.registry.content.TestRun;
import dev.berth.registry.upload.UploadId;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A wall clock that is set two days ahead for a moment, in the midst of a push, while every job runs.
@OnBothDatabases
class ClockJumpTest {

    private static final Duration JUMP = Duration.ofDays(2);
    private static final byte[] CONFIG = bytes(1, 100);
    private static final byte[] LAYER = bytes(2, 1_000);

    @RegisterExtension
    final TestRegistry registry = TestRegistry.create();

    @Test
    void whatManifestsReferToStays() throws IOException {
        pushImage();

        jumpAheadAndBack();

        for (byte[] content : new byte[][] {CONFIG, LAYER}) {
            try (StoredObject object =
                    registry.blobs().open(APP, digest(content)).object()) {
                assertThat(object.read(0, object.size()).readAllBytes()).isEqualTo(content);
            }
        }
        assertThat(registry.manifests()
                        .get(APP, new Reference.ByTag(new Tag("1.4")))
                        .content())
                .isNotEmpty();
    }

    @Test
    void aManifestWhoseBlobsWereCollectedMeanwhileIsRefusedByTheirNamesAndTheNextPushSucceeds() {
        registry.push(APP, CONFIG);
        registry.push(APP, LAYER);
        TestManifest image = TestManifest.image(CONFIG, LAYER);

        jumpAheadAndBack();

        DomainException refusal = catchThrowableOfType(DomainException.class, () -> registry.push(APP, image, "1.4"));
        assertThat(refusal.code()).isEqualTo(RegistryErrorCode.MANIFEST_BLOB_UNKNOWN);
        assertThat(refusal.getMessage()).contains(digest(LAYER).toString());
        assertThat(registry.blobs().promise(APP, digest(LAYER))).isEmpty();

        pushImage();
        assertThat(registry.manifests()
                        .get(APP, new Reference.ByTag(new Tag("1.4")))
                        .digest())
                .isEqualTo(image.digest());
    }

    @Test
    void aJumpBetweenTwoRunsOfTheJobsIsNotNoticed() {
        registry.push(APP, CONFIG);
        registry.push(APP, LAYER);
        registry.clock().advance(JUMP);
        assertThat(registry.blobs().promise(APP, digest(LAYER))).isPresent();
        registry.clock().advance(JUMP.negated());
        runJobs();

        registry.push(APP, TestManifest.image(CONFIG, LAYER), "1.4");

        assertThat(registry.blobs().find(APP, digest(CONFIG))).isPresent();
    }

    @Test
    void anUploadThatExpiredMeanwhileIsUnknownAndANewOneSucceeds() {
        UploadId upload = begin();
        append(upload);

        jumpAheadAndBack();

        DomainException refusal = catchThrowableOfType(DomainException.class, () -> append(upload));
        assertThat(refusal.code()).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        append(begin());
    }

    @Test
    void anUploadThatWasBegunAheadOfTimeGoesOnAfterTheClockIsSetBack() {
        registry.clock().advance(JUMP);
        UploadId upload = begin();
        registry.clock().advance(JUMP.negated());
        runJobs();

        append(upload);
        registry.uploads()
                .complete(
                        ACTOR,
                        APP,
                        upload,
                        digest(LAYER),
                        OptionalLong.empty(),
                        OptionalLong.of(0),
                        source(new byte[0]));
        runJobs();

        registry.push(APP, CONFIG);
        registry.push(APP, TestManifest.image(CONFIG, LAYER), "1.4");
    }

    private void pushImage() {
        registry.push(APP, CONFIG);
        registry.push(APP, LAYER);
        registry.push(APP, TestManifest.image(CONFIG, LAYER), "1.4");
    }

    private void jumpAheadAndBack() {
        registry.clock().advance(JUMP);
        runJobs();
        registry.clock().advance(JUMP.negated());
        runJobs();
    }

    private void runJobs() {
        CollectionSettings settings = CollectionSettings.DEFAULT;
        while (registry.uploads().expire(registry.clock().instant()) > 0) {
            // Each call ends one batch.
        }
        new GarbageCollection(registry.objects(), registry.blobStore(), registry.clock(), settings)
                .collect(TestRun.endless());
        new OrphanSweep(registry.objects(), registry.uploads()::known, registry.blobStore(), registry.clock(), settings)
                .sweep(TestRun.endless());
    }

    private UploadId begin() {
        return registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    private void append(UploadId upload) {
        registry.uploads().append(ACTOR, APP, upload, OptionalLong.of(0), OptionalLong.of(LAYER.length), source(LAYER));
    }

    private static Digest digest(byte[] content) {
        return DigestAlgorithm.SHA256.digest(content);
    }
}
