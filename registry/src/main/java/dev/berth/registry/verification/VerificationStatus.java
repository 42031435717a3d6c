package dev.berth.registry.verification;

import java.time.Instant;
import java.util.Optional;

/// How far the current pass over all stored content is, or how the last one ended.
///
/// @param startedAt when the pass began; empty when there never was one
/// @param finishedAt when it ended; empty while it is under way
/// @param checked how many objects and manifests were read in it
/// @param damaged how many of them were lost, wrong or unreadable
public record VerificationStatus(
        Optional<Instant> startedAt, Optional<Instant> finishedAt, long checked, long damaged) {

    static final VerificationStatus NEVER = new VerificationStatus(Optional.empty(), Optional.empty(), 0, 0);
}
