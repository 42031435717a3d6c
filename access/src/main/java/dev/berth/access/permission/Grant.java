package dev.berth.access.permission;

import java.time.Instant;

/// A user's role in a project.
///
/// @param id the membership's own id, as Harbor's API shows it
public record Grant(long id, long projectId, long userId, String username, Role role, Instant createdAt) {}
