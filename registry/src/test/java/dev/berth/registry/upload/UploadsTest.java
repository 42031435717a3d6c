package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// How bytes become a blob.
@OnBothDatabases
class UploadsTest extends UploadsFixture {

    @Test
    void chunksMakeABlobThatTheRepositoryHolds() throws IOException {
        UploadId id = begin();
        assertThat(append(id, 0, part(0, 100_000))).isEqualTo(new AppendResult.Appended(new UploadStatus(id, 100_000)));
        assertThat(append(id, 100_000, part(100_000, 250_000)).status().received())
                .isEqualTo(250_000);

        CompleteResult result = complete(id, SHA256, OptionalLong.of(250_000), part(250_000, 300_000));

        assertThat(result).isEqualTo(new CompleteResult.Completed(SHA256, 300_000));
        assertThat(read(APP, SHA256)).isEqualTo(CONTENT);
    }

    @Test
    void aStreamGoesOnWhereTheLastOneEnded() throws IOException {
        UploadId id = begin();
        stream(id, part(0, 70_000));
        stream(id, part(70_000, 300_000));

        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
        assertThat(read(APP, SHA256)).isEqualTo(CONTENT);
    }

    @Test
    void aWholeBlobNeedsNoSession() throws IOException {
        CompleteResult.Completed completed =
                registry.uploads().store(ACTOR, APP, SHA512, OptionalLong.of(CONTENT.length), source(CONTENT));

        assertThat(completed).isEqualTo(new CompleteResult.Completed(SHA512, CONTENT.length));
        assertThat(read(APP, SHA512)).isEqualTo(CONTENT);
    }

    @Test
    void aWholeBlobWithAWrongDigestLeavesNothing() throws IOException {
        assertThat(refusal(() ->
                        registry.uploads().store(ACTOR, APP, WRONG, OptionalLong.of(CONTENT.length), source(CONTENT))))
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);

