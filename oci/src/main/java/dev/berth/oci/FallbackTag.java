package dev.berth.oci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tag under which clients keep the index of a manifest's referrers where a registry has no referrers API:
/// `sha256-<hex>`. It holds at most 64 digits, so of a sha512 digest it names only the start.
///
/// @param hexPrefix the first digits of the subject's digest, or all of them
public record FallbackTag(DigestAlgorithm algorithm, String hexPrefix) {

    private static final int MAX_ALGORITHM = 32;
    private static final int MAX_ENCODED = 64;
    private static final Pattern FORM = Pattern.compile("(sha256|sha512)-([a-f0-9]{64})");

    /// The tag for the referrers of `subject`.
    public static Tag tagFor(Digest subject) {
        String algorithm = shorten(subject.algorithm(), MAX_ALGORITHM);
        String encoded = shorten(subject.encoded(), MAX_ENCODED);
        return new Tag((algorithm + "-" + encoded).replaceAll("[^a-zA-Z0-9._-]", "-"));
    }

    /// Reads a tag; empty for one that is none of these.
    public static Optional<FallbackTag> of(Tag tag) {
        Matcher matcher = FORM.matcher(tag.value());
        return matcher.matches()
                ? DigestAlgorithm.of(matcher.group(1)).map(known -> new FallbackTag(known, matcher.group(2)))
                : Optional.empty();
    }

    /// Whether this is the tag for the referrers of `subject`.
    public boolean names(Digest subject) {
        return subject.algorithm().equals(algorithm.prefix())
                && subject.encoded().startsWith(hexPrefix);
    }

    /// The subject's digest; empty when the tag holds only its start.
    public Optional<Digest> subject() {
        return hexPrefix.length() == algorithm.hexLength()
                ? Optional.of(new Digest(algorithm.prefix(), hexPrefix))
                : Optional.empty();
    }

    private static String shorten(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
