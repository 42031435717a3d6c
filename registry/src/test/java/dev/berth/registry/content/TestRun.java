package dev.berth.registry.content;

import dev.berth.platform.jobs.JobRun;
import dev.berth.platform.jobs.Parameters;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A run of a job that is asked to stop when the test says so, and remembers its note.
public final class TestRun implements JobRun {

    private final AtomicInteger questionsLeft;
    private final Parameters parameters;
    private final Map<String, Long> figures = new ConcurrentHashMap<>();
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private volatile String note = "";

    private TestRun(int questions, Parameters parameters) {
        this.questionsLeft = new AtomicInteger(questions);
        this.parameters = parameters;
    }

    /// A run that nobody stops.
    public static TestRun endless() {
        return new TestRun(Integer.MAX_VALUE, Parameters.NONE);
    }

    /// A run that is asked to do something, and that nobody stops.
    public static TestRun asked(Parameters parameters) {
        return new TestRun(Integer.MAX_VALUE, parameters);
    }

    /// A run that goes on for so many questions whether it should stop.
    public static TestRun stoppingAfter(int questions) {
        return new TestRun(questions, Parameters.NONE);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void figure(String name, long value) {
        figures.put(name, value);
    }

    @Override
    public void say(String line) {
        log.add(line);
    }

    public Map<String, Long> figures() {
        return Map.copyOf(figures);
    }

    public String log() {
        return String.join("\n", log);
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
