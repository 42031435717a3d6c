package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.kernel.Actor;
import java.util.Optional;

/// That somebody read a manifest.
///
/// @param tag by which it was asked for; empty when it was by digest
public record Pull(RepositoryName name, RepositoryId repository, Digest digest, Optional<Tag> tag, Actor actor) {}
