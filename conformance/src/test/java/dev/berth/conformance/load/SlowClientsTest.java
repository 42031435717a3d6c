package dev.berth.conformance.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Proc;
import dev.berth.conformance.support.RawHttp;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Scale;
import dev.berth.conformance.support.Sha;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard test 10: thousands of uploads that trickle must not get in the way of those who pull. Each upload is sent a
/// little in turn, and between the turns others pull; how long that takes is nobody's business here.
@Tag("load")
final class SlowClientsTest {

    private static final int TURNS = 5;
    private static final int PIECE = 512;

    @Test
    void thousandsOfTricklingUploadsLeavePullsAlone() throws Exception {
        int uploads = Scale.of(1000, 2000);
        var images = new Images(10);
        byte[] blob = images.bytes(TURNS * PIECE);
        try (BerthProcess berth = BerthProcess.named("slow-clients").longLived().start()) {
            Repository repository = berth.newRepository();
            Image image = images.image(1, 100_000);
            repository.push(image, "1");
            var process = new Proc(berth.pid());
            var connections = new ArrayList<RawHttp>();
            try {
                for (int i = 0; i < uploads; i++) {
                    String location = Repository.withQuery(repository.startUpload(), "digest=" + Sha.sha256(blob));
                    RawHttp connection = RawHttp.connect(repository.client());
                    connections.add(connection);
                    connection.request("PUT " + location, "Content-Length: " + blob.length);
                }
                for (int turn = 0; turn < TURNS; turn++) {
                    byte[] piece = java.util.Arrays.copyOfRange(blob, turn * PIECE, (turn + 1) * PIECE);
                    for (RawHttp connection : connections) {
                        connection.write(piece);
                    }
                    pull(repository, image);
                    assertThat(process.threads()).isLessThan(300);
                    assertThat(process.openFiles()).isLessThan(2L * uploads + 500);
                }
                for (RawHttp connection : connections) {
                    assertThat(connection.read().status()).isEqualTo(201);
                }
            } finally {
                for (RawHttp connection : connections) {
                    connection.close();
                }
            }
            assertThat(repository.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
        }
    }

    private static void pull(Repository repository, Image image) {
        for (int i = 0; i < 10; i++) {
            repository.manifest("1").expect(200);
            assertThat(repository
                            .blob(Sha.sha256(image.blobs().get(1)))
                            .expect(200)
                            .body())
                    .isEqualTo(image.blobs().get(1));
        }
    }
}
