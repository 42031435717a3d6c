package dev.berth.conformance.bench;

import dev.berth.conformance.bench.Table.Column;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Writing: a few large blobs at once, and many small images.
final class PushBench {

    private static final int ROUNDS = 5;
    /// The compiler's time would count as the first pushes'.
    private static final int WARM_UP = 6;

    private static final int LARGE = 64 << 20;
    private static final int AT_ONCE = 4;
    private static final int CLIENTS = 32;
    private static final long SMALL_SECONDS = 6;

    private static final AtomicLong SEEDS = new AtomicLong(7);

    private PushBench() {}

    static final List<Column<Pushed>> LARGE_BLOBS =
            List.of(new Column<>("MiB/s", Pushed::perSecond), new Column<>("CPU s/GiB", Pushed::cpuSecondsPerGibibyte));
    static final List<Column<Pushed>> SMALL_IMAGES =
            List.of(new Column<>("images/s", Pushed::perSecond), new Column<>("CPU ms/image", Pushed::cpuMillisEach));

    record Pushed(double amount, double seconds, double cpuSeconds) {

        double perSecond() {
            return amount / seconds;
        }

        double cpuSecondsPerGibibyte() {
            return cpuSeconds / amount * 1024;
        }

        double cpuMillisEach() {
            return cpuSeconds / amount * 1000;
        }
    }

    static void largeBlobs(Ground ground) throws Exception {
        BerthProcess berth = ground.start(ground.berth());
        Contender ours = Ground.contender(berth);
        Contender docker = ground.peers().dockerRegistry(false);
        Repository ourRepository = berth.newRepository();
        Repository dockerRepository = BerthProcess.client(docker.address()).repository("bench/app");

        var runs = new LinkedHashMap<String, Supplier<Pushed>>();
        runs.put("berth", () -> pushLarge(ours, ourRepository));
        runs.put("docker-registry", () -> pushLarge(docker, dockerRepository));
        for (int i = 0; i < WARM_UP; i++) {
            pushLarge(ours, ourRepository);
        }
        Table.measure(
                "Blob push, " + AT_ONCE + " × 64 MiB at once, digest and fsync included", ROUNDS, runs, LARGE_BLOBS);
    }

    static Pushed pushLarge(Contender contender, Repository repository) {
        var pushes = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < AT_ONCE; i++) {
            byte[] blob = new byte[LARGE];
            new Random(SEEDS.incrementAndGet()).nextBytes(blob);
            String location = Repository.withQuery(repository.startUpload(), "digest=" + Sha.sha256(blob));
            pushes.add(() -> put(repository, location, blob));
        }
        double cpu = contender.process().cpuSeconds();
        long start = System.nanoTime();
        all(pushes);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Pushed(AT_ONCE * 64.0, seconds, contender.process().cpuSeconds() - cpu);
    }

    private static int put(Repository repository, String location, byte[] blob) throws IOException {
        try (RawHttp connection = RawHttp.connect(repository.client())) {
            String path = location.replaceFirst("^https?://[^/]+", "");
            connection.request("PUT " + path, "Content-Type: " + Repository.OCTETS, "Content-Length: " + blob.length);
            int status = connection.write(blob).read().status();
            if (status != 201) {
                throw new IOException("a push was answered with " + status);
            }
            return status;
        }
    }

    static void smallImages(Ground ground) throws Exception {
        BerthProcess berth = ground.start(ground.berth());
        Contender ours = Ground.contender(berth);
        Contender docker = ground.peers().dockerRegistry(false);
        Repository ourRepository = berth.newRepository();
        Repository ourPusher =
                ourRepository.as(berth.admin().withToken("repository:" + ourRepository.name() + ":pull,push"));
        Repository dockerRepository = BerthProcess.client(docker.address()).repository("bench/app");

        var runs = new LinkedHashMap<String, Supplier<Pushed>>();
        runs.put("berth", () -> pushSmall(ours, ourPusher));
        runs.put("docker-registry", () -> pushSmall(docker, dockerRepository));
        pushSmall(ours, ourPusher);
        Table.measure(
                "Small images (config, 2 layers of 10 KiB, manifest), " + CLIENTS + " clients", 3, runs, SMALL_IMAGES);
    }

    static Pushed pushSmall(Contender contender, Repository repository) {
        var count = new AtomicInteger();
        double cpu = contender.process().cpuSeconds();
        long start = System.nanoTime();
        var clients = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < CLIENTS; i++) {
            long seed = SEEDS.incrementAndGet();
            clients.add(() -> {
                var images = new Images(seed);
                for (int n = 0; System.nanoTime() - start < SMALL_SECONDS * 1_000_000_000L; n++) {
                    repository.push(images.image(2, 10_240), "s" + seed + "n" + n);
                    count.incrementAndGet();
                }
                return 0;
            });
        }
        all(clients);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Pushed(count.get(), seconds, contender.process().cpuSeconds() - cpu);
    }

    private static void all(List<Callable<Integer>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(work)) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
