package dev.berth.control.view;

import dev.berth.oci.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A manifest with the tags that point to it.
///
/// @param aliases its tags, best first: the highest version, then other names; the first fifty
/// @param type what kind of artifact it is; empty until somebody has written that down
/// @param size of the manifest and all that it names, in bytes
/// @param shared how much of that other manifests of the repository name as well, in bytes; those that it lists
///     itself are no others
/// @param pulls of the manifest, by whatever name
/// @param daily how many of them on each of the last [PulledDays#SHOWN] days of UTC, the last of which is today
/// @param pushedAt when the best tag came to point to it, and `pushedBy` whom
/// @param attributes of the artifact, a JSON object
/// @param accessories what it is that other artifacts are to it, and that indexes carry about it, each kind once
public record TagGroup(
        Digest digest,
        List<String> aliases,
        Optional<String> type,
        String mediaType,
        long size,
        long shared,
        long pulls,
        List<Long> daily,
        Instant pushedAt,
        String pushedBy,
        Optional<Instant> pulledAt,
        String attributes,
        List<Part> parts,
        List<String> accessories) {

    public TagGroup {
        aliases = List.copyOf(aliases);
        daily = List.copyOf(daily);
        parts = List.copyOf(parts);
        accessories = List.copyOf(accessories);
    }

    /// A manifest that an index lists.
    ///
    /// @param platform a JSON object
    /// @param size of it and all that it names; empty while the repository does not hold it
    public record Part(Digest digest, Optional<String> platform, Optional<Long> size) {}

    /// A page of a list.
    ///
    /// @param next where the list goes on; empty at its end
    /// @param previous where the page before ends; empty on the first page
    public record Page(List<TagGroup> groups, Optional<TagCursor> next, Optional<TagCursor> previous) {
        public Page {
            groups = List.copyOf(groups);
        }
    }

    /// What of a list is wanted.
    ///
    /// @param cursor where to go on; empty for the first page
    public record Query(TagFilter filter, TagSort sort, boolean descending, Optional<TagCursor> cursor, int limit) {

        boolean back() {
            return cursor.filter(TagCursor::back).isPresent();
        }

        /// In which direction the index is read.
        boolean downwards() {
            return descending != back();
        }
    }
}
