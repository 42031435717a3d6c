package dev.berth.control.series;

import java.util.List;
import java.util.OptionalLong;

/// A project in a list of some.
///
/// @param pulls manifests that were read in each hour or day of the range, in order
/// @param stored bytes that it held when somebody looked last, each content once; empty when nobody did in the range
public record ProjectFigures(long project, List<Long> pulls, OptionalLong stored) {

    public ProjectFigures {
        pulls = List.copyOf(pulls);
    }

    /// As it is told to who may not know how much is held.
    public ProjectFigures withoutStored() {
        return new ProjectFigures(project, pulls, OptionalLong.empty());
    }
}
