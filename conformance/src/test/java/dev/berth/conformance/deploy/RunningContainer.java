package dev.berth.conformance.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.conformance.support.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// An image that runs as an engine would run it: its files as the root of a file system that nothing can be written
/// to, one folder mounted writable, process numbers of its own, and the user, environment and command that the image
/// states. Made of the kernel's own means, because engines rarely run inside of the machines that tests run on. Takes
/// root.
final class RunningContainer implements AutoCloseable {

    private static final String INSIDE = """
            set -e
            root=$1 data=$2 owner=$3
            shift 3
            mount --bind "$root" "$root"
            mkdir -p "$root/dev" "$root/proc"
            for each in null zero random urandom; do
                touch "$root/dev/$each"
                mount --bind "/dev/$each" "$root/dev/$each"
            done
            mount -t proc proc "$root/proc"
            mount -o remount,bind,ro "$root"
            mount --bind "$data" "$root/data"
            exec setpriv --no-new-privs chroot --userspec="$owner" --groups= "$root" "$@"
            """;

    private final Path root;
    private final Path data;
    private final JsonNode config;
    private final Map<String, String> environment = new TreeMap<>();
    private final int port;
    private final Path log;
    private final Process process;

    /// @param root the image's files; what the host adds, such as secrets, is there already
    /// @param config of the image, as its own JSON has it
    RunningContainer(Path root, Path data, JsonNode config, int port, Map<String, String> settings) throws IOException {
        this.root = root;
        this.data = data;
        this.config = config;
        this.port = port;
        this.log = data.resolveSibling("container.log");
        config.path("Env").forEach(each -> {
            String[] pair = each.asText().split("=", 2);
            environment.put(pair[0], pair[1]);
        });
        environment.putAll(settings);
        List<String> command = texts(config.path("Entrypoint"));
        command.addAll(texts(config.path("Cmd")));
        this.process = launch(command, log);
    }

    private Process launch(List<String> command, Path output) throws IOException {
        var all = new ArrayList<>(
                List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", INSIDE, "container"));
        all.addAll(List.of(root.toString(), data.toString(), config.path("User").asText()));
        all.addAll(command);
        var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /// Waits for the first 200 of the path.
    void awaitAnswer(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            Await.until("an answer of the container to " + path + "; see " + log + ":\n" + output(), () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the container ended:\n" + output());
                }
                try {
                    return http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                } catch (IOException notYet) {
                    return false;
                }
            });
        }
    }

    /// Runs another command of the image beside the first, as `exec` of an engine does, and returns its exit code.
    int exec(String... command) throws IOException, InterruptedException {
        Process other = launch(List.of(command), data.resolveSibling("exec.log"));
        if (!other.waitFor(60, TimeUnit.SECONDS)) {
            other.destroyForcibly();
            throw new AssertionError(String.join(" ", command) + " did not end");
        }
        return other.exitValue();
    }

    /// What the last [#exec] printed.
    String execOutput() throws IOException {
        return Files.readString(data.resolveSibling("exec.log"));
    }

    String output() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /// Asks the first process to stop, as engines do, and returns its exit code.
    int stop() throws InterruptedException {
        process.children().forEach(ProcessHandle::destroy);
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("the container did not stop within 90 s of being asked");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
