package dev.berth.conformance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Assumptions;

/// The files of this repository as a clone has them: nothing that was built, and changes that are not committed yet.
public final class SourceClone {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private SourceClone() {}

    /// Makes one below `folder`; or ends the test as skipped, with the reason on the list that the run ends with, where
    /// the sources are no checkout.
    public static Path in(Path folder) throws IOException {
        // Whoever owns the checkout.
        String[] list = {
            "-c",
            "safe.directory=*",
            "-C",
            ROOT.toString(),
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard"
        };
        Program.Result files = Program.require("git", folder).attempt(list);
        if (files.code() != 0) {
            MissingClients.add("a checkout of the sources");
            Assumptions.abort(files.command() + "\n" + files.all());
        }
        Path clone = folder.resolve("clone");
        for (String file : files.output().split("\0", -1)) {
            Path source = ROOT.resolve(file);
            if (!file.isEmpty() && Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
                Path copy = clone.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return clone;
    }
}
