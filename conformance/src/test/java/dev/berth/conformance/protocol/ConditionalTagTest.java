package dev.berth.conformance.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 22: a tag moves only if it still is where the client saw it.
@Berth
@Tag("protocol")
final class ConditionalTagTest {

    private final Images images = new Images(10);
    private final Repository repository;

    ConditionalTagTest(BerthProcess berth) {
        this.repository = berth.newRepository();
    }

    @Test
    void theTagMovesWhenItIsWhereTheClientSawIt() {
        Image old = images.image(1, 50);
        Image next = pushedBlobs();
        repository.push(old, "t");

        repository
                .putManifest("t", next.manifest(), "If-Match", "\"" + old.digest() + "\"")
                .expect(201);

        assertThat(repository.headManifest("t").header("Docker-Content-Digest")).isEqualTo(next.digest());
    }

    @Test
    void theTagStaysWhenAnotherClientWasFaster() {
        Image old = images.image(1, 50);
        Image next = pushedBlobs();
        repository.push(old, "t");

        repository
                .putManifest("t", next.manifest(), "If-Match", "\"" + next.digest() + "\"")
                .expect(412);
        repository.deleteManifest("t", "If-Match", "\"" + next.digest() + "\"").expect(412);

        assertThat(repository.headManifest("t").header("Docker-Content-Digest")).isEqualTo(old.digest());
        repository.deleteManifest("t", "If-Match", "\"" + old.digest() + "\"").expect(202);
    }

    @Test
    void aTagIsMadeOnceWhenNoneMayExist() {
        Image first = pushedBlobs();
        Image second = pushedBlobs();

        repository.putManifest("new", first.manifest(), "If-None-Match", "*").expect(201);
        repository.putManifest("new", second.manifest(), "If-None-Match", "*").expect(412);

        assertThat(repository.headManifest("new").header("Docker-Content-Digest"))
                .isEqualTo(first.digest());
    }

    @Test
    void ofManyClientsExactlyOneWins() throws Exception {
        Image old = images.image(1, 50);
        repository.push(old, "race");
        List<Callable<Answer>> clients = IntStream.range(0, 16)
                .mapToObj(i -> pushedBlobs())
                .<Callable<Answer>>map(image ->
                        () -> repository.putManifest("race", image.manifest(), "If-Match", "\"" + old.digest() + "\""))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Integer> statuses = threads.invokeAll(clients).stream()
                    .map(answer -> answer.resultNow().status())
                    .toList();

            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
        }
    }

    private Image pushedBlobs() {
        Image image = images.image(1, 50);
        image.blobs().forEach(repository::pushBlob);
        return image;
    }
}
