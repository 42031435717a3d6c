package dev.berth.conformance.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A program of this machine, run in a folder of its own that is also its HOME, so that it neither reads nor leaves
/// anything of the user who runs the tests.
public final class Program {

    private static final Duration LIMIT = Duration.ofMinutes(8);

    private final Path executable;
    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Program(Path executable, Path folder) {
        this.executable = executable;
        this.folder = folder;
        environment.put("HOME", folder.toString());
        environment.put("DOCKER_CONFIG", folder.resolve(".docker").toString());
        environment.put("REGISTRY_AUTH_FILE", folder.resolve("auth.json").toString());
        environment.put("XDG_RUNTIME_DIR", folder.toString());
    }

    /// The program, or the end of the test as skipped, with the program's name on the list that the run ends with.
    public static Program require(String name, Path folder) {
        return new Program(require(name), folder);
    }

    /// Where the program lies, or the end of the test as skipped, with the program's name on that list.
    public static Path require(String name) {
        Optional<Path> found = find(name);
        if (found.isEmpty()) {
            MissingClients.add(name);
            Assumptions.abort(name + " is not on the PATH of this machine");
        }
        return found.orElseThrow();
    }

    /// The Java that runs the tests.
    public static Program java(Path folder) {
        return new Program(Path.of(System.getProperty("java.home"), "bin", "java"), folder);
    }

    /// Its compiler.
    public static Program javac(Path folder) {
        return new Program(Path.of(System.getProperty("java.home"), "bin", "javac"), folder);
    }

    public static Optional<Path> find(String name) {
        for (String entry : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path candidate = Path.of(entry.isEmpty() ? "." : entry, name);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate.toAbsolutePath());
            }
        }
        return Optional.empty();
    }

    public Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Path folder() {
        return folder;
    }

    /// How a run ended: its exit code and what it wrote.
    public record Result(String command, int code, String output, String errors) {

        public String all() {
            return output + errors;
        }
    }

    /// Runs the program and returns what it printed on its standard output; fails unless it ends with 0.
    public String run(String... arguments) {
        Result result = attempt(arguments);
        if (result.code() != 0) {
            throw new AssertionError(
                    result.command() + "\nended with " + result.code() + ":\n" + result.errors() + result.output());
        }
        return result.output().strip();
    }

    /// Runs the program, whatever its end.
    public Result attempt(String... arguments) {
        var command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile(folder, "out", ".txt");
            Path errors = Files.createTempFile(folder, "err", ".txt");
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", command) + "\ndid not end within " + LIMIT + ":\n" + read(errors));
            }
            return new Result(String.join(" ", command), process.exitValue(), read(output), read(errors));
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
