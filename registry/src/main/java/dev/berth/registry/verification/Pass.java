package dev.berth.registry.verification;

import dev.berth.registry.content.ManifestAudit.Position;
import java.time.Instant;
import java.util.Optional;

/// One pass over all stored content: first the objects in order of their ids, then the manifests.
///
/// @param afterObject the id of the last object read
/// @param afterManifest the place after the last manifest read
record Pass(
        Instant startedAt,
        Optional<Instant> finishedAt,
        long afterObject,
        Position afterManifest,
        long checked,
        long damaged) {

    static Pass begin(Instant now) {
        return new Pass(now, Optional.empty(), 0, Position.START, 0, 0);
    }

    Pass readObjects(long last, long read, long found) {
        return new Pass(startedAt, finishedAt, last, afterManifest, checked + read, damaged + found);
    }

    Pass readManifests(Position last, long read, long found) {
        return new Pass(startedAt, finishedAt, afterObject, last, checked + read, damaged + found);
    }

    Pass finish(Instant now) {
        return new Pass(startedAt, Optional.of(now), afterObject, afterManifest, checked, damaged);
    }

    VerificationStatus status() {
        return new VerificationStatus(Optional.of(startedAt), finishedAt, checked, damaged);
    }
}
