package dev.berth.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program of this machine.
final class Command {

    private Command() {}

    /// Runs it to its end and returns what it printed, errors included; throws that text unless it ended with 0.
    static String run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = ending(process);
        if (code != 0) {
            throw new IOException("%s ended with %d:%n%s".formatted(String.join(" ", command), code, printed));
        }
        return printed;
    }

    private static int ending(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
