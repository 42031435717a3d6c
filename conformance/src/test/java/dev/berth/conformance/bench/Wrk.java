package dev.berth.conformance.bench;

import dev.berth.conformance.support.Proc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The load generator `wrk`, run from outside so that all servers meet the same client.
final class Wrk {

    private static final String SUMMARY = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.bytes, summary.duration,
                e.connect + e.read + e.status + e.timeout))
            end
            """;

    private Wrk() {}

    /// What one run saw on the client's side and what it cost the server.
    record Run(long requests, long bytes, double seconds, long errors, double cpuSeconds, double machineSeconds) {

        double requestsPerSecond() {
            return requests / seconds;
        }

        double cpuMicrosPerRequest() {
            return cpuSeconds * 1e6 / requests;
        }

        double mebibytesPerSecond() {
            return bytes / seconds / (1 << 20);
        }

        double cpuSecondsPerGibibyte() {
            return cpuSeconds * (1L << 30) / bytes;
        }

        /// Server, client and kernel together: on the loopback the kernel charges the work of either side to whoever
        /// happens to run, so that a server which lets its client pay looks cheaper than it is.
        double machineSecondsPerGibibyte() {
            return machineSeconds * (1L << 30) / bytes;
        }
    }

    static Run run(Contender contender, String url, int connections, int seconds, String... headers) {
        try {
            Path script = Files.writeString(Path.of("target", "wrk-summary.lua"), SUMMARY);
            var command = new ArrayList<>(List.of("wrk", "-t" + Math.min(2, connections), "-c" + connections));
            command.addAll(List.of("-d" + seconds + "s", "--timeout", "60s", "-s", script.toString()));
            for (String header : headers) {
                command.addAll(List.of("-H", header));
            }
            command.add(url);
            double before = contender.process().cpuSeconds();
            double machineBefore = Proc.machineCpuSeconds();
            Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            double cpu = contender.process().cpuSeconds() - before;
            return parse(contender, output, cpu, Proc.machineCpuSeconds() - machineBefore);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Run parse(Contender contender, String output, double cpuSeconds, double machineSeconds) {
        String line = output.lines()
                .filter(each -> each.startsWith("RESULT "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk gave no result from %s, %s:\n%s"
                        .formatted(contender, contender.process().alive() ? "which runs" : "which has ended", output)));
        String[] words = line.split(" ", -1);
        return new Run(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]) / 1e6,
                Long.parseLong(words[4]),
                cpuSeconds,
                machineSeconds);
    }
}
