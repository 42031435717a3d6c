package dev.berth.conformance.scale;

import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Parameters;

/// A run of a job that nobody watches or stops.
final class LoadRun implements JobRun {

    @Override
    public Parameters parameters() {
        return Parameters.NONE;
    }

    @Override
    public boolean stopRequested() {
        return false;
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void note(String sentence) {}

    @Override
    public void figure(String name, long value) {}

    @Override
    public void say(String line) {}
}
