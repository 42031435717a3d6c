package dev.berth.conformance.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.Await;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Uploads with which another node goes on at every step.
@Nodes
@Tag("cluster")
final class UploadsOnNodesTest {

    private static final int CHUNK = 3_000_000;

    private final Cluster cluster;
    private final Images images = new Images(60);
    private final String name;

    UploadsOnNodesTest(Cluster cluster) {
        this.cluster = cluster;
        this.name = cluster.newProject() + "/app";
    }

    /// The repository as this node shows it.
    private Repository on(int node) {
        return cluster.node(node % Cluster.NODES).admin().repository(name);
    }

    /// A Location names the node that answered; this is the same upload on another one.
    private static String local(String location) {
        int path = location.indexOf("/v2/");
        return location.substring(path);
    }

    @Test
    void eachChunkMayGoToAnotherNode() {
        byte[] blob = images.bytes(7 * CHUNK + 17);
        String location = local(on(0).startUpload());
        int node = 1;
        for (int from = 0; from < blob.length - CHUNK; from += CHUNK) {
            Answer taken = on(node).append(location, from, Arrays.copyOfRange(blob, from, from + CHUNK));
            location = local(taken.expect(202).header("Location"));
            assertThat(taken.header("Range")).isEqualTo("0-" + (from + CHUNK - 1));
            Answer status = on(node + 1).client().get(location).expect(204);
            assertThat(status.header("Range")).isEqualTo("0-" + (from + CHUNK - 1));
            node++;
        }
        byte[] tail = Arrays.copyOfRange(blob, 7 * CHUNK, blob.length);
        String digest = Sha.sha256(blob);

        on(node).complete(location, digest, tail).expect(201);

        for (int each = 0; each < Cluster.NODES; each++) {
            assertThat(on(each).blob(digest).expect(200).body()).isEqualTo(blob);
        }
        on(node + 1).complete(location, digest, tail).expect(201);
    }

    @Test
    void dockersThreeCallsMayGoToThreeNodes() {
        byte[] blob = images.bytes(9_000_000);
        String digest = Sha.sha256(blob);
        String location = local(on(0).startUpload());

        location = local(on(1).stream(location, blob).expect(202).header("Location"));
        on(2).complete(location, digest).expect(201);

        assertThat(on(0).blob(digest).expect(200).body()).isEqualTo(blob);
    }

    @Test
    @Timeout(180)
    void whoLooksOnAtOneNodeSeesWhatArrivesAtAnother() throws Exception {
        byte[] blob = images.bytes(2000);
        String location = local(on(0).startUpload());
        String project = name.substring(0, name.indexOf('/'));
        try (var told = new BufferedReader(new InputStreamReader(
                        on(1).client()
                                .open("/api/ext/v1/events?topics=upload&project=" + project)
                                .body(),
                        StandardCharsets.UTF_8));
                RawHttp upload = RawHttp.connect(on(0).client())) {
            upload.request("PATCH " + location, "Content-Type: " + Repository.OCTETS, "Content-Length: 2000")
                    .write(Arrays.copyOf(blob, 700));
            String arriving = line(told, "\"received\":700");
            assertThat(arriving).contains("\"stage\":\"arriving\"", "\"total\":2000", name);

            upload.write(Arrays.copyOfRange(blob, 700, 2000));
            assertThat(upload.read().status()).isEqualTo(202);
            on(2).complete(location, Sha.sha256(blob)).expect(201);
            assertThat(line(told, "\"stage\":\"stored\"")).contains("\"received\":2000", Sha.sha256(blob));
        }
    }

