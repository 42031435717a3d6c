package dev.berth.control.audit;

import dev.berth.platform.kernel.Actor;
import java.time.Instant;

/// What somebody did, or tried to do.
///
/// @param id 0 before it is stored
/// @param project the id of the project that it concerns; 0 when it concerns none
/// @param operation such as `create` or `pull`
/// @param resourceType such as `artifact`
/// @param description a sentence for people, perhaps empty
/// @param address where the request came from; empty when Berth did it itself
/// @param request the id of the request; empty when there was none
/// @param times how often, within seconds
public record AuditEntry(
        long id,
        Instant at,
        long project,
        String operation,
        String resourceType,
        String resource,
        Actor.Kind actorKind,
        String username,
        String description,
        boolean succeeded,
        String address,
        String request,
        long times) {

    /// Concerns no project.
    public static final long NO_PROJECT = 0;

    /// What kind of entry it is, such as `pull_artifact`.
    public String type() {
        return operation + "_" + resourceType;
    }
}
