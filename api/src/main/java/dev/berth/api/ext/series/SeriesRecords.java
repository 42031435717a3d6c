package dev.berth.api.ext.series;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.series.ProjectFigures;
import dev.berth.control.series.SeriesPoint;
import dev.berth.control.series.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What series are answered with.
final class SeriesRecords {

    private SeriesRecords() {}

    /// A series.
    ///
    /// @param step hour or day
    record SeriesRecord(String step, List<SeriesPointRecord> points) {
        static SeriesRecord of(Step step, List<SeriesPoint> points, Map<Instant, Long> reclaimable) {
            return new SeriesRecord(
                    step.wire(),
                    points.stream()
                            .map(point -> SeriesPointRecord.of(point, reclaimable.get(point.at())))
                            .toList());
        }
    }

    /// Some projects.
    record ProjectFiguresRecord(List<OneProjectRecord> projects) {
        static ProjectFiguresRecord of(List<ProjectFigures> figures) {
            return new ProjectFiguresRecord(
                    figures.stream().map(OneProjectRecord::of).toList());
        }
    }

    /// A project in a list.
    ///
    /// @param pulls manifests that were read on each of the last thirty days of UTC, today's last
    /// @param stored bytes that it holds now, each content once; for who may read its quota
    record OneProjectRecord(
            long id, List<Long> pulls, @Nullable Long stored) {
        static OneProjectRecord of(ProjectFigures figures) {
            return new OneProjectRecord(
                    figures.project(),
                    figures.pulls(),
                    figures.stored().isPresent() ? figures.stored().getAsLong() : null);
        }
    }

    /// An hour or a day.
    ///
    /// @param at when it began
    /// @param pushes manifests that were pushed
    /// @param pulls manifests that were read
    /// @param stored bytes held at its end, each content once for each project; left out where nobody looked
    /// @param reclaimable bytes that no manifest needed then, what cleanups free, some of it only when it was kept
    ///     long enough; of the installation, and only for who may see volumes; left out where nobody looked
    record SeriesPointRecord(
            String at,
            long pushes,
            long pulls,
            @Nullable Long stored,
            @Nullable Long reclaimable) {
        static SeriesPointRecord of(SeriesPoint point, @Nullable Long reclaimable) {
            return new SeriesPointRecord(
                    HarborTime.text(point.at()),
                    point.pushes(),
                    point.pulls(),
                    point.stored().isPresent() ? point.stored().getAsLong() : null,
                    reclaimable);
        }
    }
}
