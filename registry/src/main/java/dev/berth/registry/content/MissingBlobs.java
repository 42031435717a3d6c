package dev.berth.registry.content;

/// What happens to a manifest that names a config or layer which its repository does not hold. Missing children of an
/// index, and layers that may only be had elsewhere, are always accepted.
public enum MissingBlobs {
    REFUSE,
    ACCEPT
}
