package dev.berth.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The native libraries inside the program's jars. Their loaders would unpack them into a temporary folder at each
/// start, which a read-only root file system does not have; so they are unpacked once, here.
final class NativeLibraries {

    private NativeLibraries() {}

    /// Unpacks those for the architecture into `folder`.
    static void unpack(Collection<Path> jars, Architecture architecture, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                List<? extends ZipEntry> wanted = zip.stream()
                        .filter(entry -> wanted(entry.getName(), architecture))
                        .toList();
                for (ZipEntry entry : wanted) {
                    Path file = folder.resolve(
                            entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
    }

    private static boolean wanted(String name, Architecture architecture) {
        boolean netty = name.startsWith("META-INF/native/lib") && name.endsWith("_" + architecture.netty() + ".so");
        return netty
                || name.equals("org/sqlite/native/Linux/" + architecture.sqlite() + "/libsqlitejdbc.so")
                || name.equals("org/jline/nativ/Linux/" + architecture.jline() + "/libjlinenative.so");
    }
}
