package dev.berth.blobstore;

import java.util.regex.Pattern;

/// The name of one stored object. Keys are random and never used twice, so deleting one late can never harm another.
public record ObjectKey(String value) implements Comparable<ObjectKey> {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{26}");

    public ObjectKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an object key: '" + value + "'");
        }
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
