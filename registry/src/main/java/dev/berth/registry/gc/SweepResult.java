package dev.berth.registry.gc;

import java.time.Duration;

/// What a sweep did.
///
/// @param listed how many objects and spools the store has
/// @param swept how many of them nothing knew, and were deleted
/// @param freedBytes how many bytes that freed
public record SweepResult(long listed, long swept, long freedBytes, Duration took) {

    /// For whoever reads the history.
    public String sentence() {
        return "looked at %d stored objects, swept %d that nothing knew and freed %d bytes in %d ms"
                .formatted(listed, swept, freedBytes, took.toMillis());
    }
}
