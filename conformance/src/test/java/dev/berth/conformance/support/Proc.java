package dev.berth.conformance.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux tells of a running process in `/proc`.
public record Proc(long pid) {

    /// Bytes that the process took in by reading calls, from files and sockets alike.
    public long bytesRead() {
        return number("io", "rchar:");
    }

    public int threads() {
        return (int) number("status", "Threads:");
    }

    /// The memory that is in RAM, in bytes.
    public long residentBytes() {
        return number("status", "VmRSS:") * 1024;
    }

    public long openFiles() {
        try (Stream<Path> files = Files.list(folder().resolve("fd"))) {
            return files.count();
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private long number(String file, String key) {
        try (Stream<String> lines = Files.lines(folder().resolve(file))) {
            String line = lines.filter(each -> each.startsWith(key)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", ""));
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private Path folder() {
        return Path.of("/proc", Long.toString(pid));
    }
}
