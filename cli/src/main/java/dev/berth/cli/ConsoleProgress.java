package dev.berth.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Progress on standard error: a bar on a terminal, a line now and then elsewhere.
final class ConsoleProgress implements AutoCloseable {

    private final @Nullable ProgressBar bar;

    private ConsoleProgress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static ConsoleProgress of(String task, boolean quiet) {
        if (quiet) {
            return new ConsoleProgress(null);
        }
        boolean terminal = Terminal.console().isPresent() && System.getenv("CI") == null;
        return new ConsoleProgress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(terminal ? ProgressBarStyle.COLORFUL_UNICODE_BAR : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) (terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5)).toMillis())
                .build());
    }

    void at(long done, long total, long bytes) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
            bar.setExtraMessage(" " + Reports.size(bytes));
        }
    }

    void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(total == 0 ? -1 : total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
