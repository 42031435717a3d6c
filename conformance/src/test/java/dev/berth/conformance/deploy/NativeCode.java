package dev.berth.conformance.deploy;

import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The shared libraries of an image, and which processors they are for.
final class NativeCode {

    private static final int HEADER = 20;
    private static final int MAGIC = 0x464c457f;
    private static final int MACHINE = 18;

    private NativeCode() {}

    /// For each shared library in the archive of a file system, by its name, the architecture that images call it.
    static Map<String, String> in(Path flat, Path folder) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        Program.require("tar", folder).run("--no-same-owner", "-xf", flat.toString(), "-C", folder.toString());
        var found = new TreeMap<String, String>();
        for (Path file : Folders.files(folder)) {
            String name = file.getFileName().toString();
            if (name.matches(".*\\.so(\\.[0-9.]+)?")) {
                found.put(name, architecture(file));
            }
        }
        return found;
    }

    private static String architecture(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            ByteBuffer header = ByteBuffer.wrap(stream.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            if (header.limit() < HEADER || header.getInt(0) != MAGIC) {
                return "none";
            }
            int machine = header.getShort(MACHINE);
            return switch (machine) {
                case 62 -> "amd64";
                case 183 -> "arm64";
                default -> "machine " + machine;
            };
        }
    }
}
