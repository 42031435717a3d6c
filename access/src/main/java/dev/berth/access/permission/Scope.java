package dev.berth.access.permission;

/// Where a permission is asked for.
public sealed interface Scope {

    /// The whole installation.
    record Installation() implements Scope {}

    /// One project.
    ///
    /// @param open whether anybody may read it
    record Project(long id, boolean open) implements Scope {}
}
