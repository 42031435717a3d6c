package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.List;

/// What a collection would do at this moment.
///
/// @param expired blobs that repositories would lose, the longest expired first; at most as many as were asked for
/// @param objects how many objects would go, those that are doomed already included
/// @param bytes how many bytes that would free
public record CollectionPreview(List<ExpiredBlob> expired, long objects, long bytes) {

    public CollectionPreview {
        expired = List.copyOf(expired);
    }

    /// A blob that a repository would lose.
    public record ExpiredBlob(RepositoryName repository, Digest digest, long size, Instant since) {}
}
