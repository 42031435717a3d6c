package dev.berth.platform.jobs;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A run that this process has the lease of.
final class LeasedRun implements JobRun {

    private final Job job;
    private final Taken taken;
    private final RunLog log;
    private final AtomicReference<RunProgress> progress = new AtomicReference<>(RunProgress.NONE);
    private volatile boolean stopRequested;

    LeasedRun(Job job, Taken taken, InstantSource clock) {
        this.job = job;
        this.taken = taken;
        this.log = new RunLog(clock);
    }

    /// What the lease was taken for.
    record Taken(long id, RunCause cause, Parameters parameters) {}

    Job job() {
        return job;
    }

    long id() {
        return taken.id();
    }

    Taken taken() {
        return taken;
    }

    RunProgress told() {
        return progress.get();
    }

    List<LogLine> newLines() {
        return log.drain();
    }

    /// Puts back lines that could not be stored.
    void notStored(List<LogLine> lines) {
        log.putBack(lines);
    }

    void requestStop() {
        stopRequested = true;
    }

    @Override
    public Parameters parameters() {
        return taken.parameters();
    }

    @Override
    public boolean stopRequested() {
        return stopRequested;
    }

    @Override
    public void progress(long done, long total) {
        progress.updateAndGet(told -> told.at(done, total));
    }

    @Override
    public void note(String sentence) {
        progress.updateAndGet(told -> told.noting(sentence));
    }

    @Override
    public void figure(String name, long value) {
        progress.updateAndGet(told -> told.counting(name, value));
    }

    @Override
    public void say(String line) {
        log.say(line);
    }
}
