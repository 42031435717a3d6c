package dev.berth.control.layer;

import dev.berth.oci.Digest;
import java.util.Optional;

/// An entry of a layer, and what lies under it.
///
/// @param layer whose entry it is
/// @param below what the layers below have at the path; empty also when nobody has looked into them yet
public record SeenEntry(LayerEntry entry, Digest layer, Optional<Below> below) {

    /// What is covered, changed or removed.
    ///
    /// @param layer the nearest layer below that puts something at the path
    public record Below(Digest layer, long size) {}

    /// What this is for a layer that changes the path again.
    Optional<Below> covered() {
        return Optional.of(new Below(layer, entry.size()));
    }
}
