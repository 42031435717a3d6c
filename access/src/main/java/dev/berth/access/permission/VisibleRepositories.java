package dev.berth.access.permission;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The repositories that a list over all projects shows besides those of open ones.
///
/// @param projects ids of projects that are shown whole; empty for every project
/// @param narrowed of which other projects some repositories are shown, by the projects' ids
/// @param anywhere repositories that are shown whatever project they are in
public record VisibleRepositories(
        Optional<Set<Long>> projects, Map<Long, RepositoryPatterns> narrowed, RepositoryPatterns anywhere) {

    public VisibleRepositories {
        projects = projects.map(Set::copyOf);
        narrowed = Map.copyOf(narrowed);
    }

    /// Whether it is shown also if its project is not open.
    ///
    /// @param path the repository's name without the project's
    public boolean shows(long project, String path) {
        return projects.isEmpty()
                || projects.get().contains(project)
                || anywhere.match(path)
                || narrowed.getOrDefault(project, RepositoryPatterns.NONE).match(path);
    }
}
