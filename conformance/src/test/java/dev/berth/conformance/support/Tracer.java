package dev.berth.conformance.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// `strace`, attached to a running process some of whose calls of the system it holds back, until it is closed.
public final class Tracer implements AutoCloseable {

    private final Process strace;
    private final Path calls;

    private Tracer(Process strace, Path calls) {
        this.strace = strace;
        this.calls = calls;
    }

    /// Holds back every call of `name` before it does anything. Ends the test as skipped where strace is missing or may
    /// not trace.
    public static Tracer holding(BerthProcess berth, String name) {
        Path folder = BerthProcess.workFolder("tracer");
        Program.require("strace", folder);
        Path calls = folder.resolve("calls");
        try {
            Process strace = new ProcessBuilder(
                            "strace",
                            "-f",
                            "-p",
                            Long.toString(berth.pid()),
                            "--trace=" + name,
                            "--inject=" + name + ":delay_enter=1000s",
                            "-s",
                            "1000",
                            "-o",
                            calls.toString())
                    .start();
            awaitAttached(strace);
            return new Tracer(strace, calls);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static void awaitAttached(Process strace) throws IOException {
        BufferedReader messages = strace.errorReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = messages.readLine(); line != null; line = messages.readLine()) {
            said.append(line);
            if (line.contains("attached")) {
                return;
            }
        }
        Assumptions.abort("strace may not trace on this machine: " + said);
    }

    /// The calls so far, each from when it began.
    public String calls() throws IOException {
        return Files.exists(calls) ? Files.readString(calls) : "";
    }

    /// Lets the process go, and the calls that were held back.
    @Override
    public void close() {
        strace.destroy();
        try {
            if (!strace.waitFor(30, TimeUnit.SECONDS)) {
                strace.destroyForcibly();
                throw new AssertionError("strace did not end");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
