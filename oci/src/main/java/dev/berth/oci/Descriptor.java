package dev.berth.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A content descriptor of the image specification: what it is, its digest, and its size in bytes.
///
/// @param artifactType the type of the artifact that it points to, on referrers and index entries
/// @param urls where else the content may be had; non-distributable layers are only there
public record Descriptor(
        MediaType mediaType,
        Digest digest,
        long size,
        @Nullable MediaType artifactType,
        Map<String, String> annotations,
        List<String> urls) {

    public Descriptor {
        if (size < 0) {
            throw new InvalidOciValueException(
                    OciErrorCode.MANIFEST_INVALID, "the descriptor of %s has a negative size".formatted(digest));
        }
        annotations = Map.copyOf(annotations);
        urls = List.copyOf(urls);
    }

    /// A descriptor of the three required parts.
    public static Descriptor of(MediaType mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, null, Map.of(), List.of());
    }

    public Optional<MediaType> artifactTypeIfAny() {
        return Optional.ofNullable(artifactType);
    }
}
