package dev.berth.registry.content;

import dev.berth.platform.jobs.JobRun;
import java.util.concurrent.atomic.AtomicInteger;

/// A run of a job that is asked to stop when the test says so, and remembers its note.
public final class TestRun implements JobRun {

    private final AtomicInteger questionsLeft;
    private volatile String note = "";

    private TestRun(int questions) {
        this.questionsLeft = new AtomicInteger(questions);
    }

    /// A run that nobody stops.
    public static TestRun endless() {
        return new TestRun(Integer.MAX_VALUE);
    }

    /// A run that goes on for so many questions whether it should stop.
    public static TestRun stoppingAfter(int questions) {
        return new TestRun(questions);
    }

    @Override
    public boolean stopRequested() {
        return questionsLeft.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    @Override
    public void progress(long done, long total) {}

    @Override
    public void note(String sentence) {
        note = sentence;
    }

    public String note() {
        return note;
    }
}
