package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.OTHER;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UploadsTest {

    private static final byte[] CONTENT = TestRegistry.bytes(1, 300_000);
    private static final Digest SHA256 = DigestAlgorithm.SHA256.digest(CONTENT);
    private static final Digest SHA512 = DigestAlgorithm.SHA512.digest(CONTENT);
    private static final Digest WRONG = DigestAlgorithm.SHA256.digest(new byte[] {1});

    @RegisterExtension
    final TestRegistry registry = create();

    /// The registry under test.
    TestRegistry create() {
        return TestRegistry.create();
    }

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

    private List<ObjectKey> keys() {
        try {
            return registry.blobStore().list(Optional.empty(), 10).stream()
                    .map(BlobStore.Listed::key)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadId begin() {
        return registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    private AppendResult append(UploadId id, long start, byte[] chunk) {
        return registry.uploads()
                .append(ACTOR, APP, id, OptionalLong.of(start), OptionalLong.of(chunk.length), source(chunk));
    }

    private AppendResult stream(UploadId id, byte[] chunk) {
        return registry.uploads().append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.empty(), source(chunk));
    }

    private CompleteResult complete(UploadId id, Digest digest) {
        return complete(id, digest, OptionalLong.empty(), new byte[0]);
    }

    private CompleteResult complete(UploadId id, Digest digest, OptionalLong start, byte[] tail) {
        return registry.uploads().complete(ACTOR, APP, id, digest, start, OptionalLong.of(tail.length), source(tail));
    }

    private byte[] read(RepositoryName repository, Digest digest) throws IOException {
        OpenBlob blob = registry.blobs().open(repository, digest);
        try (var object = blob.object();
                InputStream bytes = object.read(0, object.size())) {
            return bytes.readAllBytes();
        }
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }

    /// Content that arrives when `meanwhile` has happened.
    private static ByteSource after(Runnable meanwhile, byte[] content) {
        ByteSource arriving = source(content);
        AtomicBoolean happened = new AtomicBoolean();
        return () -> {
            if (happened.compareAndSet(false, true)) {
                meanwhile.run();
            }
            return arriving.next();
        };
    }

    private static ByteSource brokenAfter(byte[] bytes) {
        ByteSource before = source(bytes);
        return () -> {
            ByteBuffer next = before.next();
            if (next == null) {
                throw new IOException("connection reset");
            }
            return next;
        };
    }

    private static ErrorCode refusal(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call).code();
    }
}
