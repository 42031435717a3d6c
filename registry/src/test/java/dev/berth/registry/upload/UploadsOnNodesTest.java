package dev.berth.registry.upload;

import static dev.berth.registry.TestRegistry.ACTOR;
import static dev.berth.registry.TestRegistry.APP;
import static dev.berth.registry.TestRegistry.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.ByteSource;
import dev.berth.blobstore.ObjectKey;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.registry.TestClock;
import dev.berth.registry.TestNode;
import dev.berth.registry.TestRegistry;
import dev.berth.registry.content.OpenBlob;
import dev.berth.registry.content.RegistryErrorCode;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Uploads with which two nodes go on in turn. Each subclass has them share another store.
abstract class UploadsOnNodesTest {

    private static final byte[] CONTENT = TestRegistry.bytes(1, 300_000);
    private static final Digest SHA256 = DigestAlgorithm.SHA256.digest(CONTENT);
    private static final Digest SHA512 = DigestAlgorithm.SHA512.digest(CONTENT);
    private static final Digest WRONG = DigestAlgorithm.SHA256.digest(new byte[] {1});
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL);

    private final TestClock clock = new TestClock();
    private @Nullable TestNode one;
    private @Nullable TestNode other;

    /// A node's driver of the store that all nodes share.
    abstract BlobStore driver(UploadLedger ledger);

    @BeforeEach
    void start() {
        one = TestNode.on(database.second(), clock, 1, this::driver);
        other = TestNode.on(database.second(), clock, 2, this::driver);
    }

    @AfterEach
    void end() {
        one().close();
        other().close();
    }

    TestNode one() {
        return Objects.requireNonNull(one);
    }

    TestNode other() {
        return Objects.requireNonNull(other);
    }

    @Test
    void chunksMayAlternateBetweenNodes() throws Exception {
        UploadId id = begin(one());
        assertThat(append(one(), id, 0, 70_000)).isEqualTo(appended(id, 70_000));
        assertThat(append(other(), id, 70_000, 140_000)).isEqualTo(appended(id, 140_000));
        assertThat(append(one(), id, 140_000, 200_000)).isEqualTo(appended(id, 200_000));
        assertThat(other().uploads().status(APP, id).received()).isEqualTo(200_000);

        assertThat(complete(other(), id, SHA256, 200_000, 300_000)).isEqualTo(completed(SHA256));

        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void whatOneNodeReceivedAnotherCompletes() throws Exception {
        UploadId id = begin(one());
        append(one(), id, 0, 300_000);

        assertThat(complete(other(), id, SHA256, 300_000, 300_000)).isEqualTo(completed(SHA256));

        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void theClosingChunkMayComeToAnotherNode() throws Exception {
        UploadId id = begin(one());
        append(one(), id, 0, 100_000);

        assertThat(complete(other(), id, SHA256, 100_000, 300_000)).isEqualTo(completed(SHA256));

        assertThat(read(other())).isEqualTo(CONTENT);
    }

    @Test
    void aNodeThatDidNotReceiveTheBytesFindsAnotherDigestOfThem() {
        UploadId id = begin(one());
        append(one(), id, 0, 300_000);

        assertThat(complete(other(), id, SHA512, 300_000, 300_000)).isEqualTo(completed(SHA512));
        assertThat(one().blobs().find(APP, SHA512)).isPresent();
    }

    @Test
    void aBlobBegunAndSentAsAWholeOnDifferentNodesIsKept() throws Exception {
        UploadId id = begin(one());

        assertThat(complete(other(), id, SHA256, 0, 300_000)).isEqualTo(completed(SHA256));
        assertThat(complete(one(), id, SHA256, 0, 300_000)).isEqualTo(completed(SHA256));

        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void aWrongDigestLinksNothingAndTheRightOneStillCompletes() throws Exception {
        UploadId id = begin(one());
        append(one(), id, 0, 100_000);
        append(other(), id, 100_000, 300_000);

        assertThat(refusal(() -> complete(one(), id, WRONG, 300_000, 300_000)))
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);
        assertThat(other().blobs().find(APP, WRONG)).isEmpty();

        assertThat(complete(other(), id, SHA256, 300_000, 300_000)).isEqualTo(completed(SHA256));
        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void aClosingChunkThatOneNodeRefusedMayComeOnceMoreToAnother() throws Exception {
        UploadId id = begin(one());
        byte[] wrong = TestRegistry.bytes(9, 300_000);
        assertThat(refusal(() -> one().uploads()
                        .complete(ACTOR, APP, id, SHA256, OptionalLong.of(0), length(wrong), source(wrong))))
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);

        assertThat(complete(other(), id, SHA256, 0, 300_000)).isEqualTo(completed(SHA256));

        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void aDigestThatANodeRemembersIsNotThatOfBytesWhichAnotherReplaced() {
        UploadId id = begin(one());
        byte[] first = TestRegistry.bytes(8, 300_000);
        byte[] second = TestRegistry.bytes(9, 300_000);
        refusal(() ->
                one().uploads().complete(ACTOR, APP, id, WRONG, OptionalLong.of(0), length(first), source(first)));
        refusal(() ->
                other().uploads().complete(ACTOR, APP, id, WRONG, OptionalLong.of(0), length(second), source(second)));

        // The first node saw bytes with this digest, but they are not there any more.
        assertThat(refusal(() -> complete(one(), id, DigestAlgorithm.SHA256.digest(first), 300_000, 300_000)))
                .isEqualTo(RegistryErrorCode.DIGEST_INVALID);
        assertThat(complete(one(), id, DigestAlgorithm.SHA256.digest(second), 300_000, 300_000))
                .isInstanceOf(CompleteResult.Completed.class);
    }

    @Test
    void ofTwoNodesOneWritesAndTheOtherIsToldSo() throws Exception {
        UploadId id = begin(one());
        Held held = new Held(CONTENT);
        CompletableFuture<AppendResult> writing = arriving(one(), id, held);

        assertThat(append(other(), id, 0, 300_000)).isInstanceOf(AppendResult.OutOfOrder.class);
        assertThat(complete(other(), id, SHA256, 0, 300_000)).isInstanceOf(CompleteResult.OutOfOrder.class);

        held.release();
        assertThat(writing.get()).isEqualTo(appended(id, 300_000));
        assertThat(complete(other(), id, SHA256, 300_000, 300_000)).isEqualTo(completed(SHA256));
    }

    @Test
    void aWriterKeepsItsClaimWhileBytesFlow() throws Exception {
        UploadId id = begin(one());
        ByteSource flowing = each(() -> {
            clock.advance(Claims.RENEWAL);
            assertThat(append(other(), id, 0, 1)).isInstanceOf(AppendResult.OutOfOrder.class);
        });

        AppendResult result =
                one().uploads().append(ACTOR, APP, id, OptionalLong.of(0), OptionalLong.of(300_000), flowing);

        assertThat(result).isEqualTo(appended(id, 300_000));
    }

    @Test
    void anotherNodeGoesOnWhenOneHasDiedAndTheLateWriterSpoilsNothing() throws Exception {
        UploadId id = begin(one());
        append(one(), id, 0, 50_000);
        byte[] late = TestRegistry.bytes(9, 300_000);
        Held held = new Held(late);
        CompletableFuture<AppendResult> slow = arriving(one(), id, held);
        clock.advance(Claims.LEASE);

        long received = other().uploads().status(APP, id).received();
        assertThat(received).isGreaterThanOrEqualTo(50_000);
        UploadId again = id;
        // What arrived of the late writer's chunk is not the content, so the client begins that chunk anew.
        assertThat(append(other(), again, (int) received, 300_000)).isInstanceOf(AppendResult.Appended.class);
        held.release();

        assertThat(refusalOf(slow)).isEqualTo(RegistryErrorCode.UNAVAILABLE);
        byte[] stored = both(late, received);
        Digest digest = DigestAlgorithm.SHA256.digest(stored);
        assertThat(complete(other(), id, digest, 300_000, 300_000)).isEqualTo(completed(digest));
        assertThat(read(one(), digest)).isEqualTo(stored);
    }

    @Test
    void aLateCompletionOfADeadClaimLinksNothing() throws Exception {
        UploadId id = begin(one());
        Held held = new Held(CONTENT);
        CompletableFuture<CompleteResult> slow = CompletableFuture.supplyAsync(
                () -> one().uploads()
                        .complete(ACTOR, APP, id, SHA256, OptionalLong.of(0), OptionalLong.of(300_000), held),
                THREADS);
        held.awaitBegun();
        clock.advance(Claims.LEASE);
        int received = (int) other().uploads().status(APP, id).received();
        assertThat(complete(other(), id, SHA256, received, 300_000)).isEqualTo(completed(SHA256));

        held.release();

        assertThat(refusalOf(slow)).isEqualTo(RegistryErrorCode.UNAVAILABLE);
        assertThat(read(one())).isEqualTo(CONTENT);
    }

    @Test
    void cancellingOnAnotherNodeEndsTheChunkThatArrives() throws Exception {
        UploadId id = begin(one());
        Held held = new Held(CONTENT);
        CompletableFuture<AppendResult> writing = arriving(one(), id, held);

        other().uploads().cancel(ACTOR, APP, id);
        held.release();

        assertThat(refusalOf(writing)).isIn(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN, RegistryErrorCode.UNAVAILABLE);
        assertThat(refusal(() -> one().uploads().status(APP, id))).isEqualTo(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN);
    }

    @Test
    void expiryOnAnotherNodeLeavesAnUploadAloneThatIsWrittenTo() throws Exception {
        UploadId id = begin(one());
        clock.advance(Duration.ofHours(30));
        Held held = new Held(CONTENT);
        CompletableFuture<AppendResult> writing = arriving(one(), id, held);

        assertThat(other().uploads().expire(clock.instant())).isZero();

        held.release();
        assertThat(writing.get()).isEqualTo(appended(id, 300_000));
    }

    @Test
    void aBlobThatArrivesAsAWholeIsKnownToASweepOnAnotherNode() throws Exception {
        Held held = new Held(CONTENT);
        CompletableFuture<CompleteResult.Completed> storing = CompletableFuture.supplyAsync(
                () -> one().uploads().store(ACTOR, APP, SHA256, OptionalLong.of(300_000), held), THREADS);
        held.awaitBegun();
        List<ObjectKey> keys = database.read(
                tx -> tx.sql("select object_key from upload").list(row -> new ObjectKey(row.text("object_key"))));

        assertThat(keys).hasSize(1);
        assertThat(other().uploads().known(keys)).containsExactlyElementsOf(keys);

        held.release();
        assertThat(storing.get()).isEqualTo(completed(SHA256));
        assertThat(other().uploads().known(keys)).isEmpty();
        assertThat(other().objects().known(keys)).containsExactlyElementsOf(keys);
        assertThat(read(other())).isEqualTo(CONTENT);
    }

    @Test
    void aWholeBlobOfANodeThatDiedExpires() throws Exception {
        Held held = new Held(CONTENT);
        CompletableFuture<CompleteResult.Completed> storing = CompletableFuture.supplyAsync(
                () -> one().uploads().store(ACTOR, APP, SHA256, OptionalLong.of(300_000), held), THREADS);
        held.awaitBegun();
        clock.advance(Duration.ofHours(25));

        assertThat(other().uploads().expire(clock.instant())).isEqualTo(1);

        held.release();
        assertThat(refusalOf(storing)).isIn(RegistryErrorCode.BLOB_UPLOAD_UNKNOWN, RegistryErrorCode.UNAVAILABLE);
        assertThat(other().blobs().find(APP, SHA256)).isEmpty();
    }

    private UploadId begin(TestNode node) {
        return node.uploads().begin(ACTOR, APP, DigestAlgorithm.SHA256).id();
    }

    private static AppendResult append(TestNode node, UploadId id, int from, int to) {
        return node.uploads()
                .append(ACTOR, APP, id, OptionalLong.of(from), OptionalLong.of(to - from), source(part(from, to)));
    }

    private static CompleteResult complete(TestNode node, UploadId id, Digest digest, int from, int to) {
        return node.uploads()
                .complete(
                        ACTOR,
                        APP,
                        id,
                        digest,
                        OptionalLong.of(from),
                        OptionalLong.of(to - from),
                        source(part(from, to)));
    }

    /// An append on a thread of its own, which has begun to write when this returns, and writes on when `held` is
    /// released.
    private static CompletableFuture<AppendResult> arriving(TestNode node, UploadId id, Held held) throws Exception {
        CompletableFuture<AppendResult> result = CompletableFuture.supplyAsync(
                () -> node.uploads().append(ACTOR, APP, id, OptionalLong.empty(), OptionalLong.empty(), held), THREADS);
        held.awaitBegun();
        return result;
    }

    private static byte[] part(int from, int to) {
        return Arrays.copyOfRange(CONTENT, from, to);
    }

    private static OptionalLong length(byte[] content) {
        return OptionalLong.of(content.length);
    }

    private static AppendResult appended(UploadId id, long received) {
        return new AppendResult.Appended(new UploadStatus(id, received));
    }

    private static CompleteResult completed(Digest digest) {
        return new CompleteResult.Completed(digest, 300_000);
    }

    /// What the store holds when the late writer's first bytes were taken up to `received` and the content
    /// followed.
    private static byte[] both(byte[] late, long received) {
        byte[] stored = CONTENT.clone();
        System.arraycopy(late, 0, stored, 50_000, (int) received - 50_000);
        return stored;
    }

    private static byte[] read(TestNode node) throws Exception {
        return read(node, SHA256);
    }

    private static byte[] read(TestNode node, Digest digest) throws Exception {
        OpenBlob blob = node.blobs().open(APP, digest);
        try (var object = blob.object();
                InputStream bytes = object.read(0, object.size())) {
            return bytes.readAllBytes();
        }
    }

    private static ErrorCode refusal(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call).code();
    }

    private static ErrorCode refusalOf(CompletableFuture<?> result) {
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, result::get);
        if (failed.getCause() instanceof DomainException refused) {
            return refused.code();
        }
        throw new AssertionError("not refused, but failed", failed);
    }

    /// The content in pieces, with something that happens before each.
    private static ByteSource each(Runnable happening) {
        AtomicInteger at = new AtomicInteger();
        return () -> {
            int from = at.getAndAdd(50_000);
            happening.run();
            return from >= 300_000 ? null : ByteBuffer.wrap(CONTENT, from, 50_000);
        };
    }

    /// Content of which a piece comes at once, and the rest when it is released.
    private static final class Held implements ByteSource {

        private final byte[] content;
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private int at;

        Held(byte[] content) {
            this.content = content;
        }

        void awaitBegun() throws InterruptedException {
            begun.await();
        }

        void release() {
            released.countDown();
        }

        @Override
        public @Nullable ByteBuffer next() {
            if (at > 0) {
                begun.countDown();
                hold();
            }
            if (at == content.length) {
                return null;
            }
            int length = Math.min(20_000, content.length - at);
            ByteBuffer piece = ByteBuffer.wrap(content, at, length);
            at += length;
            return piece;
        }

        private void hold() {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
