package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.registry.FaultyBlobStore;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UploadFailuresTest {

    private static final byte[] CONTENT = TestRegistry.bytes(1, 300_000);
    private static final Digest SHA256 = DigestAlgorithm.SHA256.digest(CONTENT);

    private final FaultyBlobStore store = new FaultyBlobStore();

    @RegisterExtension
    final TestRegistry registry = TestRegistry.on(store);

    @Test
    void anUploadGoesOnWhenThereIsRoomAgain() {
        UploadId id = begin();
        store.leave(100_000);

        assertThat(refusal(() -> append(id, CONTENT))).isEqualTo(RegistryErrorCode.STORAGE_FULL);

        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(100_000);
        store.leave(Long.MAX_VALUE);
        append(id, Arrays.copyOfRange(CONTENT, 100_000, 300_000));
        assertThat(complete(id)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void anUploadGoesOnWhenTheStoreIsBack() {
        UploadId id = begin();
        append(id, Arrays.copyOf(CONTENT, 100_000));
        store.fail(new IOException("the disk is away"));

        assertThat(refusal(() -> append(id, CONTENT))).isEqualTo(RegistryErrorCode.UNAVAILABLE);
        assertThat(refusal(() -> complete(id))).isEqualTo(RegistryErrorCode.UNAVAILABLE);
        assertThat(refusal(() -> registry.uploads().status(APP, id))).isEqualTo(RegistryErrorCode.UNAVAILABLE);

        store.fail(null);
        append(id, Arrays.copyOfRange(CONTENT, 100_000, 300_000));
        assertThat(complete(id)).isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void aWholeBlobWithoutRoomLeavesNothing() throws IOException {
        store.leave(100_000);

        assertThat(refusal(() ->
                        registry.uploads().store(ACTOR, APP, SHA256, OptionalLong.of(CONTENT.length), source(CONTENT))))
                .isEqualTo(RegistryErrorCode.STORAGE_FULL);

        assertThat(store.list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void anUploadThatTheDatabaseDidNotTakeIsCompletedByAskingAgain() {
        UploadId id = begin();
        append(id, Arrays.copyOf(CONTENT, 100_000));
        refuseBlobs();
        assertThatThrownBy(() -> complete(id, 100_000)).isInstanceOf(DatabaseException.class);
        acceptBlobs();

        assertThat(registry.uploads().status(APP, id).received()).isEqualTo(300_000);
        assertThat(complete(id, 100_000)).isEqualTo(new CompleteResult.OutOfOrder(new UploadStatus(id, 300_000)));
        assertThat(complete(id)).isEqualTo(new CompleteResult.Completed(SHA256, 300_000));
    }

    @Test
    void anUploadThatWasStoredWhenTheServerStoppedIsCompletedAfterwards() {
        UploadId id = begin();
        refuseBlobs();
        assertThatThrownBy(() -> complete(id, 0)).isInstanceOf(DatabaseException.class);
        acceptBlobs();
        registry.restart();

        assertThat(registry.uploads()
                        .append(ACTOR, APP, id, OptionalLong.of(300_000), OptionalLong.of(1), source(new byte[] {1})))
                .isEqualTo(new AppendResult.OutOfOrder(new UploadStatus(id, 300_000)));
        // A client that knows nothing of this sends everything again, as a stream.
        assertThat(registry.uploads()
                        .complete(ACTOR, APP, id, SHA256, OptionalLong.empty(), OptionalLong.empty(), source(CONTENT)))
                .isEqualTo(new CompleteResult.Completed(SHA256, 300_000));
        assertThat(registry.blobs().find(APP, SHA256)).isPresent();
    }

    @Test
    void aRepositoryHasOnlySoManyOpenUploads() {
        TestRegistry small = TestRegistry.with(
                new UploadSettings(UploadSettings.DEFAULT.expiry(), UploadSettings.DEFAULT.finishedMemory(), 2));
        try (var _ = small.database()) {
            UploadId first =
                    small.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
            small.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256);
            assertThat(refusal(() -> small.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256)))
                    .isEqualTo(RegistryErrorCode.TOOMANYREQUESTS);

            small.uploads().cancel(ACTOR, APP, first);

            small.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256);
        }
    }

    private void refuseBlobs() {
        registry.database()
                .transact(tx -> tx.sql("alter table blob rename to hidden").update());
    }

    private void acceptBlobs() {
        registry.database()
                .transact(tx -> tx.sql("alter table hidden rename to blob").update());
    }

    private UploadId begin() {
        return registry.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    private void append(UploadId id, byte[] chunk) {
        registry.uploads().append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.of(chunk.length), source(chunk));
    }

    private CompleteResult complete(UploadId id) {
        return registry.uploads()
                .complete(ACTOR, APP, id, SHA256, OptionalLong.empty(), OptionalLong.of(0), source(new byte[0]));
    }

    private CompleteResult complete(UploadId id, int start) {
        byte[] tail = Arrays.copyOfRange(CONTENT, start, CONTENT.length);
        return registry.uploads()
                .complete(ACTOR, APP, id, SHA256, OptionalLong.of(start), OptionalLong.of(tail.length), source(tail));
    }

    private static ErrorCode refusal(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call).code();
    }
}
