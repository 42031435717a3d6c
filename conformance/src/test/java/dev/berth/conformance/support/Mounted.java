package dev.berth.conformance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// A file system of its own for a test, mounted in its work folder. Mounting needs root; where it is not allowed the
/// test is skipped, and the list of missing things at the end of the run says so.
public final class Mounted implements AutoCloseable {

    private final Path folder;
    private final List<String> mount;

    private Mounted(Path folder, List<String> mount) {
        this.folder = folder;
        this.mount = mount;
    }

    /// A file system in memory with room for so many mebibytes.
    public static Mounted tmpfs(String name, int mebibytes) {
        Path folder = BerthProcess.workFolder(name);
        return of(folder, List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString()));
    }

    /// An ext4 file system in a file.
    public static Mounted ext4(String name, int mebibytes) throws IOException {
        Path image = BerthProcess.workFolder(name + "-image").resolve("disk.img");
        try (var file = new java.io.RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes << 20);
        }
        Path folder = BerthProcess.workFolder(name);
        if (run(List.of("mkfs.ext4", "-q", image.toString())) != 0) {
            return unavailable("an ext4 file system in a file");
        }
        return of(folder, List.of("mount", "-o", "loop", image.toString(), folder.toString()));
    }

    private static Mounted of(Path folder, List<String> mount) {
        if (run(mount) != 0) {
            return unavailable("the right to mount file systems");
        }
        return new Mounted(folder, mount);
    }

    private static Mounted unavailable(String what) {
        MissingClients.add(what);
        return Assumptions.abort(what + " is not to be had on this machine");
    }

    public Path folder() {
        return folder;
    }

    /// Unmounts and mounts again, as after a reboot.
    public void again() throws IOException {
        unmount();
        if (run(mount) != 0) {
            throw new IOException("could not mount " + folder + " again");
        }
    }

    /// Cuts the power of an ext4 file system: what was written but not synced is lost, and nothing more is written.
    /// The program that uses it sees errors from now on.
    public void cutPower() {
        ForcedShutdown.of(folder);
    }

    private void unmount() throws IOException {
        if (run(List.of("umount", folder.toString())) != 0) {
            throw new IOException("could not unmount " + folder);
        }
    }

    @Override
    public void close() throws IOException {
        unmount();
        Files.deleteIfExists(folder);
    }

    private static int run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
