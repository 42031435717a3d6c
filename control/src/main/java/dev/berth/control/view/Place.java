package dev.berth.control.view;

import dev.berth.registry.content.RepositoryId;

/// Where artifacts are listed.
public sealed interface Place {

    /// One repository.
    record InRepository(RepositoryId id) implements Place {}

    /// All repositories of a project.
    record InProject(String name) implements Place {}

    /// All repositories of a project; of each only what was pushed last of all that the query wants.
    record LatestInProject(String name) implements Place {}
}
