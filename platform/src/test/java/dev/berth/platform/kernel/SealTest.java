package dev.berth.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final byte[] PLAIN = "the private half".getBytes(UTF_8);

    private final SecureRandom random = TestRandom.seeded("seal");

    @TempDir
    Path folder;

    @Test
    void whatIsSealedOpensForItsPurposeOnly() throws IOException {
        Seal seal = KeyFile.open(folder.resolve("secret.key"), random);
        byte[] sealed = seal.close(PLAIN, "signing_key/1");

        assertThat(seal.open(sealed, "signing_key/1")).hasValue(PLAIN);
        assertThat(seal.open(sealed, "signing_key/2")).isEmpty();
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() throws IOException {
        Seal seal = KeyFile.open(folder.resolve("secret.key"), random);

        assertThat(seal.close(PLAIN, "a")).isNotEqualTo(seal.close(PLAIN, "a"));
    }

    @Test
    void aChangedByteAnywhereKeepsItShut() throws IOException {
        Seal seal = KeyFile.open(folder.resolve("secret.key"), random);
        byte[] sealed = seal.close(PLAIN, "a");

        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(changed, "a")).as("byte %d", i).isEmpty();
        }
        assertThat(seal.open(new byte[0], "a")).isEmpty();
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        byte[] sealed = KeyFile.open(folder.resolve("one.key"), random).close(PLAIN, "a");

        assertThat(KeyFile.open(folder.resolve("two.key"), random).open(sealed, "a"))
                .isEmpty();
    }

    @Test
    void theKeyFileIsForItsOwnerOnlyAndIsTheSameAfterARestart() throws IOException {
        Path file = folder.resolve("secret.key");
        byte[] sealed = KeyFile.open(file, random).close(PLAIN, "a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFile.open(file, random).open(sealed, "a")).hasValue(PLAIN);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void processesThatStartAtOnceShareOneKey() throws Exception {
        Path file = folder.resolve("secret.key");
        try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
            List<Callable<Seal>> starts = IntStream.range(0, 8)
                    .<Callable<Seal>>mapToObj(_ -> () -> KeyFile.open(file, random))
                    .toList();
            List<Future<Seal>> seals = processes.invokeAll(starts);
            byte[] sealed = seals.getFirst().get().close(PLAIN, "a");
            for (Future<Seal> seal : seals) {
                assertThat(seal.get().open(sealed, "a")).hasValue(PLAIN);
            }
        }
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedWithAWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), "not a key\n");

        assertThatThrownBy(() -> KeyFile.open(file, random))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("restore it from a backup");
    }
}
