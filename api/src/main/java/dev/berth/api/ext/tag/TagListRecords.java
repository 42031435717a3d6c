package dev.berth.api.ext.tag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.Json;
import dev.berth.control.label.Label;
import dev.berth.control.view.TagCursor;
import dev.berth.control.view.TagGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the list of tags answers with.
final class TagListRecords {

    private static final String UNKNOWN = "unknown";

    private TagListRecords() {}

    /// A page.
    ///
    /// @param next the cursor of the page after it; absent at the end. A page may be short, or empty, and not the
    ///     last
    /// @param previous the cursor of the page before it; absent on the first
    record TagList(
            List<TagRow> rows,
            @Nullable String next,
            @Nullable String previous) {
        /// @param known whether whoever asks is somebody, who may see the names of others
        static TagList of(TagGroup.Page page, Function<TagGroup, Marks> marks, boolean known) {
            return new TagList(
                    page.groups().stream()
                            .map(group -> TagRow.of(group, marks.apply(group), known))
                            .toList(),
                    page.next().map(TagCursor::text).orElse(null),
                    page.previous().map(TagCursor::text).orElse(null));
        }
    }

    /// What the project's rules and people say of a manifest.
    record Marks(boolean immutable, List<Label> labels) {}

    /// A label that the manifest carries.
    record TagLabel(long id, String name, String color) {}

    /// A manifest with its tags.
    ///
    /// @param tag the best of its tags: the highest version
    /// @param aliases its other tags, best first; the first fifty
    /// @param type what kind of artifact it is; absent until the server has looked into it
    /// @param size of the manifest and all that it names, every platform, in bytes; the list is ordered by it
    /// @param sharedSize how much of that other manifests of the repository name as well, each content once
    /// @param pullSize of what a client pulls: of an index, the largest of its platforms
    /// @param pullCount of the manifest, by whatever name
    /// @param dailyPulls how many of them on each of the last thirty days of UTC, the last of which is today
    /// @param pushedAt when the tag came to point to it
    /// @param immutable whether a rule keeps one of the tags shown here as it is
    /// @param pushedBy the login of whoever did; left out for who is not signed in
    record TagRow(
            String tag,
            List<String> aliases,
            String digest,
            @Nullable String type,
            String mediaType,
            long size,
            long sharedSize,
            long pullSize,
            long pullCount,
            List<Long> dailyPulls,
            String pushedAt,
            @Nullable String pushedBy,
            @Nullable String pulledAt,
            List<TagPlatform> platforms,
            boolean signed,
            boolean sbom,
            List<String> accessories,
            boolean immutable,
            List<TagLabel> labels) {

        static TagRow of(TagGroup group, Marks marks, boolean known) {
            List<TagPlatform> platforms = platforms(group);
            return new TagRow(
                    group.aliases().getFirst(),
                    group.aliases().subList(1, group.aliases().size()),
                    group.digest().toString(),
                    group.type().orElse(null),
                    group.mediaType(),
                    group.size(),
                    group.shared(),
                    pullSize(group, platforms),
                    group.pulls(),
                    group.daily(),
                    HarborTime.text(group.pushedAt()),
                    known ? group.pushedBy() : null,
                    group.pulledAt().map(HarborTime::text).orElse(null),
                    platforms,
                    group.accessories().stream().anyMatch(kind -> kind.startsWith("signature.")),
                    group.accessories().stream().anyMatch(kind -> kind.startsWith("sbom.")),
                    group.accessories(),
                    marks.immutable(),
                    marks.labels().stream()
                            .map(label -> new TagLabel(
                                    label.id(),
                                    label.text().name(),
                                    label.text().color()))
                            .toList());
        }

        /// What an index lists besides platforms is pulled by nobody who runs it.
        private static long pullSize(TagGroup group, List<TagPlatform> platforms) {
            if (group.parts().isEmpty()) {
                return group.size();
            }
            long all =
                    group.parts().stream().flatMap(part -> part.size().stream()).reduce(0L, TagRow::plus);
            Stream<Long> runnable = platforms.isEmpty()
                    ? group.parts().stream().flatMap(part -> part.size().stream())
                    : platforms.stream().flatMap(platform -> Stream.ofNullable(platform.size()));
            return Math.max(0, group.size() - all) + runnable.reduce(0L, Long::max);
        }

        /// Sizes are what the client wrote.
        private static long plus(long one, long other) {
            long sum = one + other;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }

        private static List<TagPlatform> platforms(TagGroup group) {
            if (group.parts().isEmpty()) {
                return TagPlatform.of(group.digest().toString(), tree(group.attributes()), group.size()).stream()
                        .toList();
            }
            return group.parts().stream()
                    .flatMap(part -> Stream.of(part.platform())
                            .flatMap(Optional::stream)
                            .flatMap(platform ->
                                    TagPlatform.of(
                                            part.digest().toString(),
                                            tree(platform),
                                            part.size().orElse(null))
                                            .stream()))
                    .toList();
        }
    }

    /// A platform, and the manifest for it.
    ///
    /// @param size absent while the repository does not hold it
    record TagPlatform(
            String os,
            String architecture,
            @Nullable String variant,
            String digest,
            @Nullable Long size) {

        /// Empty when it is for none: indexes list what was found out about a build as of an unknown platform.
        static Optional<TagPlatform> of(String digest, JsonNode platform, @Nullable Long size) {
            String os = platform.path("os").asText(UNKNOWN);
            String architecture = platform.path("architecture").asText(UNKNOWN);
            String variant = platform.path("variant").asText("");
            return os.equals(UNKNOWN) || os.isEmpty() || architecture.equals(UNKNOWN) || architecture.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TagPlatform(os, architecture, variant.isEmpty() ? null : variant, digest, size));
        }
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
