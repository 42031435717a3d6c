package dev.berth.control.audit;

import java.time.Duration;
import java.util.List;

/// How many entries there are of a day.
///
/// @param day since 1970, in UTC
record AuditDay(long day, long entries) {

    static final long MILLIS = Duration.ofDays(1).toMillis();

    /// The day that a moment lies in.
    static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    /// Where an entry is that has `offset` entries before it.
    ///
    /// @param day its day
    /// @param offset how many entries of that day come before it
    record Place(boolean found, long day, long offset) {}

    /// Finds the entry by the counts alone.
    ///
    /// @param days the oldest first
    static Place find(List<AuditDay> days, long offset, boolean newestFirst) {
        long left = offset;
        for (AuditDay day : newestFirst ? days.reversed() : days) {
            if (left < day.entries()) {
                return new Place(true, day.day(), left);
            }
            left -= day.entries();
        }
        return new Place(false, 0, 0);
    }
}
