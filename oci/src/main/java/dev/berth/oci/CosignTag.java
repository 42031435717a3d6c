package dev.berth.oci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The tag under which cosign kept what belongs to a manifest before there were referrers: `sha256-<hex>.sig`.
public record CosignTag(Digest subject, Kind kind) {

    private static final Pattern FORM = Pattern.compile("sha256-([a-f0-9]{64})\\.(sig|att|sbom)");

    /// What the tag points to.
    public enum Kind {
        SIGNATURE("sig"),
        ATTESTATION("att"),
        SBOM("sbom");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }

        private static Kind of(String suffix) {
            for (Kind kind : values()) {
                if (kind.suffix.equals(suffix)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind has the suffix " + suffix);
        }
    }

    /// Reads a tag; empty for one that is none of these.
    public static Optional<CosignTag> of(Tag tag) {
        Matcher matcher = FORM.matcher(tag.value());
        return matcher.matches()
                ? Optional.of(new CosignTag(new Digest("sha256", matcher.group(1)), Kind.of(matcher.group(2))))
                : Optional.empty();
    }

    /// The tag itself.
    public Tag tag() {
        return new Tag(FallbackTag.tagFor(subject).value() + "." + kind.suffix);
    }
}
