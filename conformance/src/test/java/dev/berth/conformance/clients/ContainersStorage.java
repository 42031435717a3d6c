package dev.berth.conformance.clients;

import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// podman or buildah with a storage of its own in the test's folder, in plain folders (vfs), without a network.
final class ContainersStorage implements AutoCloseable {

    private final Program program;
    private final Path run;
    private final List<String> options;

    private ContainersStorage(Program program, Path run, List<String> options) {
        this.program = program;
        this.run = run;
        this.options = options;
    }

    static ContainersStorage of(String name, PrivateProject home) throws IOException {
        Program program = Program.require(name, home.folder());
        Files.writeString(
                home.folder().resolve("policy.json"), "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
        Files.writeString(
                home.folder().resolve("registries.conf"),
                "[[registry]]\nlocation = \"" + home.host() + "\"\ninsecure = true\n");
        program.with(
                "CONTAINERS_REGISTRIES_CONF",
                home.folder().resolve("registries.conf").toString());
        program.with("BUILDAH_ISOLATION", "chroot");
        program.with("TMPDIR", home.folder().toString());
        // podman refuses a run folder with a path of more than 50 characters.
        Path run = Files.createTempDirectory("run");
        var storage = new ContainersStorage(
                program,
                run,
                List.of(
                        "--root",
                        home.folder().resolve("storage").toString(),
                        "--runroot",
                        run.toString(),
                        "--storage-driver",
                        "vfs"));
        storage.run("login", "--tls-verify=false", "-u", home.user(), "-p", home.password(), home.host());
        return storage;
    }

    String run(String... arguments) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(arguments));
        return program.run(all.toArray(String[]::new));
    }

    Program.Result attempt(String... arguments) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(arguments));
        return program.attempt(all.toArray(String[]::new));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(run);
    }
}
