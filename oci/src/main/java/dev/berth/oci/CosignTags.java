package dev.berth.oci;

import java.util.List;
import java.util.stream.Stream;

/// The tags under which older cosign keeps what it attaches to a manifest: `sha256-<hex>.sig` and its like.
public final class CosignTags {

    private static final List<String> SUFFIXES = List.of(".sig", ".att", ".sbom");

    private CosignTags() {}

    /// Those for `subject`; none when its digest makes no tag.
    public static List<Tag> of(Digest subject) {
        String stem = subject.algorithm() + "-" + subject.encoded();
        return subject.algorithm().equals(DigestAlgorithm.SHA256.prefix())
                ? SUFFIXES.stream().map(suffix -> new Tag(stem + suffix)).toList()
                : List.of();
    }

    /// The names of those for `subject`, and of the one for its referrers.
    public static List<Tag> andFallbackOf(Digest subject) {
        return Stream.concat(of(subject).stream(), Stream.of(FallbackTag.tagFor(subject)))
                .toList();
    }
}
