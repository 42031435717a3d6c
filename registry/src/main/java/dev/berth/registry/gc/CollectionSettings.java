package dev.berth.registry.gc;

import java.time.Duration;

/// Settings of garbage collection.
///
/// @param batch how many rows one transaction touches, and how many objects one call deletes
/// @param orphanAge how long bytes that nothing knows must have lain still before they are swept
public record CollectionSettings(int batch, Duration orphanAge) {

    public static final CollectionSettings DEFAULT = new CollectionSettings(200, Duration.ofHours(24));

    public CollectionSettings {
        if (batch < 1 || orphanAge.isNegative()) {
            throw new IllegalArgumentException("a batch has at least one row, and an age is not negative");
        }
    }
}
