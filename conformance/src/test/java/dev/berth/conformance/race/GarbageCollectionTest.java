package dev.berth.conformance.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import dev.berth.conformance.support.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Garbage collection that runs all the time, against what clients were promised.
@Tag("race")
final class GarbageCollectionTest {

    private final Images images = new Images(40);
    private final List<BerthProcess> started = new ArrayList<>();

    private BerthProcess start(String lease) {
        BerthProcess berth = BerthProcess.named("collection")
                .with("gc.interval", "200ms")
                .with("gc.lease", lease)
                .start();
        started.add(berth);
        return berth;
    }

    @AfterEach
    void end() {
        started.forEach(BerthProcess::close);
    }

    @Test
    void whatNobodyRefersToIsRemovedFromTheDisk() throws Exception {
        BerthProcess berth = start("10s");
        Repository repository = berth.newRepository();
        byte[] large = images.bytes(5_000_000);
        Image image = images.image(1, 3_000_000);

        String digest = repository.pushBlob(large);
        repository.push(image, "kept");
        assertThat(largeFiles(berth, 2_900_000)).hasSize(2);

        Await.until(
                "the unreferenced blob is removed",
                () -> largeFiles(berth, 4_000_000).isEmpty());
        repository.headBlob(digest).expect(404);
        assertThat(repository.blob(Sha.sha256(image.blobs().get(1))).expect(200).body())
                .isEqualTo(image.blobs().get(1));

        repository.deleteManifest(image.digest()).expect(202);
        Await.until(
                "the blobs of the deleted image are removed",
                () -> largeFiles(berth, 2_900_000).isEmpty());
    }

    /// Hard test 18: a client that was told that the blob exists relies on it, so every HEAD renews the promise.
    @Test
    void aHeadIsAPromise() {
        BerthProcess berth = start("4s");
        Repository repository = berth.newRepository();
        Image image = images.image(1, 50_000);
        image.blobs().forEach(repository::pushBlob);

        // Several leases long, with collections in between.
        long end = System.nanoTime() + 15_000_000_000L;
        while (System.nanoTime() < end) {
            image.blobs().forEach(blob -> repository.headBlob(Sha.sha256(blob)).expect(200));
        }

        repository.putManifest("promised", image.manifest()).expect(201);
        image.blobs()
                .forEach(blob -> assertThat(
                                repository.blob(Sha.sha256(blob)).expect(200).body())
                        .isEqualTo(blob));
    }

    /// Hard test 19, from outside: the same content is deleted and pushed again while collections run.
    @Test
    void contentPushedAgainAfterItsDeletionStays() {
        BerthProcess berth = start("10s");
        Repository repository = berth.newRepository();
        Image image = images.image(2, 30_000);
        long end = System.nanoTime() + 15_000_000_000L;
        int round = 0;
        while (System.nanoTime() < end) {
            repository.push(image, "again");
            image.blobs()
                    .forEach(blob -> assertThat(repository
                                    .blob(Sha.sha256(blob))
                                    .expect(200)
                                    .body())
                            .isEqualTo(blob));
            repository.deleteManifest(image.digest()).expect(202);
            if (round++ % 2 == 0) {
                image.blobs().forEach(blob -> repository.deleteBlob(Sha.sha256(blob)));
            }
        }

        repository.push(image, "last");
        image.blobs()
                .forEach(blob -> assertThat(
                                repository.blob(Sha.sha256(blob)).expect(200).body())
                        .isEqualTo(blob));
    }

    /// Hard test 19: the collector has decided to delete the bytes of a blob, and before the system does so, the same
    /// blob is pushed again.
    @Test
    void contentPushedAgainWhileItsBytesAreBeingDeletedStays() throws Exception {
        BerthProcess berth = start("10s");
        Repository repository = berth.newRepository();
        byte[] blob = images.bytes(3_000_000);
        String digest = repository.pushBlob(blob);
        Path first = largeFiles(berth, blob.length).getFirst();

        try (Tracer held = Tracer.holding(berth, "unlink")) {
            repository.deleteBlob(digest).expect(202);
            Await.until("the file is being deleted", () -> held.calls().contains(first.toString()));
            repository.pushBlob(blob);
            assertThat(first).exists();
            assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
        }
        Await.until("the file is deleted", () -> Files.notExists(first));

        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
        assertThat(largeFiles(berth, blob.length)).hasSize(1);
    }

    /// Hard test 20: many clients push the same blob into repositories of their own.
    @Test
    void theSameBlobFromManyClientsIsStoredOnce() throws Exception {
        BerthProcess berth = start("10m");
        byte[] blob = images.bytes(8 << 20);
        String digest = Sha.sha256(blob);
        String project = berth.newProject();
        List<Repository> repositories = IntStream.range(0, 64)
                .mapToObj(i -> berth.admin().repository(project + "/r" + i))
                .toList();
        var pushes = new ArrayList<Callable<String>>();
        for (Repository repository : repositories) {
            Image image = Images.image(images.config(), List.of(blob));
            pushes.add(() -> repository.push(image, "1"));
        }

        try (var threads = Executors.newFixedThreadPool(64)) {
            for (var push : threads.invokeAll(pushes)) {
                push.get();
            }
        }

        for (Repository repository : repositories) {
            assertThat(repository.blob(digest).expect(200).body()).isEqualTo(blob);
        }
        Await.until("one copy is left", () -> largeFiles(berth, blob.length).size() == 1);
        assertThat(repositories.getFirst().blob(digest).expect(200).body()).isEqualTo(blob);
    }

    /// Hard test 21.
    @Test
    void deletingInOneRepositoryLeavesTheOther() {
        // Long enough for a push on a machine that is busy with others.
        BerthProcess berth = start("4s");
        byte[] blob = images.bytes(10_000);
        String digest = Sha.sha256(blob);
        Repository first = berth.newRepository();
        Repository second = berth.newRepository();
        second.push(Images.image(images.config(), List.of(blob)), "1");
        first.pushBlob(blob);

        first.deleteBlob(digest).expect(202);

        first.headBlob(digest).expect(404);
        second.headBlob(digest).expect(200);
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            assertThat(second.blob(digest).expect(200).body()).isEqualTo(blob);
        }
    }

    private List<Path> largeFiles(BerthProcess berth, int size) throws IOException {
        var large = new ArrayList<Path>();
        for (Path file : Folders.files(berth.data())) {
            if (!file.getFileName().toString().contains(".db") && Files.exists(file) && Files.size(file) >= size) {
                large.add(file);
            }
        }
        return large;
    }
}
