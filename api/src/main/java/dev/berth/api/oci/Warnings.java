package dev.berth.api.oci;

import dev.berth.oci.Digest;
import dev.berth.platform.http.Headers;
import java.util.List;

/// What a client should be told although its request succeeded, in the `Warning` header.
final class Warnings {

    /// The most that all warnings of an answer may have together, in bytes.
    private static final int LIMIT = 4096;

    private static final int NAMED = 3;

    private Warnings() {}

    /// Tells that a manifest was accepted although parts of it are not here.
    static Headers sparse(Headers headers, List<Digest> missing) {
        if (missing.isEmpty()) {
            return headers;
        }
        String first = String.join(
                ", ", missing.stream().limit(NAMED).map(Digest::toString).toList());
        String rest = missing.size() > NAMED ? " and %d more".formatted(missing.size() - NAMED) : "";
        return with(headers, "this repository does not hold %s%s, which the manifest names".formatted(first, rest));
    }

    /// One more warning.
    static Headers with(Headers headers, String text) {
        String safe =
                text.replaceAll("[^\\x20-\\x7e]", "?").replace("\\", "\\\\").replace("\"", "\\\"");
        String value = "299 - \"" + safe + "\"";
        return value.length() > LIMIT ? headers : headers.and("Warning", value);
    }
}
