package dev.berth.control.view;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import java.time.Instant;

/// An artifact that is about another one of the same repository.
///
/// @param artifactId its own id
public record AccessoryView(
        long artifactId,
        long subjectId,
        Digest subject,
        RepositoryName repository,
        Digest digest,
        String type,
        long size,
        Instant createdAt) {

    boolean signature() {
        return type.startsWith("signature.");
    }
}
