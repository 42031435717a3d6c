package dev.berth.conformance.bench;

import static java.util.Objects.requireNonNull;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.conformance.support.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Compares Berth with Debian's docker-registry and nginx on the machine at hand; see `conformance/bench`. Prints
/// medians and ratios and judges nothing: figures depend on the machine, ratios from one run much less.
public final class Bench {

    private Bench() {}

    /// A part of the comparison that can be run alone.
    private interface Section {
        void run(Ground ground) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("manifests", PullBench::manifests);
        sections.put("blobs", PullBench::blobs);
        sections.put("tls", PullBench::blobsOverTls);
        sections.put("push", PushBench::largeBlobs);
        sections.put("small", PushBench::smallImages);
        sections.put("start", StartBench::startAndMemory);
        sections.put("nodes", NodeBench::compare);
        sections.put("api", ApiBench::calls);
        List<String> chosen = arguments.length == 0 ? List.copyOf(sections.keySet()) : List.of(arguments);
        for (String name : chosen) {
            if (!sections.containsKey(name)) {
                System.err.println("no section '" + name + "'; there are " + String.join(", ", sections.keySet()));
                System.exit(2);
            }
        }
        Path folder = BerthProcess.workFolder("bench");
        System.out.println(machine());
        boolean whole = true;
        for (String name : chosen) {
            try (Ground ground = new Ground(Files.createDirectories(folder.resolve(name)))) {
                requireNonNull(sections.get(name)).run(ground);
            } catch (Exception failed) {
                whole = false;
                System.out.println("\nThe section '" + name + "' did not end: " + failed.getMessage());
            } finally {
                Folders.delete(folder.resolve(name));
            }
        }
        Folders.delete(folder);
        System.exit(whole ? 0 : 1);
    }

    private static String machine() throws IOException {
        String processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return "Machine: " + Runtime.getRuntime().availableProcessors() + " × " + processor + ", "
                + Files.readString(Path.of("/proc/meminfo")).lines().findFirst().orElse("") + ", Linux "
                + System.getProperty("os.version") + ", load "
                + Files.readString(Path.of("/proc/loadavg")).strip()
                + "\nJava " + Runtime.version() + "; " + version("docker-registry", "--version") + "; "
                + version("nginx", "-v") + "\nMedians; the peers take turns; clients share the cores with the servers.";
    }

    private static String version(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
    }
}
