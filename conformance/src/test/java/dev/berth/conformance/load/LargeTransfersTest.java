package dev.berth.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.GeneratedBlob;
import dev.berth.conformance.support.Proc;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Transfers that would not fit into memory, with a heap of 256 MiB.
@Tag("load")
final class LargeTransfersTest {

    private static final long MIB = 1 << 20;

    private static BerthProcess berth;

    @BeforeAll
    static void start() {
        berth = BerthProcess.named("large-transfers").longLived().start();
    }

    @AfterAll
    static void end() {
        berth.close();
    }

    /// Hard test 9: one huge blob, and no second reading of it when it is completed.
    @Test
    void aHugeBlobIsTakenInOneReading() throws Exception {
        var blob = new GeneratedBlob(9, Scale.of(2048L, 20_480L) * MIB);
        String digest = blob.digest();
        Repository repository = berth.newRepository();
        String location = repository.startUpload();
        var process = new Proc(berth.pid());
        long before = process.bytesRead();

        repository
                .client()
                .send("PATCH", location, blob.body(), "Content-Type", Repository.OCTETS)
                .expect(202);
        repository.complete(location, digest).expect(201);

        assertThat(process.bytesRead() - before).isLessThan(blob.size() * 3 / 2);
        try (InputStream body =
                repository.client().open(repository.path("blobs/" + digest)).body()) {
            assertThat(GeneratedBlob.digest(body)).isEqualTo(digest);
        }
        repository.deleteBlob(digest).expect(202);
    }

    @Test
    void manyUploadsAndDownloadsAtOnceFitIntoTheHeap() throws Exception {
        long size = Scale.of(24L, 1024L) * MIB;
        Repository repository = berth.newRepository();
        var stored = new GeneratedBlob(0, size);
        String storedDigest = stored.digest();
        String location = repository.startUpload();
        repository
                .client()
                .send("PATCH", location, stored.body(), "Content-Type", Repository.OCTETS)
                .expect(202);
        repository.complete(location, storedDigest).expect(201);

        var transfers = new ArrayList<Callable<String>>();
        List<GeneratedBlob> uploads = IntStream.rangeClosed(1, 64)
                .mapToObj(i -> new GeneratedBlob(i, size))
                .toList();
        uploads.forEach(upload -> {
            transfers.add(() -> upload(repository, upload));
            transfers.add(() -> download(repository, storedDigest));
        });

        // Virtual threads that compute digests do not give way: the others would not read for so long that the server
        // takes them for gone.
        try (var threads = Executors.newFixedThreadPool(transfers.size())) {
            for (var transfer : threads.invokeAll(transfers)) {
                assertThat(transfer.get()).startsWith("sha256:");
            }
        }
        assertThat(berth.output()).doesNotContain("OutOfMemoryError");
        assertThat(download(repository, uploads.getLast().digest()))
                .isEqualTo(uploads.getLast().digest());
    }

    private static String upload(Repository repository, GeneratedBlob blob) {
        String digest = blob.digest();
        String location = Repository.withQuery(repository.startUpload(), "digest=" + digest);
        repository
                .client()
                .send("PUT", location, blob.body(), "Content-Type", Repository.OCTETS)
                .expect(201);
        return digest;
    }

    private static String download(Repository repository, String digest) throws Exception {
        try (InputStream body =
                repository.client().open(repository.path("blobs/" + digest)).body()) {
            String received = GeneratedBlob.digest(body);
            assertThat(received).isEqualTo(digest);
            return received;
        }
    }
}
