package dev.berth.control.project;

import dev.berth.access.permission.Scope;
import java.time.Duration;
import java.time.Instant;

/// A project: the first component of its repositories' names, and the place where access is granted.
///
/// @param open whether anybody may pull from it (Harbor: public)
public record Project(
        long id, String name, boolean open, long ownerId, String ownerName, Instant createdAt, Instant updatedAt) {

    /// Clocks of nodes differ by less.
    private static final Duration SKEW = Duration.ofSeconds(5);

    /// Whether what another node says happened then can have happened in this project, and not in one of the same
    /// name that was there before.
    public boolean existedAt(Instant then) {
        return !createdAt.isAfter(then.plus(SKEW));
    }

    public Scope.Project scope() {
        return new Scope.Project(id, open);
    }
}
