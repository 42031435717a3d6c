package dev.berth.api.harbor.job;

import dev.berth.api.harbor.HarborTime;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.LogLine;
import dev.berth.platform.jobs.RunRecord;
import java.util.Locale;

/// The log of a run as text: when and where it began, what it said, and how it ended. While the run goes on it only
/// grows at its end.
public final class RunLogText {

    private RunLogText() {}

    public static String of(JobRuns runs, RunRecord run) {
        StringBuilder text = new StringBuilder();
        switch (run.outcome()) {
            case WAITING -> {
                return "";
            }
            case RUNNING, SUCCEEDED, FAILED, STOPPED, LOST -> {
                if (!run.node().isEmpty()) {
                    line(text, HarborTime.text(run.started()), "INFO", run.job() + " begins on " + run.node());
                }
            }
        }
        for (LogLine line : runs.log(run.id())) {
            line(text, HarborTime.text(line.at()), "INFO", line.text());
        }
        run.ended().ifPresent(ended -> {
            String level = switch (run.outcome()) {
                case FAILED, LOST -> "ERROR";
                case WAITING, RUNNING, SUCCEEDED, STOPPED -> "INFO";
            };
            String how = run.outcome().name().toLowerCase(Locale.ROOT);
            line(
                    text,
                    HarborTime.text(ended),
                    level,
                    run.message()
                            .map(why -> how + ": " + why.replaceAll("\\p{Cntrl}+", " "))
                            .orElse(how));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, String at, String level, String said) {
        text.append(at).append(" [").append(level).append("] ").append(said).append('\n');
    }
}
