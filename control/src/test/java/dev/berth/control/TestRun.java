package dev.berth.control;

import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Parameters;

/// A run that nobody stops.
public final class TestRun implements JobRun {

    private String note = "";

    public String note() {
        return note;
    }

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
    public void note(String sentence) {
        note = sentence;
    }

    @Override
    public void figure(String name, long value) {}

    @Override
    public void say(String line) {}
}
