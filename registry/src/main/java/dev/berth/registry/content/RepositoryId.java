package dev.berth.registry.content;

/// The id of a repository's row.
public record RepositoryId(long value) {}
