package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Image;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Manifest;
import dev.berth.conformance.support.RegistryClient;
import dev.berth.conformance.support.Repository;
import dev.berth.conformance.support.Sha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a restart with the same configuration does not change.
@Tag("crash")
final class RestartTest {

    private static BerthProcess berth;

    private final Images images = new Images(30);

    @BeforeAll
    static void start() {
        berth = BerthProcess.named("restart").start();
    }

    @AfterAll
    static void end() {
        berth.close();
    }

    /// Hard test 2.
    @Test
    void anUploadGoesOnAfterAKill() {
        byte[] blob = images.bytes(24 << 20);
        Repository before = berth.newRepository();
        String location = before.startUpload();
        before.append(location, 0, Arrays.copyOf(blob, 8 << 20)).expect(202);
        before.append(location, 8 << 20, Arrays.copyOfRange(blob, 8 << 20, 16 << 20))
                .expect(202);

        berth.kill();
        berth.start();

        Repository after = before.as(berth.admin());
        Answer status = after.client().get(location).expect(204);
        assertThat(status.header("Range")).isEqualTo("0-16777215");
        after.append(location, 16 << 20, Arrays.copyOfRange(blob, 16 << 20, 24 << 20))
                .expect(202);
        after.complete(location, Sha.sha256(blob)).expect(201);
        assertThat(after.blob(Sha.sha256(blob)).expect(200).body()).isEqualTo(blob);
    }

    @Test
    void aTokenIsGoodAfterARestart() {
        Repository repository = berth.newRepository();
        repository.push(images.image(1, 100), "1");
        RegistryClient token = berth.admin().withToken("repository:" + repository.name() + ":pull");

        berth.stop();
        berth.start();

        repository
                .as(berth.anonymous().withAuthorization(token.authorization()))
                .manifest("1")
                .expect(200);
    }

    @Test
    void aCompletedUploadCanBeCompletedAgainAfterAKill() {
        byte[] blob = images.bytes(1000);
        Repository before = berth.newRepository();
        String location = before.startUpload();
        before.append(location, 0, blob).expect(202);
        before.complete(location, Sha.sha256(blob)).expect(201);

        berth.kill();
        berth.start();

        before.as(berth.admin()).complete(location, Sha.sha256(blob)).expect(201);
    }

    /// Hard test 31, as far as a kill goes: the tags of one push are all set or none is.
    @Test
    void theTagsOfOnePushAreAllSetOrNone() throws InterruptedException {
        String name = berth.newProject() + "/app";
        for (int round = 0; round < 5; round++) {
            Repository before = berth.admin().repository(name);
            Image image = images.image(1, 100);
            image.blobs().forEach(before::pushBlob);
            Manifest manifest = image.manifest();
            int number = round;
            String query = IntStream.range(0, 20)
                    .mapToObj(i -> "tag=r" + number + "t" + i)
                    .collect(Collectors.joining("&", "?", ""));
            Thread push = Thread.ofVirtual().start(() -> {
                try {
                    before.putManifest(manifest.digest() + query, manifest);
                } catch (AssertionError killed) {
                    assertThat(killed).hasMessageContaining("got no answer");
                }
            });
            if (round % 2 == 0) {
                push.join();
            }
            berth.kill();
            push.join();
            berth.start();

            Repository after = berth.admin().repository(name);
            long set = IntStream.range(0, 20)
                    .filter(i -> after.headManifest("r" + number + "t" + i).status() == 200)
                    .count();
            assertThat(set).isIn(0L, 20L);
        }
    }

    /// It is for a schema that is behind, and loads a thousand classes.
    @Test
    void flywayIsNotLoadedWhereTheSchemaIsUpToDate() throws IOException {
        Path log = BerthProcess.workFolder("restart-classes").resolve("loaded.log");
        try (BerthProcess other = BerthProcess.named("restart-classes-of")
                // The archive of the tests' starts holds all classes of a first start, and loads them at once.
                .jvm("-XX:AOTMode=off", "-Xlog:class+load:file=" + log + "::filecount=0")
                .start()) {
            assertThat(Files.readString(log)).contains(" org.flywaydb.core.Flyway ");
            other.stop();
            other.start();

            assertThat(Files.readString(log))
                    .contains(" dev.berth.platform.db.Schema ")
                    .doesNotContain("org.flywaydb");
        }
    }
}
