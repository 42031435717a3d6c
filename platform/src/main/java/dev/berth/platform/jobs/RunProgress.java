package dev.berth.platform.jobs;

import org.jspecify.annotations.Nullable;

/// What a handler told about its run so far.
record RunProgress(long done, long total, @Nullable String note, Parameters figures) {

    static final RunProgress NONE = new RunProgress(0, 0, null, Parameters.NONE);

    RunProgress at(long nowDone, long nowTotal) {
        return new RunProgress(nowDone, nowTotal, note, figures);
    }

    RunProgress noting(@Nullable String sentence) {
        return new RunProgress(done, total, sentence, figures);
    }

    RunProgress counting(String name, long value) {
        return new RunProgress(done, total, note, figures.with(name, value));
    }
}