        assertThat(registry.blobStore().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anEmptyBlobIsABlob() throws IOException {
        UploadId id = begin();
        Digest empty = DigestAlgorithm.SHA256.digest(new byte[0]);

        assertThat(complete(id, empty)).isEqualTo(new CompleteResult.Completed(empty, 0));
        assertThat(read(APP, empty)).isEmpty();
    }

    @Test
    void anEmptyChunkChangesNothing() {
        UploadId id = begin();

        assertThat(stream(id, new byte[0]).status().received()).isZero();
        assertThat(append(id, 0, CONTENT).status().received()).isEqualTo(CONTENT.length);
        assertThat(stream(id, new byte[0]).status().received()).isEqualTo(CONTENT.length);
        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void aChunkOutOfOrderIsNotTaken() {
        UploadId id = begin();
        append(id, 0, part(0, 1_024));

        AppendResult result = append(id, 2_048, part(2_048, 3_072));

        assertThat(result).isEqualTo(new AppendResult.OutOfOrder(new UploadStatus(id, 1_024)));
        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(1_024);
    }

    @Test
    void aClosingChunkOutOfOrderIsNotTakenAndTheSessionLivesOn() {
        UploadId id = begin();
        append(id, 0, part(0, 1_024));

        CompleteResult result = complete(id, SHA256, OptionalLong.of(2_048), part(2_048, 300_000));

        assertThat(result).isEqualTo(new CompleteResult.OutOfOrder(new UploadStatus(id, 1_024)));
        assertThat(complete(id, SHA256, OptionalLong.of(1_024), part(1_024, 300_000)))
                .isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void whatArrivedBeforeTheConnectionBrokeIsKept() {
        UploadId id = begin();

        assertThat(refusal(() -> registry.uploads()
                        .append(
                                ACTOR,
                                APP,
                                id,
                                OptionalLong.of(0),
                                OptionalLong.of(CONTENT.length),
                                brokenAfter(part(0, 70_000)))))
                .isEqualTo(RegistryErrorCode.BLOB_UPLOAD_INVALID);

        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(70_000);
        append(id, 70_000, part(70_000, 300_000));
        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void aChunkShorterThanAnnouncedIsRefusedAndKept() {
        UploadId id = begin();

        assertThat(refusal(() -> registry.uploads()
                        .append(ACTOR, APP, id, OptionalLong.of(0), OptionalLong.of(200), source(part(0, 100)))))
                .isEqualTo(RegistryErrorCode.SIZE_INVALID);

        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(100);
    }

    @Test
    void aChunkLongerThanAnnouncedIsRefused() {
        UploadId id = begin();

        assertThat(refusal(() -> registry.uploads()
                        .append(ACTOR, APP, id, OptionalLong.of(0), OptionalLong.of(50), source(part(0, 100)))))
                .isEqualTo(RegistryErrorCode.SIZE_INVALID);
    }

    @Test
    void aSessionOutlivesARestart() throws IOException {
        UploadId id = begin();
        append(id, 0, part(0, 200_000));

        registry.restart();

        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(200_000);
        append(id, 200_000, part(200_000, 250_000));
        registry.restart();
        assertThat(complete(id, SHA256, OptionalLong.of(250_000), part(250_000, 300_000)))
                .isInstanceOf(CompleteResult.Completed.class);
        assertThat(read(APP, SHA256)).isEqualTo(CONTENT);
    }

    @Test
    void anotherAlgorithmThanExpectedIsComputedFromWhatWasStored() throws IOException {
        UploadId id = begin();
        append(id, 0, CONTENT);

        assertThat(complete(id, SHA512)).isEqualTo(new CompleteResult.Completed(SHA512, CONTENT.length));

        assertThat(read(APP, SHA512)).isEqualTo(CONTENT);
        assertThat(registry.blobs().find(APP, SHA256)).isEmpty();
    }

    @Test
    void aHintedAlgorithmIsComputedOnTheWay() throws IOException {
        UploadId id =
                registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA512).id();
        append(id, 0, CONTENT);

        assertThat(complete(id, SHA512)).isEqualTo(new CompleteResult.Completed(SHA512, CONTENT.length));
        assertThat(read(APP, SHA512)).isEqualTo(CONTENT);
    }

    @Test
    void aWrongDigestLeavesTheSessionAliveWithTheClosingChunk() {
        UploadId id = begin();
        append(id, 0, part(0, 1_000));
        DomainException wrong = catchThrowableOfType(
                DomainException.class, () -> complete(id, WRONG, OptionalLong.empty(), part(1_000, 300_000)));

        assertThat(wrong.code()).isEqualTo(RegistryErrorCode.DIGEST_INVALID);
        assertThat(wrong).hasMessageContaining(WRONG.toString()).hasMessageContaining(SHA256.toString());
        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void aWrongDigestIsCorrectedByRepeatingTheClosingChunk() throws IOException {
        UploadId id = begin();
        append(id, 0, part(0, 1_000));
        refusal(() -> complete(id, WRONG, OptionalLong.empty(), part(1_000, 300_000)));

        assertThat(complete(id, SHA256, OptionalLong.empty(), part(1_000, 300_000)))
                .isInstanceOf(CompleteResult.Completed.class);
        assertThat(read(APP, SHA256)).isEqualTo(CONTENT);
    }

    @Test
    void aWrongDigestIsCorrectedByRepeatingTheClosingChunkAtItsOffset() {
        UploadId id = begin();
        append(id, 0, part(0, 1_000));
        refusal(() -> complete(id, SHA256, OptionalLong.of(1_000), part(1_000, 200_000)));

        assertThat(complete(id, SHA256, OptionalLong.of(1_000), part(1_000, 300_000)))
                .isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void anUnknownAlgorithmIsRefusedAndTheSessionLivesOn() {
        UploadId id = begin();
        append(id, 0, CONTENT);

        assertThat(refusal(() -> complete(id, Digest.parse("md5:d41d8cd98f00b204e9800998ecf8427e"))))
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);
        assertThat(complete(id, SHA256)).isInstanceOf(CompleteResult.Completed.class);
    }
}
