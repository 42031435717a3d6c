package dev.berth.control.artifact;

import dev.berth.oci.Digest;
import dev.berth.platform.db.Row;
import dev.berth.registry.content.RepositoryId;

/// An artifact of which something may not be written down.
record EarlierArtifact(long id, RepositoryId repository, Digest digest) {

    /// From the columns `id`, `repository_id` and `digest`.
    static EarlierArtifact of(Row row) {
        return new EarlierArtifact(
                row.number("id"), new RepositoryId(row.number("repository_id")), Digest.parse(row.text("digest")));
    }
}
