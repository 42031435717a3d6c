package dev.berth.control.view;

/// What a list of tags is ordered by.
public enum TagSort {
    /// As versions; what is no version in natural order.
    SEMVER("order_key", true),
    /// When the tag came to point to its manifest.
    PUSHED("pushed_at", true),
    /// Of the manifest and all that it names.
    SIZE("size", false),
    /// Of the manifest, by whatever name.
    PULLS("pull_count", false),
    NAME("name", true);

    private final String column;
    private final boolean ofTag;

    TagSort(String column, boolean ofTag) {
        this.column = column;
        this.ofTag = ofTag;
    }

    String column() {
        return column;
    }

    /// Whether tags have it, or manifests.
    boolean ofTag() {
        return ofTag;
    }

    /// Whether its values are texts, or numbers.
    boolean text() {
        return this == SEMVER || this == NAME;
    }
}
