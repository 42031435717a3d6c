package dev.berth.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// The program's classes, loaded and linked ahead of time, made once per assembly and process that runs tests, which
/// halves the processor time of each of the hundreds of starts in a test run. It changes nothing else.
final class ClassArchive {

    private static final Path ARCHIVE = BerthProcess.WORK.resolve("berth-classes.aot");

    private ClassArchive() {}

    /// The beginning of a command line that runs Java with the archive of the programs in the folder.
    static synchronized List<String> java(Path lib) {
        try {
            if (!Files.exists(ARCHIVE) || Files.getLastModifiedTime(ARCHIVE).compareTo(newest(lib)) < 0) {
                make(lib);
            }
            return command("-XX:AOTCache=" + ARCHIVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(String... options) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        return command;
    }

    private static FileTime newest(Path lib) throws IOException {
        FileTime newest = Files.getLastModifiedTime(lib);
        for (Path jar : Folders.files(lib)) {
            FileTime time = Files.getLastModifiedTime(jar);
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    /// A run of the program records what it loads, and a second JVM makes the archive of that.
    private static void make(Path lib) throws IOException {
        Files.deleteIfExists(ARCHIVE);
        Path recorded = ARCHIVE.resolveSibling("berth-classes.record");
        List<String> options = command("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded);
        BerthProcess training =
                BerthProcess.named("class-archive").java(options).start();
        training.newRepository().push(new Images(1).image(1, 1000), "1");
        training.stop();
        training.close();
        var creation = new ArrayList<>(
                command("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded, "-XX:AOTCache=" + ARCHIVE));
        creation.addAll(List.of("-cp", lib + "/*"));
        Path log = ARCHIVE.resolveSibling("berth-classes.log");
        Process process = new ProcessBuilder(creation)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError("no archive of the program's classes was made; see " + log);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
