package dev.berth.control.view;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How tags of one line of versions are written: `25.0.1-jre` and `25.0.3-jre` are of one, `25-jre`, `25.0.3` and
/// `v25.0.3-jre` of others.
///
/// @param before what stands before the numbers
/// @param numbers how many
/// @param after what stands behind them
record VersionForm(String before, int numbers, String after) {

    private static final Pattern VERSION = Pattern.compile("([vV]?)([0-9]+(?:\\.[0-9]+)*+)((?:[-_+.][^0-9.].*)?)");

    /// Empty for a tag that is no version.
    static Optional<VersionForm> of(String tag) {
        Matcher version = VERSION.matcher(tag);
        return version.matches()
                ? Optional.of(new VersionForm(
                        version.group(1),
                        (int) version.group(2).chars().filter(c -> c == '.').count() + 1,
                        version.group(3)))
                : Optional.empty();
    }
}
