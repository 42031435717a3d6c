package dev.berth.platform.kernel;

import java.util.List;

/// A part of a [PathPattern].
sealed interface PathPatternPart {

    /// One character: one of these, or one that is none of these. Never a slash unless that is spelt out.
    record One(List<Range> ranges, boolean negated) implements PathPatternPart {

        static One of(char literal) {
            return new One(List.of(new Range(literal, literal)), false);
        }

        /// Anything but a slash.
        static One any() {
            return new One(List.of(), true);
        }

        boolean matches(char c) {
            boolean listed = ranges.stream().anyMatch(range -> range.from() <= c && c <= range.to());
            return negated ? !listed && c != '/' : listed;
        }
    }

    /// Characters from one to another, both included.
    record Range(char from, char to) {}

    /// Any number of characters that are no slash.
    record Run() implements PathPatternPart {}

    /// Any number of any characters.
    record DeepRun() implements PathPatternPart {}

    /// Any number of whole folders with the slash after each; also none.
    record Folders() implements PathPatternPart {}

    /// One of several ways on.
    record Choice(List<List<PathPatternPart>> ways) implements PathPatternPart {}
}
