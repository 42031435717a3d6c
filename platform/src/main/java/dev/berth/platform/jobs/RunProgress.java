package dev.berth.platform.jobs;

import org.jspecify.annotations.Nullable;

/// What a handler told about its run so far.
record RunProgress(long done, long total, @Nullable String note) {

    static final RunProgress NONE = new RunProgress(0, 0, null);

    RunProgress at(long nowDone, long nowTotal) {
        return new RunProgress(nowDone, nowTotal, note);
    }

    RunProgress noting(@Nullable String sentence) {
        return new RunProgress(done, total, sentence);
    }
}
