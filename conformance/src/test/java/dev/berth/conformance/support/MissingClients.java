package dev.berth.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/// Remembers which clients this machine lacks and names them at the end of the run, on the console and in
/// `target/clients-not-found.txt`, so that nobody takes a shorter run for a complete one.
public final class MissingClients implements TestExecutionListener {

    // JUnit makes the listener by itself and gives tests no way to it.
    private static final Set<String> MISSING = Collections.synchronizedSet(new TreeSet<>());

    public static void add(String name) {
        MISSING.add(name);
    }

    /// Ends the test as skipped, because a command of another program did not end well without something. Returns
    /// nothing ever: its type lets it stand where the output of the command would.
    public static String skip(String missing, Program.Result result) {
        add(missing);
        return Assumptions.abort(missing + ": " + result.command() + "\n" + result.all());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String names = String.join(", ", MISSING);
        String line = names.isEmpty()
                ? "clients: all were found on this machine"
                : "clients not found on this machine, their tests are skipped: " + names;
        System.out.println(line);
        try {
            Files.writeString(Path.of("target", "clients-not-found.txt"), names.isEmpty() ? "" : names + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
