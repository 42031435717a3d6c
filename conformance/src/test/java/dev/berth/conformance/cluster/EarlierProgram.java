package dev.berth.conformance.cluster;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Checkout;
import dev.berth.conformance.support.Folders;
import dev.berth.conformance.support.MissingClients;
import dev.berth.conformance.support.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as it was before the last change of the schema, taken from the history of the repository: all its main
/// sources in one run of the compiler, without what the build checks and tests, and with the libraries of the program
/// as it is now. That takes seconds where the build of that time took minutes. It has no pages.
final class EarlierProgram {

    private static final Path LIBRARIES = Path.of(System.getProperty("berth.assembly", "../cli/target/berth"), "lib")
            .toAbsolutePath();

    /// Modules that are no part of the server.
    private static final Set<String> OTHERS = Set.of("conformance", "image", "portal");

    private final Path folder;

    private EarlierProgram(Path folder) {
        this.folder = folder;
    }

    /// A script that runs it and takes its arguments; or the end of the test as skipped, with the reason on the list
    /// that the run ends with, when the history does not reach back that far or that program cannot do with the
    /// libraries of now.
    static Path require() throws IOException {
        return new EarlierProgram(BerthProcess.workFolder("earlier")).script();
    }

    private Path script() throws IOException {
        Path sources = sources();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources, classes);
        for (Path resources : parts(sources, "resources")) {
            copy(resources, classes);
        }
        Path script = folder.resolve("berth-earlier");
        Files.writeString(script, """
                #!/bin/sh
                exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m -XX:TieredStopAtLevel=1 \
                --enable-native-access=ALL-UNNAMED -cp "%s" dev.berth.cli.Berth "$@"
                """.formatted(classes + File.pathSeparator + libraries()));
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path sources() throws IOException {
        String change = git("log", "-1", "--diff-filter=A", "--format=%H", "--", "*/db/migration/*");
        String commit = git("rev-parse", "--verify", "-q", change + "^");
        Path archive = folder.resolve("sources.tar");
        Path sources = Files.createDirectories(folder.resolve("sources"));
        git("archive", "-o", archive.toString(), commit);
        Program.require("tar", folder).run("-xf", archive.toString(), "-C", sources.toString());
        return sources;
    }

    private String git(String... arguments) {
        return Checkout.git(folder, "a history that reaches back before the last change of the schema", arguments);
    }

    private void compile(Path sources, Path classes) throws IOException {
        var files = new ArrayList<String>();
        for (Path part : parts(sources, "java")) {
            for (Path file : Folders.files(part)) {
                files.add('"' + file.toString() + '"');
            }
        }
        Path list = Files.write(folder.resolve("sources.txt"), files);
        var options = List.of("-proc:none", "-nowarn", "-g:none", "-encoding", "UTF-8", "-J-XX:TieredStopAtLevel=1");
        var arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-d", classes.toString(), "-cp", libraries(), "@" + list));
        Program.Result result = Program.javac(folder).attempt(arguments.toArray(String[]::new));
        if (result.code() != 0) {
            MissingClients.skip(
                    "the program before the last change of the schema, which needs libraries of its time", result);
        }
    }

    private static String libraries() throws IOException {
        return Folders.files(LIBRARIES).stream()
                .filter(jar -> !jar.getFileName().toString().startsWith("berth-"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// The folders `src/main/<kind>` of the server's modules.
    private static List<Path> parts(Path sources, String kind) throws IOException {
        try (Stream<Path> modules = Files.list(sources)) {
            return modules.filter(
                            module -> !OTHERS.contains(module.getFileName().toString()))
                    .map(module -> module.resolve("src/main").resolve(kind))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : Folders.files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
