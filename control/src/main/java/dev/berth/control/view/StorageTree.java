package dev.berth.control.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where the space goes: the projects that hold most, and of each the repositories that do; or those that changed
/// most. Projects hold what they hold now, repositories what they held when they were measured.
///
/// @param more what is left out
/// @param since from when on it counts how much came; empty where that is not asked
public record StorageTree(List<ProjectNode> projects, Rest more, Optional<Instant> since) {

    public StorageTree {
        projects = List.copyOf(projects);
    }

    /// A project.
    ///
    /// @param stored bytes that it holds, each content once, with what is left of uploads; empty for who
    ///     may not read its quota, and where only some repositories are shown
    /// @param bytes the sum of its shown repositories; what two of them hold counts for both
    /// @param growth how much more of `stored`, or else of `bytes`, it holds than then, below 0 when it is less
    ///     now; empty where that is not asked
    /// @param repositories the largest of those that are shown, or those that changed most
    public record ProjectNode(
            long id,
            String name,
            OptionalLong stored,
            long bytes,
            OptionalLong growth,
            List<RepositoryNode> repositories,
            Rest more) {

        public ProjectNode {
            repositories = List.copyOf(repositories);
        }

        /// By what it is compared with others.
        long weight() {
            return growth.orElse(stored.orElse(bytes));
        }
    }

    /// A repository.
    ///
    /// @param name whole
    /// @param bytes of its manifests and the blobs that they name, each content once
    /// @param growth how many bytes more than then, below 0 when they are less; empty where that is not asked
    /// @param sharedInProject of those blobs among them that another repository of the project holds as well; empty
    ///     for who does not see all of the project
    /// @param shared of those blobs among them that any other repository holds as well; empty for who does not see
    ///     all repositories, because it says what others have
    /// @param artifacts as many as lists show
    public record RepositoryNode(
            String name,
            long bytes,
            OptionalLong growth,
            OptionalLong sharedInProject,
            OptionalLong shared,
            long artifacts,
            Instant measuredAt) {}

    /// Those that are left out, being smaller, or having changed less.
    ///
    /// @param bytes what they hold, or how much they grew together
    public record Rest(long count, long bytes) {}
}
