package dev.berth.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The assembled program: its jars, Berth's own apart from the libraries, which change less often.
record Program(List<Path> own, List<Path> libraries, String version) {

    private static final String CLI = "berth-cli-";

    /// @param folder `lib` of the assembly
    static Program in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> name(file).endsWith(".jar"))
                    .filter(Program::forLinux)
                    .sorted()
                    .toList();
            Path cli = jars.stream()
                    .filter(jar -> name(jar).startsWith(CLI))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "cannot make an image of %s: the program is not assembled there".formatted(folder)));
            return new Program(
                    jars.stream().filter(jar -> name(jar).startsWith("berth-")).toList(),
                    jars.stream().filter(jar -> !name(jar).startsWith("berth-")).toList(),
                    version(cli));
        }
    }

    /// All jars in the order of the class path.
    List<Path> jars() {
        List<Path> all = new ArrayList<>(own);
        all.addAll(libraries);
        return all;
    }

    static String name(Path file) {
        return file.getFileName().toString();
    }

    /// Some libraries come as a jar for each system.
    private static boolean forLinux(Path jar) {
        return !name(jar).contains("-osx-") && !name(jar).contains("-windows-");
    }

    private static String version(Path cli) throws IOException {
        try (JarFile jar = new JarFile(cli.toFile())) {
            String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            return version == null ? name(cli).substring(CLI.length(), name(cli).length() - ".jar".length()) : version;
        }
    }
}
