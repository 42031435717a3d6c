package dev.berth.conformance.bench;

import dev.berth.blobstore.s3.RealS3;
import dev.berth.conformance.bench.Table.Column;
import dev.berth.conformance.bench.Wrk.Run;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.GeneratedBlob;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import dev.berth.platform.db.RealPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a node on PostgreSQL and S3 costs beside one with everything in its data folder: the same calls, in turns.
/// Both engines run on this machine and share its cores.
final class NodeBench {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;
    private static final int CONNECTIONS = 16;
    private static final int WARM_UPS = 3;

    private NodeBench() {}

    /// A set-up, and the repository that is used on it.
    private record SetUp(Contender contender, Repository repository, Repository tokenHolder) {

        static SetUp of(String name, BerthProcess berth) {
            Repository repository = berth.newRepository();
            var client = berth.admin().withToken("repository:" + repository.name() + ":pull,push");
            return new SetUp(
                    new Contender(name, berth.address(), Ground.contender(berth).process()),
                    repository,
                    repository.as(client));
        }

        Run read(String path, int connections, String... headers) {
            String token = "Authorization: " + tokenHolder.client().authorization();
            String[] all = Stream.concat(Stream.of(token), Stream.of(headers)).toArray(String[]::new);
            return Wrk.run(contender, contender.address() + repository.path(path), connections, SECONDS, all);
        }
    }

    static void compare(Ground ground) throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                RealS3 s3 = RealS3.start()) {
            BerthProcess.Builder shared = BerthProcess.named("bench-node")
                    .longLived()
                    .byScript()
                    .data(ground.folder().resolve("node"));
            settings(ground, postgres, s3).forEach(shared::with);
            var setUps = List.of(
                    SetUp.of("PostgreSQL, S3", ground.start(shared)),
                    SetUp.of("embedded", ground.start(ground.berth())));
            manifests(setUps);
            blobs(setUps, 1);
            blobs(setUps, 64);
            Table.measure(
                    "Blob push, 4 × 64 MiB at once",
                    ROUNDS,
                    runs(setUps, WARM_UPS, setUp -> PushBench.pushLarge(setUp.contender(), setUp.repository())),
                    PushBench.LARGE_BLOBS);
            Table.measure(
                    "Small images (config, 2 layers of 10 KiB, manifest), 32 clients",
                    ROUNDS,
                    runs(setUps, 1, setUp -> PushBench.pushSmall(setUp.contender(), setUp.tokenHolder())),
                    PushBench.SMALL_IMAGES);
        }
    }

    private static Map<String, String> settings(Ground ground, RealPostgres postgres, RealS3 s3) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        settings.put("database.url", postgres.newDatabase());
        settings.put("blobs.driver", "s3");
        settings.put("s3.bucket", s3.newBucket());
        settings.put("s3.region", RealS3.REGION);
        settings.put("s3.endpoint", s3.endpoint().toString());
        settings.put("s3.addressing", "path");
        settings.put("s3.access-key", RealS3.ACCESS_KEY);
        settings.put(
                "s3.secret-key-file",
                Files.writeString(ground.folder().resolve("s3-secret"), RealS3.SECRET_KEY)
                        .toString());
        return settings;
    }

    private static void manifests(List<SetUp> setUps) {
        Image image = new Images(1).image(6, 1000);
        setUps.forEach(setUp -> setUp.repository().push(image, "latest"));
        Table.measure(
                "Warm manifest GET by tag, 64 connections",
                ROUNDS,
                runs(setUps, 1, setUp -> setUp.read("manifests/latest", 64, "Accept: " + Images.MANIFEST)),
                List.of(
                        new Column<>("requests/s", Run::requestsPerSecond),
                        new Column<>("CPU µs/request", Run::cpuMicrosPerRequest),
                        new Column<>("errors", Run::errors)));
    }

    private static void blobs(List<SetUp> setUps, int mebibytes) throws IOException {
        var blob = new GeneratedBlob(mebibytes, (long) mebibytes << 20);
        for (SetUp setUp : setUps) {
            PullBench.push(setUp.repository(), blob, blob.digest());
        }
        Table.measure(
                "Blob GET, " + mebibytes + " MiB, " + CONNECTIONS + " connections",
                ROUNDS,
                runs(setUps, WARM_UPS, setUp -> setUp.read("blobs/" + blob.digest(), CONNECTIONS)),
                PullBench.THROUGHPUT);
    }

    private interface Call<T> {
        T on(SetUp setUp);
    }

    /// One run for each set-up, after some that do not count.
    private static <T> Map<String, Supplier<T>> runs(List<SetUp> setUps, int warmUps, Call<T> call) {
        var runs = new LinkedHashMap<String, Supplier<T>>();
        for (SetUp setUp : setUps) {
            for (int i = 0; i < warmUps; i++) {
                call.on(setUp);
            }
            runs.put(setUp.contender().name(), () -> call.on(setUp));
        }
        return runs;
    }
}
