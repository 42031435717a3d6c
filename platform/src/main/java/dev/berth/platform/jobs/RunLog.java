package dev.berth.platform.jobs;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// What a run has said and that is not stored yet. Safe for use by many threads.
final class RunLog {

    /// The lines of a run that are kept.
    static final int LINES = 2_000;

    private static final int LONGEST = 500;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<LogLine> lines = new ArrayList<>();
    private long said;

    RunLog(InstantSource clock) {
        this.clock = clock;
    }

    void say(String text) {
        Instant now = clock.instant();
        lock.lock();
        try {
            if (said < LINES) {
                said++;
                lines.add(new LogLine(said, now, said == LINES ? "the log is full: no more is kept" : oneLine(text)));
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes what was said since the last time.
    List<LogLine> drain() {
        lock.lock();
        try {
            List<LogLine> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Takes back what was taken and could not be stored.
    void putBack(List<LogLine> taken) {
        lock.lock();
        try {
            lines.addAll(0, taken);
        } finally {
            lock.unlock();
        }
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
