package dev.berth.conformance.support;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The program as a user starts it: its own process, its own data folder, an address of its own. It may be killed and
/// started again on the same data and the same address. Settings are given by environment.
public final class BerthProcess implements Registry, AutoCloseable {

    public static final String ADMIN_PASSWORD = Registry.ADMIN_PASSWORD;

    /// Processes that run tests beside each other have one each.
    static final Path WORK =
            Path.of("target", "work", System.getProperty("berth.fork", "fork1")).toAbsolutePath();

    private final Path data;
    private final Path log;
    private final Path password;
    private final Map<String, String> environment;
    private final List<String> jvm;
    private final List<String> wrapper;
    private final List<String> java;
    private final Duration patience;
    private final boolean keepsData;
    private final int port;
    private final @Nullable Path trusted;
    private @Nullable Path script;
    private volatile HttpClient http;
    private volatile @Nullable Process process;

    private BerthProcess(Builder builder) {
        this.data = builder.data;
        this.log = WORK.resolve("logs").resolve(builder.name + ".log");
        // One for each process: another one's start must not empty it while this one reads.
        this.password = WORK.resolve("logs").resolve(builder.name + ".password");
        this.environment = Map.copyOf(builder.environment);
        this.jvm = List.copyOf(builder.jvm);
        this.wrapper = List.copyOf(builder.wrapper);
        this.java = List.copyOf(builder.java);
        this.script = builder.script;
        this.patience = builder.patience;
        this.keepsData = builder.keepsData;
        this.port = Ports.free();
        this.trusted = builder.trusted;
        this.http = newHttpClient();
    }

    /// A process that is not started yet, with a fresh data folder named after the test.
    public static Builder named(String name) {
        return new Builder(name);
    }

    public static Path workFolder(String name) {
        Path folder = WORK.resolve(name);
        try {
            Folders.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// Starts the program and waits for its line "ready in"; fails with its output when it ends before.
    public BerthProcess start() {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(password, ADMIN_PASSWORD + "\n");
            var builder = new ProcessBuilder(command());
            builder.redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("BERTH_"));
            builder.environment().put("BERTH_ADMIN_PASSWORD_FILE", password.toString());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            awaitReady(started);
            return this;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(wrapper);
        command.addAll(script == null ? java() : List.of(script.toString()));
        command.addAll(List.of("start", "--data", data.toString(), "--listen", "127.0.0.1:" + port));
        return command;
    }

    private List<String> java() {
        Path lib = Path.of(System.getProperty("berth.assembly", "../cli/target/berth"), "lib");
        if (!Files.isDirectory(lib)) {
            throw new AssertionError("the program is not assembled in " + lib + "; run ./berth test, or mvn verify");
        }
        var command = new ArrayList<>(java.isEmpty() ? ClassArchive.java(lib) : java);
        command.addAll(jvm);
        command.addAll(List.of("-cp", lib + "/*", "dev.berth.cli.Berth"));
        return command;
    }

    /// Runs another command of the program on the same data folder to its end, beside the running one, and returns
    /// what it printed.
    public String run(String... arguments) {
        var command = java();
        command.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("BERTH_"));
            builder.environment().putAll(environment);
            builder.environment().put("BERTH_DATA", data.toString());
            Process other = builder.start();
            String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            end(other);
            return printed;
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    /// Makes the next start one of the JVM alone with the program as it is now, whatever the first start was.
    public void upgrade() {
        script = null;
    }

    private void awaitReady(Process started) throws IOException {
        var ready = new CompletableFuture<String>();
        // A read of a pipe keeps its carrier, of which a machine of two processors has two: a thread of its own.
        Thread.ofPlatform().name("berth-output").daemon().start(() -> copyOutput(started, ready));
        try {
            ready.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException notReady) {
            started.destroyForcibly();
            throw new AssertionError(
                    "the program did not get ready: " + notReady + "; see " + log + "\n" + tail(), notReady);
        }
    }

    private void copyOutput(Process started, CompletableFuture<String> ready) {
        try (BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
                BufferedWriter file =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                file.write(line);
                file.newLine();
                file.flush();
                if (line.contains("ready in")) {
                    ready.complete(line);
                }
            }
            ready.completeExceptionally(new IOException("it ended with code " + started.waitFor()));
        } catch (IOException | InterruptedException closed) {
            ready.completeExceptionally(closed);
        }
    }

