package dev.berth.control.label;

import dev.berth.oci.Digest;
import dev.berth.registry.content.RepositoryId;

/// An artifact that may carry labels.
public record LabelledArtifact(RepositoryId repository, Digest digest) {}
