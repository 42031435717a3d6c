package dev.berth.registry.content;

import dev.berth.oci.Digest;

/// What must be true of a tag for a write to happen; checked in the transaction that writes.
public sealed interface TagCondition {

    /// Nothing.
    record Any() implements TagCondition {}

    /// The tag points to this digest.
    record Matches(Digest digest) implements TagCondition {}

    /// The tag does not exist.
    record Absent() implements TagCondition {}
}
