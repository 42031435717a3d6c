package dev.berth.control.layer;

import java.util.Optional;

/// What somebody wants to see of a layer's entries.
///
/// @param directory its entries are listed; when something is looked for, all that is anywhere below it
/// @param text what is looked for
/// @param state which of its entries
/// @param after the name, or the path when something is looked for, that the page before ended with
/// @param limit how many entries at most
public record FileQuery(String directory, Optional<String> text, State state, Optional<String> after, int limit) {

    /// Which entries are wanted.
    public enum State {
        /// All that the layer does.
        CHANGED,
        /// What the layer removes.
        REMOVED,
        /// All that is there when the layer lies on those below it.
        ALL
    }

    boolean removed() {
        return state == State.REMOVED;
    }

    /// Whether all entries have to be looked at.
    boolean everywhere() {
        return text.isPresent() || removed();
    }
}
