package dev.berth.control.series;

import java.util.List;
import java.util.OptionalLong;

/// A project in a list of some.
///
/// @param pulls manifests that were read in each hour or day of the range, in order
/// @param stored bytes that it holds now, each content once; empty for who is not told, and when it is not there
public record ProjectFigures(long project, List<Long> pulls, OptionalLong stored) {

    public ProjectFigures {
        pulls = List.copyOf(pulls);
    }

    /// As it is told to who may not know how much is held.
    public ProjectFigures withoutStored() {
        return new ProjectFigures(project, pulls, OptionalLong.empty());
    }
}
