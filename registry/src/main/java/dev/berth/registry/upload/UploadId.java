package dev.berth.registry.upload;

import java.util.regex.Pattern;

/// The id of an upload session.
public record UploadId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{26}");

    public UploadId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an upload id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
