package dev.berth.image;

import java.util.ArrayList;
import java.util.List;

/// What stands between `java` and the program's own arguments, as a file that `java` reads. The command `berth` of
/// the image is a script whose interpreter is `java` with this file, so the image needs no shell. The kernel hands
/// the script's path on as the first argument; `dev.berth.cli.Script` drops it.
final class JavaArguments {

    private static final String MAIN = "dev.berth.cli.Script";

    private JavaArguments() {}

    /// @param jars the class path, as places in the image
    static String text(List<String> jars) {
        List<String> lines = new ArrayList<>(JavaRuntime.ARCHIVED_WITH);
        // The heap, and as much again outside of it, leave a fifth of the container's memory to code and threads. A
        // -Xmx in JAVA_TOOL_OPTIONS wins.
        lines.add("-XX:MaxRAMPercentage=40");
        lines.add("-XX:+ExitOnOutOfMemoryError");
        // Nothing may be written outside of the data folder.
        lines.add("-XX:+ErrorFileToStderr");
        lines.add("-XX:-UsePerfData");
        lines.add("-Djava.io.tmpdir=" + Layout.DATA);
        lines.add("-Djava.library.path=" + Layout.NATIVE);
        lines.add("-Dorg.sqlite.lib.path=" + Layout.NATIVE);
        lines.add("-Dorg.sqlite.lib.name=libsqlitejdbc.so");
        lines.add("-Dlibrary.jline.path=" + Layout.NATIVE);
        lines.add("--sun-misc-unsafe-memory-access=allow");
        lines.add("-cp");
        lines.add(String.join(":", jars));
        lines.add(MAIN);
        return String.join("\n", lines) + "\n";
    }

    /// The command itself.
    static String script(String java) {
        return "#!" + java + " @" + Layout.ARGUMENTS + "\n";
    }
}
