package dev.berth.oci;

import java.util.regex.Pattern;

/// A tag: at most 128 letters, digits and `. _ -`, not starting with a dot or dash. Tags order bytewise.
public record Tag(String value) implements Comparable<Tag> {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

    public Tag {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidOciValueException(
                    OciErrorCode.TAG_INVALID,
                    "not a tag: '%s'; use at most 128 letters, digits and . _ -, and start with none of . -"
                            .formatted(value.length() > 160 ? value.substring(0, 160) + "…" : value));
        }
    }

    /// Reads a tag.
    ///
    /// @throws InvalidOciValueException with code `TAG_INVALID`
    public static Tag parse(String text) {
        return new Tag(text);
    }

    @Override
    public int compareTo(Tag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
