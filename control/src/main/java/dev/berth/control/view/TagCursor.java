package dev.berth.control.view;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A place in a list of tags, between two rows.
///
/// @param back whether the page before it is meant, or the one after it
/// @param key what the row beside it is ordered by
/// @param tie tells rows with the same key apart
public record TagCursor(TagSort sort, boolean descending, boolean back, String key, String tie) {

    private static final String SEPARATOR = "|";

    /// As clients carry it.
    public String text() {
        String plain =
                String.join(SEPARATOR, sort.name(), Boolean.toString(descending), Boolean.toString(back), key, tie);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// A place that was given out for a list in this order; empty when it was not.
    public static Optional<TagCursor> parse(String text, TagSort sort, boolean descending) {
        try {
            List<String> parts =
                    List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1));
            boolean ours = parts.size() == 5
                    && parts.get(0).equals(sort.name())
                    && parts.get(1).equals(Boolean.toString(descending))
                    && parts.stream().noneMatch(part -> part.chars().anyMatch(Character::isISOControl))
                    && (sort.text() || parts.get(3).matches("[0-9]{1,18}"));
            return ours
                    ? Optional.of(new TagCursor(
                            sort, descending, Boolean.parseBoolean(parts.get(2)), parts.get(3), parts.get(4)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
