package dev.berth.blobstore.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.blobstore.BlobStore;
import dev.berth.blobstore.BlobStoreContractTest;
import dev.berth.blobstore.InMemorySpoolLedger;
import dev.berth.blobstore.ObjectKey;
import dev.berth.blobstore.SpoolWriter;
import dev.berth.blobstore.StoredObject;
import dev.berth.blobstore.s3.S3Settings.PartChecksum;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

class S3BlobStoreTest extends BlobStoreContractTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    private final String bucket = RealS3.shared().newBucket();
    private final InMemorySpoolLedger ledger = new InMemorySpoolLedger();
    private S3BlobStore store;
    private S3BlobStore otherNode;

    @BeforeEach
    void openStores() throws IOException {
        store = S3BlobStore.open(settings("one"), ledger, InstantSource.system());
        otherNode = S3BlobStore.openExisting(settings("other"), ledger, InstantSource.system());
    }

    private S3Settings settings(String node) {
        return TestStores.settings(RealS3.shared().endpoint(), bucket, folder.resolve(node));
    }

    @AfterEach
    void closeStores() {
        store.close();
        otherNode.close();
    }

    @Override
    protected BlobStore store() {
        return store;
    }

    @Test
    void aBlobOfManyPartsIsReadBackWholeAndInRanges() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(45 * MIB + 17);

        write(store, key, 0, content);
        store.finish(key, content.length);

        try (StoredObject object = otherNode.open(key)) {
            assertThat(object.size()).isEqualTo(content.length);
            assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
            assertThat(object.read(9 * MIB - 5, 10).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, 9 * MIB - 5, 9 * MIB + 5));
            assertThat(object.read(500_000, 100_000).readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(content, 500_000, 600_000));
        }
        assertThat(ledger.isEmpty()).isTrue();
        assertThat(store.figures().bufferedBytes() + store.figures().spilledBytes())
                .isZero();
    }

    @Test
    void chunksThatAlternateBetweenNodesBecomeOneBlob() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(40 * MIB);
        int[] ends = {10, 70_000, 3 * MIB, 3 * MIB + 1, 9 * MIB, 30 * MIB, 30 * MIB + 100_000, 40 * MIB};
        int from = 0;
        boolean first = true;
        for (int end : ends) {
            S3BlobStore node = first ? store : otherNode;
            assertThat(node.spooled(key).orElse(0L)).isEqualTo(from);
            flushed(node, key, from, Arrays.copyOfRange(content, from, end));
            from = end;
            first = !first;
        }

        otherNode.finish(key, content.length);

        try (StoredObject object = store.open(key)) {
            assertThat(object.read(0, content.length).readAllBytes()).isEqualTo(content);
        }
        assertThat(listed(key))
                .singleElement()
                .extracting(BlobStore.Listed::kind)
                .isEqualTo(BlobStore.Listed.Kind.STORED);
    }

    @Test
    void whatANodeDidNotFlushIsNotWhatAnotherGoesOnFrom() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(100);
        flushed(store, key, 0, Arrays.copyOf(content, 10));
        write(store, key, 10, newContent(50));
        assertThat(store.spooled(key)).contains(60L);
        assertThat(otherNode.spooled(key)).contains(10L);

        flushed(otherNode, key, 10, Arrays.copyOfRange(content, 10, 100));

        assertThat(store.spooled(key)).contains(100L);
        store.finish(key, 100);
        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void aRefusedClosingChunkComesOnceMore() throws IOException {
        ObjectKey key = newKey();
        byte[] content = newContent(30 * MIB);
        int flushed = 12 * MIB;
        flushed(store, key, 0, Arrays.copyOf(content, flushed));
        write(store, key, flushed, newContent(18 * MIB));

        write(store, key, flushed, Arrays.copyOfRange(content, flushed, content.length));
        store.finish(key, content.length);

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void aFinishedUploadWhoseEndTheLedgerDidNotSeeIsFinishedAgain() throws IOException {
        ObjectKey small = newKey();
        ObjectKey large = newKey();
        byte[] content = newContent(20 * MIB);
        flushed(store, small, 0, Arrays.copyOf(content, 100));
        flushed(store, large, 0, content);
        String smallState = ledger.load(small).orElseThrow();
        String largeState = ledger.load(large).orElseThrow();
        store.finish(small, 100);
        store.finish(large, content.length);
        ledger.save(small, smallState);
        ledger.save(large, largeState);

        otherNode.finish(small, 100);
        otherNode.finish(large, content.length);

        assertThat(ledger.isEmpty()).isTrue();
        assertThat(read(large)).isEqualTo(content);
    }

    @Test
    void anUploadThatSomebodyElseStoredIsNotTakenForOnesOwn() throws IOException {
        ObjectKey key = newKey();
        flushed(store, key, 0, newContent(100));
        String mine = ledger.load(key).orElseThrow();
        ledger.remove(key);
        write(otherNode, key, 0, newContent(100));
        otherNode.finish(key, 100);
        byte[] stored = read(key);
        ledger.save(key, mine);

        assertThatThrownBy(() -> store.finish(key, 100)).hasMessageContaining("stored by somebody else");

        assertThat(read(key)).isEqualTo(stored);
    }

    @Test
    void aDiscardedUploadLeavesNothing() throws IOException {
        ObjectKey parts = newKey();
        ObjectKey tail = newKey();
        flushed(store, parts, 0, newContent(30 * MIB));
        flushed(store, parts, 30L * MIB, newContent(MIB));
        flushed(store, tail, 0, newContent(MIB));
        assertThat(listed(parts)).extracting(BlobStore.Listed::size).containsExactly(31L * MIB);
        assertThat(listed(tail)).extracting(BlobStore.Listed::size).containsExactly((long) MIB);

        otherNode.discard(parts);
        otherNode.discard(tail);

        assertThat(listed(parts)).isEmpty();
        assertThat(listed(tail)).isEmpty();
        assertThat(ledger.isEmpty()).isTrue();
    }

    @Test
    void whatTheLedgerHasForgottenIsListedAndDiscarded() throws IOException {
        ObjectKey parts = newKey();
        ObjectKey tail = newKey();
        flushed(store, parts, 0, newContent(20 * MIB));
        flushed(store, tail, 0, newContent(MIB));
        ledger.remove(parts);
        ledger.remove(tail);
        assertThat(listed(parts)).extracting(BlobStore.Listed::kind).containsExactly(BlobStore.Listed.Kind.SPOOL);

        otherNode.discard(parts);
        otherNode.discard(tail);

        assertThat(listed(parts)).isEmpty();
        assertThat(listed(tail)).isEmpty();
    }

    @Test
    void forgottenMultipartUploadsAreSweptAndOthersAreNot() throws IOException {
        ObjectKey known = newKey();
        ObjectKey forgotten = newKey();
        byte[] content = newContent(20 * MIB);
        flushed(store, known, 0, content);
        flushed(store, forgotten, 0, content);
        ledger.remove(forgotten);

        assertThat(otherNode.sweepForgotten(Instant.EPOCH)).isZero();
        assertThat(otherNode.sweepForgotten(Instant.now().plusSeconds(60))).isEqualTo(1);

        assertThat(listed(forgotten)).isEmpty();
        store.finish(known, content.length);
        assertThat(read(known)).isEqualTo(content);
    }

    @Test
    void moreBytesThanMemoryHoldsGoThroughFiles() throws IOException {
        S3Settings small =
                TestStores.with(settings("small"), new S3Settings.Limits(TestStores.LIMITS.silence(), 2, MIB, 8));
        ObjectKey key = newKey();
        byte[] content = newContent(25 * MIB);
        try (S3BlobStore narrow = S3BlobStore.openExisting(small, ledger, InstantSource.system())) {
            try (SpoolWriter writer = narrow.append(key, 0)) {
                writer.write(ByteBuffer.wrap(content, 0, 10 * MIB));
                assertThat(narrow.figures().bufferedBytes()).isEqualTo(MIB);
                assertThat(narrow.figures().spilledBytes()).isEqualTo(9L * MIB);
                writer.write(ByteBuffer.wrap(content, 10 * MIB, 15 * MIB));
            }
            narrow.finish(key, content.length);
            assertThat(narrow.figures().spilledBytes()).isZero();
        }

        assertThat(read(key)).isEqualTo(content);
        assertThat(folder.resolve("small")).isEmptyDirectory();
    }

    @Test
    void anUploadWaitsForItsOwnPartsBeforeItUsesFiles() throws IOException {
        // A part, and what has to follow before it is sent.
        long enough = 14L * MIB;
        S3Settings small =
                TestStores.with(settings("own"), new S3Settings.Limits(Duration.ofSeconds(30), 4, enough, 8));
        ObjectKey key = newKey();
        byte[] content = newContent(60 * MIB);
        try (S3BlobStore narrow = S3BlobStore.openExisting(small, ledger, InstantSource.system())) {
            try (SpoolWriter writer = narrow.append(key, 0)) {
                for (int from = 0; from < content.length; from += 64 * 1024) {
                    writer.write(ByteBuffer.wrap(content, from, 64 * 1024));
                    assertThat(narrow.figures().spilledBytes()).isZero();
                }
            }
            narrow.finish(key, content.length);
        }

        assertThat(read(key)).isEqualTo(content);
    }

    @Test
    void requestsNameTheBucketInTheHostOrInThePath() {
        assertThat(requested(S3Settings.Addressing.VIRTUAL_HOST)).isEqualTo("http://bucket.s3.invalid:7070/a");
        assertThat(requested(S3Settings.Addressing.PATH)).isEqualTo("http://s3.invalid:7070/bucket/a");
    }

    /// Where a request for the object `a` goes, without its query.
    private String requested(S3Settings.Addressing addressing) {
        S3Settings settings = settings("addressing");
        var addressed = new S3Settings(
                "bucket",
                settings.region(),
                Optional.of(URI.create("http://s3.invalid:7070")),
                settings.prefix(),
                addressing,
                settings.credentials(),
                settings.encryption(),
                settings.checksum(),
                settings.limits(),
                settings.redirects(),
                settings.spill());
        var reached = new AtomicReference<URI>();
        var watcher = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                reached.set(context.httpRequest().getUri());
                throw new IllegalStateException("far enough");
            }
        };
        try (S3Client client = S3Clients.client(addressed, S3Clients.credentials(addressed.credentials()), watcher)) {
            assertThatThrownBy(() -> client.headObject(
                            request -> request.bucket("bucket").key("a")))
                    .hasStackTraceContaining("far enough");
        }
        URI uri = reached.get();
        return uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
    }

    @Test
    void everyKindOfChecksumIsTaken() throws IOException {
        byte[] content = newContent(20 * MIB);
        for (PartChecksum checksum : PartChecksum.values()) {
            ObjectKey large = newKey();
            ObjectKey small = newKey();
            S3Settings settings = TestStores.with(settings("checksum"), checksum);
            try (S3BlobStore other = S3BlobStore.openExisting(settings, ledger, InstantSource.system())) {
                flushed(other, large, 0, content);
                other.finish(large, content.length);
                write(other, small, 0, new byte[10]);
                other.finish(small, 10);
            }

            assertThat(read(large)).isEqualTo(content);
            assertThat(read(small)).hasSize(10);
        }
    }

    @Test
    void aBucketThatHasNoStoreIsNotTakenForAnEmptyOne() throws IOException {
        S3Settings elsewhere = TestStores.settings(
                RealS3.shared().endpoint(), RealS3.shared().newBucket(), folder.resolve("elsewhere"));
        S3Settings nowhere =
                TestStores.settings(RealS3.shared().endpoint(), "no-such-bucket", folder.resolve("nowhere"));

        assertThatThrownBy(() -> S3BlobStore.openExisting(elsewhere, ledger, InstantSource.system()))
                .hasMessageContaining("is it the right one?");
        assertThatThrownBy(() -> S3BlobStore.open(nowhere, ledger, InstantSource.system()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whetherItCanBeWrittenToIsFoundOut() throws IOException {
        store.probe();

        assertThat(store.room()).isEmpty();
        assertThat(store.list(Optional.empty(), 10)).noneMatch(entry -> entry.size() == 1);
    }

    @Test
    void anybodyReadsUnderTheAddressThatIsGivenAndNobodyChangesIt() throws Exception {
        ObjectKey key = newKey();
        byte[] content = newContent(20 * MIB);
        write(store, key, 0, content);
        store.finish(key, content.length);
        URI address = store.redirect(key, "application/octet-stream").orElseThrow();

        try (HttpClient client = HttpClient.newHttpClient()) {
            var whole = client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
            var part = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Range", "bytes=5-14")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            var changed = client.send(
                    HttpRequest.newBuilder(address).DELETE().build(), HttpResponse.BodyHandlers.discarding());

            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(content);
            assertThat(whole.headers().firstValue("Content-Type")).contains("application/octet-stream");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 5, 15));
            assertThat(changed.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theAddressThatClientsAreGivenIsTheOneTheySee() throws IOException {
        S3Settings settings = settings("redirects");
        S3Settings inside = new S3Settings(
                settings.bucket(),
                settings.region(),
                settings.endpoint(),
                settings.prefix(),
                S3Settings.Addressing.VIRTUAL_HOST,
                settings.credentials(),
                settings.encryption(),
                settings.checksum(),
                settings.limits(),
                Optional.of(new S3Settings.Redirects(
                        Optional.of(URI.create("https://s3.example.org")), Duration.ofMinutes(1))),
                settings.spill());
        try (Redirector redirector =
                Redirector.of(inside, inside.redirects().orElseThrow(), S3Clients.credentials(inside.credentials()))) {
            URI address = redirector.sign("a/b", "application/octet-stream").orElseThrow();

            assertThat(address.getScheme()).isEqualTo("https");
            assertThat(address.getHost()).isEqualTo(bucket + ".s3.example.org");
            assertThat(address.getQuery()).contains("X-Amz-Expires=60").contains("X-Amz-SignedHeaders=host");
            assertThat(address.toString()).doesNotContain(RealS3.SECRET_KEY);
        }
    }

    @Test
    void thousandsAreDeletedWithFewRequests() throws IOException {
        List<ObjectKey> keys =
                java.util.stream.Stream.generate(this::newKey).limit(2001).toList();
        long before = store.figures().requests();

        store.delete(keys);

        assertThat(store.figures().requests() - before).isEqualTo(3);
    }

    private List<BlobStore.Listed> listed(ObjectKey key) throws IOException {
        return store.list(Optional.empty(), 10_000).stream()
                .filter(entry -> entry.key().equals(key))
                .toList();
    }

    private byte[] read(ObjectKey key) throws IOException {
        try (StoredObject object = store.open(key)) {
            return object.read(0, object.size()).readAllBytes();
        }
    }

    private static void write(S3BlobStore node, ObjectKey key, long offset, byte[] content) throws IOException {
        try (SpoolWriter writer = node.append(key, offset)) {
            writer.write(ByteBuffer.wrap(content));
        }
    }

    private static void flushed(S3BlobStore node, ObjectKey key, long offset, byte[] content) throws IOException {
        try (SpoolWriter writer = node.append(key, offset)) {
            writer.write(ByteBuffer.wrap(content));
            writer.flush();
        }
    }
}
