package dev.berth.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java runtime of an image: a JDK cut to the modules that Berth uses, and an archive of its own classes as
/// they lie in memory with compact object headers, which the JDK does not bring. The same JDK gives the same bytes
/// each time.
record JavaRuntime(Path folder) {

    /// Flags that decide which archive fits, so they stand here and in the image's arguments alike.
    static final List<String> ARCHIVED_WITH =
            List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");

    /// What the program and its libraries use; a test compares it with what `jdeps` finds.
    static final List<String> MODULES = List.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /// Cuts the JDK into `folder`, which must not be there.
    static JavaRuntime link(Path jdk, Path folder) throws IOException {
        Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IllegalArgumentException(
                    "cannot cut a Java runtime out of %s: it has no bin/jlink".formatted(jdk));
        }
        Command.run(List.of(
                jlink.toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--vm",
                "server",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                folder.toString()));
        Command.run(Stream.of(
                        Stream.of(folder.resolve("bin/java").toString()),
                        ARCHIVED_WITH.stream(),
                        Stream.of("-Xshare:dump"))
                .flatMap(each -> each)
                .toList());
        return new JavaRuntime(folder);
    }
}
