package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/// Something that a search found.
public sealed interface SearchHit {

    /// The name of the repository that it is, or is in, without the project's.
    default Optional<String> path() {
        return switch (this) {
            case Project _ -> Optional.empty();
            case Repository repository -> Optional.of(repository.name().path());
            case Tag tag -> Optional.of(tag.repository().path());
            case Manifest manifest -> Optional.of(manifest.repository().path());
        };
    }

    /// A project.
    ///
    /// @param open whether anybody may pull from it
    record Project(long id, String name, boolean open) implements SearchHit {}

    /// A repository.
    ///
    /// @param project the id of its project
    record Repository(long id, long project, boolean open, RepositoryName name, long pulls) implements SearchHit {}

    /// A tag, and what it points to.
    record Tag(long repositoryId, RepositoryName repository, String name, Digest digest, Instant pushedAt)
            implements SearchHit {}

    /// A manifest.
    record Manifest(RepositoryName repository, Digest digest, String mediaType, Instant pushedAt)
            implements SearchHit {}
}
