package dev.berth.conformance.deploy;

import dev.berth.conformance.support.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program behind `./berth image`, as the build leaves it.
final class ImageTool {

    private static final Path TOOL = Path.of("../image/target/tool/lib").toAbsolutePath();
    private static final Path PROGRAM = Path.of(System.getProperty("berth.assembly", "../cli/target/berth"), "lib")
            .toAbsolutePath();

    private final Program java;

    /// @param client whose login it pushes with
    ImageTool(Program client) {
        this.java = Program.java(client.folder());
        if (!Files.isDirectory(TOOL)) {
            throw new AssertionError("what makes the image is not assembled in " + TOOL + "; run ./berth test");
        }
    }

    /// Runs it and returns what it printed: the image and its digest.
    String run(String... arguments) {
        var all = new ArrayList<>(
                List.of("--sun-misc-unsafe-memory-access=allow", "-cp", TOOL + "/*", "dev.berth.image.ImageCommand"));
        all.addAll(List.of("--program", PROGRAM.toString()));
        all.addAll(List.of(arguments));
        return java.run(all.toArray(String[]::new));
    }
}
