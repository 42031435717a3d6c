package dev.berth.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Berth;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Program;
import dev.berth.conformance.support.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A client in another language, made from nothing but what the server says of itself.
@Berth
@Tag("clients")
final class GeneratedClientTest {

    private final BerthProcess berth;

    GeneratedClientTest(BerthProcess berth) {
        this.berth = berth;
    }

    @Test
    void theDescriptionsAreValidAndAClientGeneratedFromThemWorks() throws IOException {
        Path folder = BerthProcess.workFolder("generated");
        Path work = Files.createDirectory(folder.resolve("client"));
        Program node = Program.require("berth-generated", folder);

        String said = node.run(
                Path.of("generated", "client.cjs").toAbsolutePath().toString(),
                "http://127.0.0.1:" + berth.port(),
                "admin",
                Registry.ADMIN_PASSWORD,
                work.toString());

        assertThat(said).contains("the generated client has done its journey");
    }
}
