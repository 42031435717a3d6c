package dev.berth.access.permission;

import java.time.Instant;

/// The role of a user, or of all users of a group, in a project.
///
/// @param id the membership's own id, as Harbor's API shows it
/// @param repositories of the project, in which the role is good
public record Grant(
        long id, long projectId, Member member, Role role, RepositoryPatterns repositories, Instant createdAt) {

    /// Who has the role.
    public sealed interface Member {

        long id();

        String name();

        record Person(long id, String name) implements Member {}

        record Group(long id, String name) implements Member {}
    }
}
