package dev.berth.api.oci;

import dev.berth.oci.Digest;
import dev.berth.oci.InvalidOciValueException;
import dev.berth.oci.OciErrorCode;
import dev.berth.platform.http.Request;
import dev.berth.registry.content.TagCondition;
import java.util.List;
import java.util.Optional;

/// Conditions of requests. The entity tag of content is its digest in quotes.
final class EntityTags {

    private EntityTags() {}

    /// Whether the client has this content already, by `If-None-Match`.
    static boolean known(Request request, Digest digest) {
        List<String> lines = request.headers("If-None-Match");
        if (lines.isEmpty()) {
            return false;
        }
        String tag = OciHeaders.entityTag(digest);
        for (String line : lines) {
            for (String candidate : line.split(",", -1)) {
                String entry = candidate.strip();
                if (entry.equals("*") || entry.equals(tag) || entry.equals("W/" + tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a `Range` counts, by `If-Range`: only when the client's part is of this very content.
    static boolean rangeApplies(Request request, Digest digest) {
        Optional<String> condition = request.header("If-Range");
        return condition.isEmpty() || condition.get().strip().equals(OciHeaders.entityTag(digest));
    }

    /// What a write of a tag depends on, by `If-Match` and `If-None-Match`.
    static TagCondition condition(Request request) {
        Optional<Digest> expected = ifMatch(request);
        if (expected.isPresent()) {
            return new TagCondition.Matches(expected.get());
        }
        List<String> absent = request.headers("If-None-Match");
        if (absent.isEmpty()) {
            return new TagCondition.Any();
        }
        if (absent.size() == 1 && absent.getFirst().strip().equals("*")) {
            return new TagCondition.Absent();
        }
        throw new InvalidOciValueException(
                OciErrorCode.UNSUPPORTED, "a write takes If-None-Match: * only: the tag must not exist yet");
    }

    /// The digest in `If-Match`.
    static Optional<Digest> ifMatch(Request request) {
        List<String> lines = request.headers("If-Match");
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String entry = lines.getFirst().strip();
        boolean quoted = entry.length() > 2 && entry.startsWith("\"") && entry.endsWith("\"");
        if (lines.size() > 1 || !quoted) {
            throw new InvalidOciValueException(
                    OciErrorCode.UNSUPPORTED,
                    "If-Match takes one digest in double quotes, as the ETag header shows it");
        }
        return Optional.of(Digest.parse(entry.substring(1, entry.length() - 1)));
    }
}
