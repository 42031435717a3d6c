package dev.berth.control.view;

import java.util.Optional;

/// Which tags of a list are wanted. What is not said is not asked for.
///
/// @param part of the name, upper or lower case; empty for all
/// @param signed whether a signature is attached; nobody has looked whether it is a good one
/// @param sbom whether a list of what is inside is attached, or carried by an index, in whatever form
/// @param label the number of one that the manifest carries
public record TagFilter(
        String part,
        Optional<RunsOn> platform,
        Optional<Boolean> signed,
        Optional<Boolean> sbom,
        Optional<Long> label) {

    public static final TagFilter ALL =
            new TagFilter("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// What a manifest is for, or one of those that it lists.
    ///
    /// @param variant of those that it lists; of other manifests only the rest is asked
    public record RunsOn(String os, String architecture, Optional<String> variant) {

        private static final String UNKNOWN = "unknown";

        /// Whether this is what builders write where they attach something that runs nowhere.
        boolean nowhere() {
            return os.equals(UNKNOWN) || architecture.equals(UNKNOWN);
        }
    }

    /// Whether manifests are looked at, and not only names.
    boolean ofManifests() {
        return platform.isPresent() || signed.isPresent() || sbom.isPresent() || label.isPresent();
    }
}
