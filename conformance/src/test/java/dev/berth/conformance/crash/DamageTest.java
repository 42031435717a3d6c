package dev.berth.conformance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Answer;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.Images;
import dev.berth.conformance.support.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Hard tests 14 and 16: bytes that rot or vanish behind the program's back.
@Tag("crash")
final class DamageTest {

    private static BerthProcess berth;

    private final byte[] blob = new Images(14).bytes(300_000);

    @BeforeAll
    static void start() {
        berth = BerthProcess.named("damage").start();
    }

    @AfterAll
    static void end() {
        berth.close();
    }

    @Test
    void aLostObjectIsAnErrorNotAnEmptyAnswer() throws IOException {
        Repository repository = berth.newRepository();
        String digest = repository.pushBlob(blob);
        Files.delete(stored(blob));

        Answer get = repository.blob(digest);

        assertThat(get.status()).as(get.toString()).isIn(404, 500, 503);
        assertThat(get.errorCodes()).isNotEmpty();
        repository.blob(digest, "Range", "bytes=0-99").expect(404, 500, 503);
    }

    @Test
    void aLostObjectIsRepairedByPushingItAgain() throws IOException {
        byte[] lost = new Images(16).bytes(200_000);
        Repository repository = berth.newRepository();
        String digest = repository.pushBlob(lost);
        Files.delete(stored(lost));
        repository.blob(digest).expect(404, 500, 503);

        repository.pushBlob(lost);

        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(lost);
    }

    /// Hard test 14: verification finds the flipped byte, from then on the blob is not served as whole, and pushing
    /// it again repairs it.
    @Test
    void aFlippedByteIsFoundAndRepairedByPushingAgain() throws IOException {
        byte[] rotting = new Images(141).bytes(150_000);
        Repository repository = berth.newRepository();
        String digest = repository.pushBlob(rotting);
        Path file = stored(rotting);
        byte[] flipped = rotting.clone();
        flipped[75_000] ^= 1;
        Files.write(file, flipped);

        String report = berth.run("verify", "--no-progress");

        assertThat(report).contains(digest);
        repository.blob(digest).expect(404, 500, 503);
        repository.pushBlob(rotting);
        assertThat(repository.blob(digest).expect(200).body()).isEqualTo(rotting);
    }

    /// The one file below the data folder that holds exactly these bytes.
    static Path stored(byte[] content) throws IOException {
        for (Path file : Folders.files(berth.data())) {
            if (Files.size(file) == content.length && Arrays.equals(Files.readAllBytes(file), content)) {
                return file;
            }
        }
        throw new AssertionError("no file holds the blob; is it stored otherwise?");
    }
}
