package dev.berth.control.series;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The part of a series that somebody asks for.
///
/// @param first when its first hour or day begins
/// @param last when its last one begins
public record SeriesRange(Step step, Instant first, Instant last) {

    /// As many points as a year of days and a month more.
    public static final int MOST = 400;

    public SeriesRange {
        if (!first.equals(step.begin(first)) || !last.equals(step.begin(last))) {
            throw new IllegalArgumentException("no %s begins at %s or %s".formatted(step.wire(), first, last));
        }
        if (first.isAfter(last) || count(step, first, last) > MOST) {
            throw new IllegalArgumentException("from %s to %s are not 1 to %d %ss".formatted(first, last, MOST, step));
        }
    }

    /// The hours or days that these moments and all between them are in.
    public static SeriesRange around(Step step, Instant from, Instant to) {
        return new SeriesRange(step, step.begin(from), step.begin(to));
    }

    /// How many hours or days there are from one that begins then to one that begins then, with both.
    public static long count(Step step, Instant first, Instant last) {
        return (last.toEpochMilli() - first.toEpochMilli()) / step.length().toMillis() + 1;
    }

    /// When each hour or day of it begins.
    List<Instant> beginnings() {
        return Stream.iterate(first, begin -> !begin.isAfter(last), begin -> begin.plus(step.length()))
                .toList();
    }
}
