package dev.berth.platform.jobs;

import java.util.concurrent.atomic.AtomicReference;

/// A run that this process has the lease of.
final class LeasedRun implements JobRun {

    private final Job job;
    private final long id;
    private final AtomicReference<RunProgress> progress = new AtomicReference<>(RunProgress.NONE);
    private volatile boolean stopRequested;

    LeasedRun(Job job, long id) {
        this.job = job;
        this.id = id;
    }

    Job job() {
        return job;
    }

    long id() {
        return id;
    }

    RunProgress told() {
        return progress.get();
    }

    void requestStop() {
        stopRequested = true;
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
}