    private String tail() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /// What the program printed so far, over all its starts in this run.
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public URI address() {
        return URI.create((trusted == null ? "http" : "https") + "://127.0.0.1:" + port);
    }

    @Override
    public int port() {
        return port;
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return program().pid();
    }

    public boolean alive() {
        return process != null && process.isAlive();
    }

    /// A client without an identity of a registry that is not Berth.
    public static RegistryClient client(URI address) {
        return new RegistryClient(RegistryClient.newHttpClient(), address, "");
    }

    @Override
    public RegistryClient anonymous() {
        return new RegistryClient(http, address(), "");
    }

    /// Stops every thread where it is; returns when none can do anything any more, but for system calls that have
    /// begun.
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
        Proc proc = new Proc(pid());
        while (proc.active()) {
            Thread.onSpinWait();
        }
    }

    /// Lets all threads go on.
    public void unfreeze() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill " + signal + " ended with " + code);
        }
    }

    /// Kills the program at once, as `kill -9` does.
    public void kill() {
        end(program().destroyForcibly());
        forgetConnections();
    }

    /// Connections to a process that has ended must not be used for the next one on the same address.
    private void forgetConnections() {
        http.shutdownNow();
        http = newHttpClient();
    }

    private HttpClient newHttpClient() {
        return trusted == null ? RegistryClient.newHttpClient() : RegistryClient.newHttpClient(trusted);
    }

    /// Asks the program to stop, as `kill` does, and waits until it has.
    public void stop() {
        Process running = program();
        running.destroy();
        end(running);
        forgetConnections();
    }

    private static void end(Process ending) {
        try {
            if (!ending.waitFor(90, TimeUnit.SECONDS)) {
                ending.destroyForcibly();
                throw new AssertionError("the program did not stop within 90 s of being asked");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Process program() {
        return requireNonNull(process, "the program was not started");
    }

    /// Kills the program if it runs and removes its data, unless they are to be kept.
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
        if (keepsData) {
            return;
        }
        try {
            Folders.delete(data);
        } catch (IOException unremovable) {
            throw new UncheckedIOException(unremovable);
        }
    }

    /// How a process is to be started.
    public static final class Builder {

        private static final AtomicLong NUMBER = new AtomicLong();

        private final String name;
        private final Map<String, String> environment = new LinkedHashMap<>();
        /// A server that lives for seconds spends half of its processor time on compiling well what it then does not
        /// run: without that, 60 requests after a start take 2 s of processor time instead of 4.
        private final List<String> jvm = new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        private final List<String> wrapper = new ArrayList<>();
        private List<String> java = List.of();
        private @Nullable Path script;
        private Duration patience = Duration.ofMinutes(2);
        private boolean keepsData;
        private @Nullable Path trusted;
        private Path data;

        private Builder(String name) {
            this.name = name + "-" + NUMBER.incrementAndGet();
            this.data = workFolder(this.name);
        }

        /// A setting by its name, such as `gc.interval`.
        public Builder with(String setting, String value) {
            String variable = "BERTH_"
                    + setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
            environment.put(variable, value);
            return this;
        }

        public Builder jvm(String... options) {
            jvm.addAll(List.of(options));
            return this;
        }

        /// Compiles as in production: for a server that lives long, or is under load.
        public Builder longLived() {
            return jvm("-XX:TieredStopAtLevel=4");
        }

        /// A command that starts the program in its place, such as `prlimit --nofile=500`.
        public Builder inside(String... command) {
            wrapper.addAll(List.of(command));
            return this;
        }

        /// The command that runs Java, instead of the usual one.
        Builder java(List<String> command) {
            java = command;
            return this;
        }

        /// Starts `./berth`, as a user does, instead of the JVM alone, which is quicker.
        public Builder byScript() {
            return by(Path.of("../berth"));
        }

        /// Starts this script, which takes the arguments of the program.
        public Builder by(Path script) {
            this.script = script;
            return this;
        }

        /// How long the program may take until it is ready.
        public Builder patience(Duration longest) {
            patience = longest;
            return this;
        }

        /// Leaves the data folder as it is when the process is closed.
        public Builder keepData() {
            keepsData = true;
            return this;
        }

        /// Makes the clients speak TLS and trust this certificate.
        public Builder trusting(Path certificate) {
            trusted = certificate;
            return this;
        }

        public Builder data(Path folder) {
            data = folder;
            return this;
        }

        public BerthProcess start() {
            return new BerthProcess(this).start();
        }
    }
}
