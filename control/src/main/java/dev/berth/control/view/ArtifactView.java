package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An artifact as lists show it.
///
/// @param repositoryId of the repository's row
/// @param mediaType the config's, or the manifest's own when it has no config
/// @param artifactType empty when there is none
/// @param size of the manifest and all that it names, in bytes
/// @param extraAttributes a JSON object
/// @param annotations a JSON object of texts
/// @param inherited what is about an index that lists it, and so about it too
public record ArtifactView(
        long id,
        long repositoryId,
        RepositoryName repository,
        Digest digest,
        String type,
        String mediaType,
        String manifestMediaType,
        String artifactType,
        long size,
        Instant pushedAt,
        Optional<Instant> pulledAt,
        String extraAttributes,
        String annotations,
        List<Child> children,
        List<TagView> tags,
        List<AccessoryView> accessories,
        List<AccessoryView> inherited) {

    public ArtifactView {
        children = List.copyOf(children);
        tags = List.copyOf(tags);
        accessories = List.copyOf(accessories);
        inherited = List.copyOf(inherited);
    }

    /// A manifest that an index lists.
    ///
    /// @param id empty while the repository does not hold it
    /// @param platform a JSON object
    /// @param annotations a JSON object of texts
    /// @param urls a JSON array of texts
    public record Child(Optional<Long> id, Digest digest, Optional<String> platform, String annotations, String urls) {}

    ArtifactView with(
            List<Child> itsChildren,
            List<TagView> itsTags,
            List<AccessoryView> itsAccessories,
            List<AccessoryView> itsInherited) {
        return new ArtifactView(
                id,
                repositoryId,
                repository,
                digest,
                type,
                mediaType,
                manifestMediaType,
                artifactType,
                size,
                pushedAt,
                pulledAt,
                extraAttributes,
                annotations,
                itsChildren,
                itsTags,
                itsAccessories,
                itsInherited);
    }
}
