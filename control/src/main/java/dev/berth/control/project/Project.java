package dev.berth.control.project;

import dev.berth.access.permission.Scope;
import java.time.Instant;

/// A project: the first component of its repositories' names, and the place where access is granted.
///
/// @param open whether anybody may pull from it (Harbor: public)
public record Project(
        long id, String name, boolean open, long ownerId, String ownerName, Instant createdAt, Instant updatedAt) {

    public Scope.Project scope() {
        return new Scope.Project(id, open);
    }
}
