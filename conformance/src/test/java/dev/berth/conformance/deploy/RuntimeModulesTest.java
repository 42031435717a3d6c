package dev.berth.conformance.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The Java runtime of the image holds every module that the program's jars use.
@Tag("deploy")
final class RuntimeModulesTest {

    /// Named by classes of libraries that the server does not use: compiling at run time, drawing, Java beans.
    private static final Set<String> UNUSED = Set.of("java.compiler", "java.desktop");

    private static final Path LIBRARIES = Path.of(System.getProperty("berth.assembly", "../cli/target/berth"), "lib");
    private static final Path DECLARED = Path.of("../image/src/main/java/dev/berth/image/JavaRuntime.java");
    private static final Pattern NEEDED = Pattern.compile("-> (java\\.[a-z.]+|jdk\\.[a-z.]+)");

    private static final Pattern NAME = Pattern.compile("\"(java\\.[a-z.]+|jdk\\.[a-z.]+)\"");

    @Test
    void theRuntimeHasEveryModuleThatTheJarsUse() throws IOException {
        Set<String> needed = new TreeSet<>();
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
        for (Path jar : Folders.files(LIBRARIES)) {
            var printed = new StringWriter();
            jdeps.run(
                    new PrintWriter(printed),
                    new PrintWriter(new StringWriter()),
                    "--multi-release",
                    "25",
                    "--ignore-missing-deps",
                    "-s",
                    jar.toString());
            Matcher module = NEEDED.matcher(printed.toString());
            while (module.find()) {
                needed.add(module.group(1));
            }
        }
        needed.removeAll(UNUSED);

        assertThat(needed).contains("java.base", "java.sql");
        Set<String> declared = new TreeSet<>();
        Matcher name = NAME.matcher(Files.readString(DECLARED));
        while (name.find()) {
            declared.add(name.group(1));
        }
        assertThat(declared).containsAll(needed);
    }
}
