package dev.berth.control.layer;

import java.util.Optional;

/// A file that two images do not have alike.
///
/// @param before in the first, if it is there
/// @param after in the second, if it is there
public record FileChange(String path, Kind kind, Optional<SeenEntry> before, Optional<SeenEntry> after) {

    /// What happened to a file from one image to the other.
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    static Optional<FileChange> between(String path, Optional<SeenEntry> before, Optional<SeenEntry> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        if (before.isPresent() && after.isPresent()) {
            return alike(before.get(), after.get())
                    ? Optional.empty()
                    : Optional.of(new FileChange(path, Kind.CHANGED, before, after));
        }
        return Optional.of(new FileChange(path, before.isEmpty() ? Kind.ADDED : Kind.REMOVED, before, after));
    }

    /// The same entry of the same layer is the same file. Others are alike when they hold the same and have the same
    /// mode and owner, whenever they were written; only where an older index tells no content, the time does.
    private static boolean alike(SeenEntry one, SeenEntry other) {
        LayerEntry a = one.entry();
        LayerEntry b = other.entry();
        if (one.layer().equals(other.layer())) {
            return true;
        }
        boolean known = a.content() != 0 && b.content() != 0;
        return a.kind() == b.kind()
                && a.size() == b.size()
                && a.mode() == b.mode()
                && a.owner() == b.owner()
                && a.group() == b.group()
                && a.target().equals(b.target())
                && (known ? a.content() == b.content() : a.modified().equals(b.modified()));
    }

    /// By how many bytes the image grew; less than none when it shrank.
    long growth() {
        return after.map(seen -> seen.entry().size()).orElse(0L)
                - before.map(seen -> seen.entry().size()).orElse(0L);
    }
}
