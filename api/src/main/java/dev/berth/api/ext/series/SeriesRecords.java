package dev.berth.api.ext.series;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.series.SeriesPoint;
import dev.berth.control.series.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What series are answered with.
final class SeriesRecords {

    private SeriesRecords() {}

    /// A series.
    ///
    /// @param step hour or day
    record SeriesRecord(String step, List<SeriesPointRecord> points) {
        static SeriesRecord of(Step step, List<SeriesPoint> points) {
            return new SeriesRecord(
                    step.wire(), points.stream().map(SeriesPointRecord::of).toList());
        }
    }

    /// An hour or a day.
    ///
    /// @param at when it began
    /// @param pushes manifests that were pushed
    /// @param pulls manifests that were read
    /// @param stored bytes held at its end, each content once for each project; left out where nobody looked
    record SeriesPointRecord(
            String at, long pushes, long pulls, @Nullable Long stored) {
        static SeriesPointRecord of(SeriesPoint point) {
            return new SeriesPointRecord(
                    HarborTime.text(point.at()),
                    point.pushes(),
                    point.pulls(),
                    point.stored().isPresent() ? point.stored().getAsLong() : null);
        }
    }
}
