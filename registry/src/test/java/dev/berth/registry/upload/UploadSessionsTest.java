package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Who finds a session, how long it lives, and what happens when others touch it meanwhile.
@OnBothDatabases
class UploadSessionsTest extends UploadsFixture {

    @Test
    void aRepeatedCompletionAnswersTheSame() {
        UploadId id = begin();
        CompleteResult first = complete(id, SHA256, OptionalLong.empty(), CONTENT);

        registry.restart();

        assertThat(complete(id, SHA256, OptionalLong.empty(), CONTENT)).isEqualTo(first);
        assertThat(refusal(() -> complete(id, WRONG))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
    }

    @Test
    void aFinishedUploadTakesNoChunkAndHasNoStatus() {
        UploadId id = begin();
        complete(id, SHA256, OptionalLong.empty(), CONTENT);

        assertThat(refusal(() -> stream(id, CONTENT))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(refusal(() -> registry.uploads().status(APP, id))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
    }

    @Test
    void aRepeatedCompletionIsUnknownWhenTheBlobWasDeletedMeanwhile() {
        UploadId id = begin();
        complete(id, SHA256, OptionalLong.empty(), CONTENT);
        registry.blobs().delete(ACTOR, APP, SHA256);

        assertThat(refusal(() -> complete(id, SHA256))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
    }

    @Test
    void aFinishedUploadIsForgottenAfterAWhile() {
        UploadId id = begin();
        complete(id, SHA256, OptionalLong.empty(), CONTENT);
        registry.clock().advance(Duration.ofMinutes(61));

        assertThat(registry.uploads().expire(registry.clock().instant())).isEqualTo(1);

        assertThat(refusal(() -> complete(id, SHA256))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(registry.blobs().find(APP, SHA256)).isPresent();
    }

    @Test
    void uploadsCountAsOpenUntilTheyEnd() {
        assertThat(registry.uploads().open()).isZero();
        UploadId id = begin();
        begin();
        assertThat(registry.uploads().open()).isEqualTo(2);

        complete(id, SHA256, OptionalLong.empty(), CONTENT);

        assertThat(registry.uploads().open()).isEqualTo(1);
    }

    @Test
    void anUploadOfAnotherRepositoryIsUnknown() {
        UploadId id = begin();
        registry.push(OTHER, CONTENT);

        assertThat(refusal(() -> registry.uploads().status(OTHER, id)))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(refusal(() -> registry.uploads().cancel(ACTOR, OTHER, id)))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(refusal(() -> registry.uploads().status(new RepositoryName("no/such"), id)))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
    }

    @Test
    void aCancelledUploadIsGoneWithItsBytes() throws IOException {
        UploadId id = begin();
        append(id, 0, CONTENT);

        registry.uploads().cancel(ACTOR, APP, id);

        assertThat(refusal(() -> registry.uploads().status(APP, id))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(registry.blobStore().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anIdleUploadExpiresWithItsBytesAndOneInUseDoesNot() throws IOException {
        UploadId idle = begin();
        UploadId used = begin();
        append(idle, 0, CONTENT);
        registry.clock().advance(Duration.ofHours(23));
        append(used, 0, CONTENT);
        registry.clock().advance(Duration.ofHours(2));

        assertThat(registry.uploads().expire(registry.clock().instant())).isEqualTo(1);
        assertThat(registry.uploads().expire(registry.clock().instant())).isZero();

        assertThat(refusal(() -> registry.uploads().status(APP, idle)))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
        assertThat(registry.blobStore().list(Optional.empty(), 10)).hasSize(1);
        assertThat(complete(used, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void anUploadThatIsArrivingDoesNotExpire() {
        UploadId id = begin();
        registry.clock().advance(Duration.ofHours(25));
        ByteSource slow = after(
                () -> {
                    registry.clock().advance(Duration.ofHours(25));
                    assertThat(registry.uploads().expire(registry.clock().instant()))
                            .isZero();
                },
                CONTENT);
        registry.uploads().append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.empty(), slow);

        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void aSecondChunkWhileOneIsArrivingLosesAtOnce() {
        UploadId id = begin();
        append(id, 0, part(0, 1_000));
        ByteSource meanwhile = after(
                () -> {
                    assertThat(append(id, 1_000, part(1_000, 2_000)))
                            .isEqualTo(new AppendResult.OutOfOrder(new UploadStatus(id, 1_000)));
                    assertThat(complete(id, SHA256))
                            .isEqualTo(new CompleteResult.OutOfOrder(new UploadStatus(id, 1_000)));
                },
                part(1_000, 300_000));

        registry.uploads().append(ACTOR, APP, id, OptionalLong.of(1_000), OptionalLong.of(299_000), meanwhile);

        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void anUploadCancelledWhileAChunkArrivesLeavesNothing() throws IOException {
        UploadId id = begin();
        ByteSource meanwhile = after(
                () -> {
                    registry.uploads().cancel(ACTOR, APP, id);
                },
                CONTENT);

        assertThat(refusal(() -> registry.uploads()
                        .complete(ACTOR, APP, id, SHA256, OptionalLong.empty(), OptionalLong.empty(), meanwhile)))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);

        assertThat(registry.blobStore().list(Optional.empty(), 10)).isEmpty();
        assertThat(registry.blobs().find(APP, SHA256)).isEmpty();
    }

    @Test
    void theKeyOfAnUploadIsKnownUntilItEnds() throws IOException {
        UploadId id = begin();
        append(id, 0, part(0, 10));
        List<ObjectKey> keys = keys();

        assertThat(registry.uploads().known(keys)).containsExactlyElementsOf(keys);
        registry.uploads().cancel(ACTOR, APP, id);
        assertThat(registry.uploads().known(keys)).isEmpty();
    }

    @Test
    void theKeyOfABlobThatComesWithoutSessionIsKnownWhileItArrives() throws IOException {
        List<ObjectKey> arriving = new ArrayList<>();
        ByteSource halfway = after(
                () -> {
                    arriving.addAll(keys());
                    assertThat(registry.uploads().known(arriving)).containsExactlyElementsOf(arriving);
                },
                CONTENT);

        registry.uploads().store(ACTOR, APP, SHA256, OptionalLong.empty(), halfway);

        assertThat(registry.uploads().known(keys())).isEmpty();
    }

    @Test
    void contentThatIsThereAlreadyIsKeptOnce() throws IOException {
        registry.push(OTHER, CONTENT);
        registry.push(APP, CONTENT);

        assertThat(read(APP, SHA256)).isEqualTo(CONTENT);
        assertThat(registry.blobs().find(APP, SHA256).orElseThrow().key())
                .isEqualTo(registry.blobs().find(OTHER, SHA256).orElseThrow().key());
    }
}
