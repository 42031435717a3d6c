package dev.berth.conformance.deploy;

import dev.berth.conformance.support.MissingClients;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Podman and what speaks to it, with all that it keeps in one folder, in mount points of its own: there control
/// groups look as its runtime wants them, which refuses machines that mix both versions. Takes root.
final class Engine implements AutoCloseable {

    private static final String MOUNTS = """
            if mountpoint -q /sys/fs/cgroup/unified; then umount -l /sys/fs/cgroup/unified; fi
            echo ready
            read -r _
            """;

    private final Process mounts;
    private final Program inside;

    Engine(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path podman = Program.require("podman");
        // A short path: the kernel allows sockets no long ones.
        Path run = Files.createTempDirectory("run");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path wrapper = Files.writeString(bin.resolve("podman"), """
                #!/bin/sh
                exec "%s" --root "%s" --runroot "%s" --storage-driver vfs --cgroup-manager cgroupfs "$@"
                """.formatted(podman, folder.resolve("storage"), run));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path networks = Files.createDirectories(folder.resolve("networks"));
        // Limits that any machine grants; podman's own are above what some have.
        Path configuration = Files.writeString(folder.resolve("containers.conf"), """
                [containers]
                default_ulimits = ["nofile=4096:4096", "nproc=1000:1000"]
                [network]
                network_config_dir = "%s"
                """.formatted(networks));
        mounts = new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c", MOUNTS)
                .redirectError(folder.resolve("mounts.log").toFile())
                .start();
        if (mounts.inputReader().readLine() == null) {
            throw new AssertionError("no mount points of its own; see " + folder.resolve("mounts.log"));
        }
        inside = Program.require("nsenter", folder)
                .with("CONTAINERS_CONF", configuration.toString())
                .with("PATH", bin + ":" + System.getenv("PATH"));
    }

    /// Gives a variable to all programs that are run from now on.
    Engine with(String variable, String value) {
        inside.with(variable, value);
        return this;
    }

    /// Runs a program among the engine's mount points and returns what it printed.
    String run(String... command) {
        return inside.run(entering(command));
    }

    private String[] entering(String... command) {
        var all = new ArrayList<>(List.of("--mount", "--target", Long.toString(mounts.pid()), "--wd=."));
        all.addAll(List.of(command));
        return all.toArray(String[]::new);
    }

    /// Ends the test as skipped, with that on the list that the run ends with, when this machine lets no engine run a
    /// container: one with a network of its own, a port and a limit of memory, whose command ends at once.
    void requireContainers(String image, int port, String... command) {
        inside.attempt(entering("podman", "network", "create", "probe"));
        var run = new ArrayList<>(List.of("podman", "run", "--rm", "--network", "probe", "--memory", "1g"));
        run.addAll(List.of("--publish", port + ":8080", "--read-only", "--entrypoint", command[0], image));
        run.addAll(List.of(command).subList(1, command.length));
        Program.Result result = inside.attempt(entering(run.toArray(String[]::new)));
        if (result.code() != 0) {
            MissingClients.add("an engine that can run containers");
            Assumptions.abort(result.command() + "\n" + result.all());
        }
    }

    @Override
    public void close() throws IOException {
        inside.attempt(entering("podman", "rm", "--all", "--force", "--time", "0"));
        inside.attempt(entering("podman", "network", "prune", "--force"));
        mounts.getOutputStream().close();
        try {
            if (!mounts.waitFor(30, TimeUnit.SECONDS)) {
                mounts.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
