package dev.berth.control.view;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// Where the space goes: the projects that hold most, and of each the repositories that do. Projects hold what they
/// hold now, repositories what they held when they were measured.
///
/// @param more what is left out
public record StorageTree(List<ProjectNode> projects, Rest more) {

    public StorageTree {
        projects = List.copyOf(projects);
    }

    /// A project.
    ///
    /// @param stored bytes that it holds, each content once, with what is left of uploads; empty for who
    ///     may not read its quota, and where only some repositories are shown
    /// @param bytes the sum of its shown repositories; what two of them hold counts for both
    /// @param repositories the largest of those that are shown
    public record ProjectNode(
            long id, String name, OptionalLong stored, long bytes, List<RepositoryNode> repositories, Rest more) {

        public ProjectNode {
            repositories = List.copyOf(repositories);
        }

        /// By what it is compared with others.
        long weight() {
            return stored.orElse(bytes);
        }
    }

    /// A repository.
    ///
    /// @param name whole
    /// @param bytes of its manifests and the blobs that they name, each content once
    /// @param sharedInProject of those blobs among them that another repository of the project holds as well; empty
    ///     for who does not see all of the project
    /// @param shared of those blobs among them that any other repository holds as well; empty for who does not see
    ///     all repositories, because it says what others have
    /// @param artifacts as many as lists show
    public record RepositoryNode(
            String name,
            long bytes,
            OptionalLong sharedInProject,
            OptionalLong shared,
            long artifacts,
            Instant measuredAt) {}

    /// Those that are left out, being smaller.
    public record Rest(long count, long bytes) {}
}