    /// The next line with this text.
    private static String line(BufferedReader lines, String text) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertThat(line).as("the stream goes on").isNotNull();
        return Objects.requireNonNull(line);
    }

    @Test
    void aWrongDigestIsRefusedByANodeThatDidNotSeeTheBytes() {
        byte[] blob = images.bytes(2 * CHUNK);
        String location = local(on(0).startUpload());
        location = local(on(1).append(location, 0, Arrays.copyOf(blob, CHUNK))
                .expect(202)
                .header("Location"));
        location = local(on(2).append(location, CHUNK, Arrays.copyOfRange(blob, CHUNK, 2 * CHUNK))
                .expect(202)
                .header("Location"));

        Answer refused = on(0).complete(location, Sha.sha256(images.bytes(10))).expect(400);

        assertThat(refused.errorCodes()).containsExactly("DIGEST_INVALID");
        on(1).headBlob(Sha.sha256(blob)).expect(404);
        on(1).complete(location, Sha.sha256(blob)).expect(201);
        assertThat(on(2).blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aChunkAtTheWrongPlaceIsRefusedByEveryNode() {
        byte[] blob = images.bytes(2000);
        String location = local(on(0).startUpload());
        location = local(
                on(1).append(location, 0, Arrays.copyOf(blob, 1000)).expect(202).header("Location"));

        for (int node = 0; node < Cluster.NODES; node++) {
            Answer refused = on(node).append(location, 500, blob).expect(416);
            assertThat(refused.header("Range")).isEqualTo("0-999");
        }
    }

    @Test
    void anUploadGoesOnAfterItsNodeWasKilled() throws Exception {
        byte[] blob = images.bytes(5 * CHUNK);
        String location = local(on(0).startUpload());
        location = local(on(0).append(location, 0, Arrays.copyOf(blob, 2 * CHUNK))
                .expect(202)
                .header("Location"));

        cluster.node(0).kill();
        try {
            assertThat(on(1).client().get(location).expect(204).header("Range")).isEqualTo("0-" + (2 * CHUNK - 1));
            location = local(on(1).append(location, 2 * CHUNK, Arrays.copyOfRange(blob, 2 * CHUNK, 5 * CHUNK))
                    .expect(202)
                    .header("Location"));
            on(2).complete(location, Sha.sha256(blob)).expect(201);
            assertThat(on(1).blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
        } finally {
            cluster.node(0).start();
        }
        assertThat(on(0).blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
    }

    /// The node dies in the midst of a chunk: the upload is free again once its claim has lapsed.
    @Test
    void anUploadGoesOnAfterItsNodeWasKilledInTheMidstOfAChunk() throws Exception {
        byte[] blob = images.bytes(4 * CHUNK);
        String location = local(on(0).startUpload());
        location = local(on(0).append(location, 0, Arrays.copyOf(blob, CHUNK))
                .expect(202)
                .header("Location"));
        RegistryClient first = on(0).client();
        var half = new HalfBody(Arrays.copyOfRange(blob, CHUNK, 2 * CHUNK), 2 * CHUNK);
        String path = location;
        Thread chunk = Thread.ofVirtual().start(() -> half.send(first, path));
        half.awaitSent();

        cluster.node(0).kill();
        try {
            half.giveUp();
            chunk.join();
            long[] received = {0};
            Await.until("another node goes on", () -> {
                String range = on(1).client().get(path).expect(204).header("Range");
                received[0] = Long.parseLong(range.substring(2)) + 1;
                byte[] rest = Arrays.copyOfRange(blob, (int) received[0], blob.length);
                return on(1).append(path, received[0], rest).expect(202, 416).status() == 202;
            });
            System.out.println("killed in the midst of a chunk: another node went on from byte " + received[0]);
            assertThat(received[0]).isBetween((long) CHUNK, 2L * CHUNK);
            on(2).complete(path, Sha.sha256(blob)).expect(201);
            assertThat(on(1).blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
        } finally {
            cluster.node(0).start();
        }
    }

    @Test
    void uploadsThroughNginxWithManyChunksArriveWhole() {
        Repository repository = cluster.admin().repository(name);
        var random = new Random(61);
        for (int round = 0; round < 10; round++) {
            byte[] blob = images.bytes(1 + random.nextInt(2 * CHUNK));
            String location = repository.startUpload();
            int from = 0;
            while (from < blob.length) {
                int end = Math.min(blob.length, from + 1 + random.nextInt(CHUNK / 2));
                location = repository
                        .append(location, from, Arrays.copyOfRange(blob, from, end))
                        .expect(202)
                        .header("Location");
                from = end;
            }
            repository.complete(location, Sha.sha256(blob)).expect(201);
            assertThat(repository.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
        }
    }
}
