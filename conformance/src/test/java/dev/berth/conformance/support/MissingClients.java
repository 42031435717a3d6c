package dev.berth.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/// Writes down which clients this machine lacks, in `target/clients-not-found.txt`, for `./berth test` to name them at
/// its end, so that nobody takes a shorter run for a complete one. Several processes may write there.
public final class MissingClients {

    private static final Path FILE = Path.of("target", "clients-not-found.txt");
    private static final Set<String> MISSING = Collections.synchronizedSet(new HashSet<>());

    private MissingClients() {}

    public static void add(String name) {
        if (MISSING.add(name)) {
            try {
                Files.writeString(FILE, name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    /// Ends the test as skipped, because a command of another program did not end well without something. Returns
    /// nothing ever: its type lets it stand where the output of the command would.
    public static String skip(String missing, Program.Result result) {
        add(missing);
        return Assumptions.abort(missing + ": " + result.command() + "\n" + result.all());
    }
}
