package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import java.util.List;
import java.util.Optional;

/// A manifest on its way into a repository.
///
/// @param digest what the client says the digest is; empty when it pushed by tag
/// @param tags the tags that shall point to it, all or none
/// @param declared the media type that the client announced
/// @param condition what must be true of the tags
@SuppressWarnings("ArrayRecordComponent")
public record PutManifest(
        RepositoryName repository,
        Optional<Digest> digest,
        List<Tag> tags,
        Optional<MediaType> declared,
        byte[] content,
        TagCondition condition) {

    public PutManifest {
        tags = List.copyOf(tags);
    }

    /// What was stored.
    ///
    /// @param subject the manifest that the stored one is about
    /// @param missing what the manifest names and the repository does not hold, accepted as sparse; the client is
    ///     warned
    public record Result(Digest digest, Optional<Digest> subject, List<Tag> tags, List<Digest> missing) {
        public Result {
            tags = List.copyOf(tags);
            missing = List.copyOf(missing);
        }
    }
}
