package dev.berth.control.view;

import dev.berth.oci.Digest;
import java.util.List;

/// An artifact that others may be about.
record Subject(long repositoryId, Digest digest, long id) {

    static List<Subject> of(List<ArtifactView> artifacts) {
        return artifacts.stream()
                .map(artifact -> new Subject(artifact.repositoryId(), artifact.digest(), artifact.id()))
                .toList();
    }
}
