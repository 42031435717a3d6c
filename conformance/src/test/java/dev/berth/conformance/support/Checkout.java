package dev.berth.conformance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The checkout of this repository that the tests run in, read with git, whoever owns its folder.
public final class Checkout {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Checkout() {}

    /// What a command of git prints; or the end of the test as skipped, with what is missing on the list that the run
    /// ends with, when git or that is not there.
    public static String git(Path folder, String missing, String... arguments) {
        var all = new ArrayList<>(List.of("-c", "safe.directory=*", "-C", ROOT.toString()));
        all.addAll(List.of(arguments));
        Program.Result result = Program.require("git", folder).attempt(all.toArray(String[]::new));
        return result.code() == 0 ? result.output().strip() : MissingClients.skip(missing, result);
    }

    /// The files as a clone has them, below `folder`: nothing that was built, and changes that are not committed yet.
    public static Path cloneBelow(Path folder) throws IOException {
        String files = git(
                folder, "a checkout of the sources", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        Path clone = folder.resolve("clone");
        for (String file : files.split("\0", -1)) {
            Path source = ROOT.resolve(file);
            // One that was deleted is still listed until that is committed.
            if (!file.isEmpty() && Files.exists(source, LinkOption.NOFOLLOW_LINKS)) {
                Path copy = clone.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return clone;
    }
}
