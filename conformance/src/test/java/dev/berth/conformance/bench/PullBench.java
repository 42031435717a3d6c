package dev.berth.conformance.bench;

import dev.berth.conformance.bench.Table.Column;
import dev.berth.conformance.bench.Wrk.Run;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.GeneratedBlob;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// Reading: manifests by tag with a token, blobs in clear text and over TLS.
final class PullBench {

    private static final int ROUNDS = 3;
    private static final int SECONDS = 4;
    /// What sending a large file costs changes from one moment to the next; many short turns even that out.
    private static final int BLOB_ROUNDS = 7;
    private static final int BLOB_SECONDS = 2;
    /// A process that is seconds old is still being compiled, and the compiler's time would count as the requests'.
    private static final int WARM_UP_SECONDS = 20;

    private static final int PIECE = 1 << 20;
    static final List<Column<Run>> THROUGHPUT = List.of(
            new Column<>("MiB/s", Run::mebibytesPerSecond),
            new Column<>("CPU s/GiB", Run::cpuSecondsPerGibibyte),
            new Column<>("machine s/GiB", Run::machineSecondsPerGibibyte),
            new Column<>("errors", Run::errors));

    private PullBench() {}

    static void manifests(Ground ground) throws Exception {
        Image image = new Images(1).image(6, 1000);
        Path files = Files.createDirectories(ground.folder().resolve("files"));
        Files.write(files.resolve("manifest"), image.manifest().bytes());
        BerthProcess berth = ground.start(ground.berth());
        Contender ours = Ground.contender(berth);
        Contender docker = ground.peers().dockerRegistry(false);
        Contender nginx = ground.peers().nginx(files);
        Repository repository = berth.newRepository();
        repository.push(image, "latest");
        BerthProcess.client(docker.address()).repository("bench/app").push(image, "latest");
        String token = "Authorization: "
                + berth.admin()
                        .withToken("repository:" + repository.name() + ":pull")
                        .authorization();
        String accept = "Accept: " + Images.MANIFEST;

        var runs = new LinkedHashMap<String, Supplier<Run>>();
        runs.put(
                "berth (token)",
                () -> Wrk.run(ours, ours.address() + repository.path("manifests/latest"), 64, SECONDS, accept, token));
        runs.put(
                "docker-registry",
                () -> Wrk.run(docker, docker.address() + "/v2/bench/app/manifests/latest", 64, SECONDS, accept));
        runs.put("nginx", () -> Wrk.run(nginx, nginx.address() + "/manifest", 64, SECONDS));
        Wrk.run(ours, ours.address() + repository.path("manifests/latest"), 64, SECONDS, accept, token);
        Table.measure(
                "Warm manifest GET by tag, " + image.manifest().size() + " bytes, 64 connections",
                ROUNDS,
                runs,
                List.of(
                        new Column<>("requests/s", Run::requestsPerSecond),
                        new Column<>("CPU µs/request", Run::cpuMicrosPerRequest),
                        new Column<>("errors", Run::errors)));
    }

    static void blobs(Ground ground) throws Exception {
        Path files = Files.createDirectories(ground.folder().resolve("files"));
        BerthProcess berth = ground.start(ground.berth());
        Contender ours = Ground.contender(berth);
        Contender docker = ground.peers().dockerRegistry(false);
        Contender nginx = ground.peers().nginx(files);
        Repository repository = berth.newRepository();
        compare(repository, BerthProcess.client(docker.address()), files, "clear text", ours, docker, nginx);
    }

    /// The content is pushed in clear text first; then the servers are started again on the same data with TLS.
    static void blobsOverTls(Ground ground) throws Exception {
        Path files = Files.createDirectories(ground.folder().resolve("files"));
        Contender plain = ground.peers().dockerRegistry(false);
        Contender docker = ground.peers().dockerRegistry(true);
        Contender nginx = Peers.overTls(ground.peers().nginx(files));
        BerthProcess berth = ground.start(ground.berth()
                .with("tls.certificate", ground.peers().certificate().toString())
                .with("tls.key", ground.peers().key().toString())
                .trusting(ground.peers().certificate()));
        compare(
                berth.newRepository(),
                BerthProcess.client(plain.address()),
                files,
                "TLS",
                Ground.overTls(berth),
                docker,
                nginx);
    }

    private static void compare(
            Repository repository,
            RegistryClient dockerClient,
            Path files,
            String wire,
            Contender ours,
            Contender docker,
            Contender nginx)
            throws Exception {
        for (int mebibytes : new int[] {1, 64, 512}) {
            var blob = new GeneratedBlob(mebibytes, (long) mebibytes << 20);
            String digest = blob.digest();
            push(repository, blob, digest);
            push(dockerClient.repository("bench/app"), blob, digest);
            writeInPieces(blob, files.resolve("blob" + mebibytes));
            String token = "Authorization: "
                    + repository
                            .client()
                            .withToken("repository:" + repository.name() + ":pull")
                            .authorization();
            // For each size: what a large one keeps busy is compiled anew.
            Wrk.run(ours, ours.address() + repository.path("blobs/" + digest), 16, WARM_UP_SECONDS, token);
            for (int connections : new int[] {1, 16}) {
                var runs = new LinkedHashMap<String, Supplier<Run>>();
                runs.put(
                        "berth (token)",
                        () -> Wrk.run(
                                ours,
                                ours.address() + repository.path("blobs/" + digest),
                                connections,
                                BLOB_SECONDS,
                                token));
                runs.put(
                        "docker-registry",
                        () -> Wrk.run(
                                docker, docker.address() + "/v2/bench/app/blobs/" + digest, connections, BLOB_SECONDS));
                runs.put(
                        "nginx",
                        () -> Wrk.run(nginx, nginx.address() + "/blob" + mebibytes, connections, BLOB_SECONDS));
                Table.measure(
                        "Blob GET, " + wire + ", " + mebibytes + " MiB, " + connections + " connection(s)",
                        BLOB_ROUNDS,
                        runs,
                        THROUGHPUT);
            }
        }
    }

    /// The system keeps a file in memory in pieces as large as the writes that made it, and sends large ones for
    /// less: nginx gets the best that there is.
    private static void writeInPieces(GeneratedBlob blob, Path file) throws IOException {
        try (InputStream in = blob.open();
                FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
            for (byte[] bytes = in.readNBytes(PIECE); bytes.length > 0; bytes = in.readNBytes(PIECE)) {
                piece.clear().put(bytes).flip();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
        }
    }

    static void push(Repository repository, GeneratedBlob blob, String digest) {
        String location = Repository.withQuery(repository.startUpload(), "digest=" + digest);
        repository
                .client()
                .send("PUT", location, blob.body(), "Content-Type", Repository.OCTETS)
                .expect(201);
    }
}
