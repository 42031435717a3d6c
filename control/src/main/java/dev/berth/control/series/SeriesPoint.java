package dev.berth.control.series;

import java.time.Instant;
import java.util.OptionalLong;

/// What a series says of an hour or a day.
///
/// @param at when it began
/// @param pushes manifests that were pushed in it, also those that were there before; each child of an index counts
/// @param pulls manifests that were read in it, by tag or digest; questions whether one is there do not count. What a
///     node had counted in memory, those of two seconds, is lost with it
/// @param stored bytes that were held at its end, each content once per project; empty when nobody looked, and of
///     repositories
public record SeriesPoint(Instant at, long pushes, long pulls, OptionalLong stored) {

    /// As it is told to who may not know how much is held.
    public SeriesPoint withoutStored() {
        return new SeriesPoint(at, pushes, pulls, OptionalLong.empty());
    }
}
