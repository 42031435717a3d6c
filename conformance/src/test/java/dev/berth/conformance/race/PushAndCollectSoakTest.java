package dev.berth.conformance.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import dev.berth.conformance.support.Sha;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 17: workers push images over a small pool of blobs, so that the same blob is always being pushed,
/// skipped because it exists, referred to, deleted and collected at once. Not one manifest may be refused for a blob
/// that the registry had said it holds, and not one pull may be broken. Half a minute, or 30 minutes in full.
@Tag("race")
final class PushAndCollectSoakTest {

    private static final int POOL = 40;
    private static final int BLOB = 64 << 10;

    private final int workers = Scale.of(8, 32);
    private final long end = System.nanoTime() + Scale.of(30L, 1800L) * 1_000_000_000L;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pushed = new AtomicInteger();
    private final List<byte[]> pool = new ArrayList<>();

    @Test
    void noPromiseIsBrokenWhileGarbageIsCollected() throws Exception {
        var images = new Images(17);
        for (int i = 0; i < POOL; i++) {
            pool.add(images.bytes(BLOB));
        }
        try (BerthProcess berth = BerthProcess.named("soak")
                .longLived()
                .with("gc.interval", "500ms")
                .with("gc.lease", "10s")
                .start()) {
            String project = berth.newProject();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < workers; i++) {
                    Repository repository = berth.admin().repository(project + "/r" + i % 4);
                    int number = i;
                    threads.execute(() -> work(repository, number));
                }
            }
        }

        System.out.println("push and collect soak: " + pushed.get() + " images pushed and deleted");
        assertThat(failures).isEmpty();
        assertThat(pushed.get()).isGreaterThan(workers);
    }

    private void work(Repository repository, int number) {
        var random = new Random(number);
        var images = new Images(1700 + number);
        try {
            for (int i = 0; System.nanoTime() < end && failures.isEmpty(); i++) {
                Image image = Images.image(images.config(), layers(random));
                image.blobs().forEach(blob -> pushUnlessThere(repository, blob));
                expect(201, repository.putManifest("w" + number + "n" + i, image.manifest()));
                Image referrer = images.referrer("application/vnd.example.note", image);
                referrer.blobs().forEach(blob -> pushUnlessThere(repository, blob));
                expect(201, repository.putManifest(referrer.digest(), referrer.manifest()));
                pull(repository, image);
                repository.deleteManifest(referrer.digest());
                expect(202, repository.deleteManifest(image.digest()));
                pushed.incrementAndGet();
            }
        } catch (AssertionError failed) {
            failures.add(String.valueOf(failed.getMessage()));
        }
    }

    private List<byte[]> layers(Random random) {
        return random.ints(3, 0, POOL).mapToObj(pool::get).toList();
    }

    private static void pushUnlessThere(Repository repository, byte[] blob) {
        if (repository.headBlob(Sha.sha256(blob)).expect(200, 404).status() == 404) {
            repository.pushBlob(blob);
        }
    }

    private void pull(Repository repository, Image image) {
        expect(200, repository.manifest(image.digest()));
        for (byte[] blob : image.blobs()) {
            Answer answer = repository.blob(Sha.sha256(blob));
            expect(200, answer);
            if (!Sha.sha256(answer.body()).equals(Sha.sha256(blob))) {
                failures.add("wrong bytes: " + answer.request());
            }
        }
    }

    private void expect(int status, Answer answer) {
        if (answer.status() != status) {
            failures.add(answer.toString());
        }
    }
}
