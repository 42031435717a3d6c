package dev.berth.conformance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux tells of a running process in `/proc`.
public record Proc(long pid) {

    private static final double TICKS_PER_SECOND = 100;

    /// Bytes that the process took in by reading calls, from files and sockets alike.
    public long bytesRead() {
        return number("io", "rchar:");
    }

    /// Processor time used so far by the process and its children, in seconds.
    public double cpuSeconds() {
        return ProcessHandle.of(pid).stream()
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .mapToLong(handle -> new Proc(handle.pid()).ticks())
                        .sum()
                / TICKS_PER_SECOND;
    }

    /// Processor seconds that all programs of the machine and its kernel took so far.
    public static double machineCpuSeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElseThrow().strip().split(" +", -1);
            // cpu, user, nice, system, idle, waiting, interrupts, soft interrupts
            long busy = 0;
            for (int field : new int[] {1, 2, 3, 6, 7}) {
                busy += Long.parseLong(fields[field]);
            }
            return busy / TICKS_PER_SECOND;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long ticks() {
        try {
            String stat = Files.readString(folder().resolve("stat"));
            // The name may hold spaces; what follows it does not. User and system time are fields 14 and 15.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException ended) {
            return 0;
        }
    }

    public boolean alive() {
        return ProcessHandle.of(pid).isPresent();
    }

    /// Whether any thread runs or could be woken: is neither stopped nor inside a system call that cannot be
    /// interrupted.
    public boolean active() {
        try (Stream<Path> threads = Files.list(folder().resolve("task"))) {
            return threads.anyMatch(thread -> "RS".indexOf(state(thread)) >= 0);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private static char state(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException ended) {
            return 'X';
        }
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
