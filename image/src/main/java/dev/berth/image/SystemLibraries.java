package dev.berth.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The libraries of this machine that native code is linked with, the C library and its loader above all: what a base
/// image would bring. They go to the same places in the image, where their loader looks for them.
final class SystemLibraries {

    private static final Pattern RESOLVED = Pattern.compile("(?:=> )?(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final Path LICENCE = Path.of("/usr/share/doc/libc6/copyright");

    private SystemLibraries() {}

    /// The files that native code below these folders needs and that do not lie in them.
    static SortedSet<Path> neededBelow(Collection<Path> folders) throws IOException {
        SortedSet<Path> needed = new TreeSet<>();
        for (Path code : nativeCode(folders)) {
            // It answers with an error for what is not linked with anything.
            String printed = Command.run(List.of("sh", "-c", "ldd \"$1\" || true", "ldd", code.toString()));
            Matcher line = RESOLVED.matcher(printed);
            while (line.find()) {
                Path library = Path.of(line.group(1));
                if (folders.stream().noneMatch(folder -> library.normalize().startsWith(folder))) {
                    needed.add(library);
                }
            }
        }
        if (needed.isEmpty()) {
            throw new IOException("found no system libraries with ldd; name a base image with --base instead");
        }
        if (Files.isRegularFile(LICENCE)) {
            needed.add(LICENCE);
        }
        return needed;
    }

    private static List<Path> nativeCode(Collection<Path> folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().endsWith(".so") || file.startsWith(folder.resolve("bin")))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
