package dev.berth.control.layer;

import java.util.List;

/// An answer about the files of a layer.
public sealed interface Listing {

    /// The layer is still being read.
    record NotYet(IndexState.Building progress) implements Listing {}

    /// A part of the entries.
    ///
    /// @param more whether the list goes on
    /// @param whole whether all layers below were looked into too; until then asking again may tell more
    record Entries(List<SeenEntry> entries, boolean more, boolean whole) implements Listing {
        public Entries {
            entries = List.copyOf(entries);
        }
    }
}
