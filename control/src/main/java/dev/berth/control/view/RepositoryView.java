package dev.berth.control.view;

import dev.berth.oci.RepositoryName;
import java.time.Instant;

/// A repository as lists show it.
public record RepositoryView(
        long id,
        long projectId,
        RepositoryName name,
        String description,
        long artifacts,
        long pulls,
        Instant createdAt,
        Instant updatedAt) {

    RepositoryView withArtifacts(long count) {
        return new RepositoryView(id, projectId, name, description, count, pulls, createdAt, updatedAt);
    }
}
