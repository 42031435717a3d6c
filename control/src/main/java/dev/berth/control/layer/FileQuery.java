package dev.berth.control.layer;

import java.util.Optional;

/// What somebody wants to see of a layer's entries.
///
/// @param directory its entries are listed; when something is looked for, all that is anywhere below it
/// @param text what is looked for
/// @param removed whether only what the layer removes is wanted
/// @param after the name, or the path when something is looked for, that the page before ended with
/// @param limit how many entries at most
public record FileQuery(String directory, Optional<String> text, boolean removed, Optional<String> after, int limit) {

    /// Whether all entries have to be looked at.
    boolean everywhere() {
        return text.isPresent() || removed;
    }
}
