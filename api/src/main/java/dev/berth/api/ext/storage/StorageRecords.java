package dev.berth.api.ext.storage;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.view.StorageTree;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the routes of storage answer with.
final class StorageRecords {

    private StorageRecords() {}

    /// What projects hold.
    ///
    /// @param more the projects that are left out
    /// @param since by growth, from when on it counts: the end of the range's first hour or day, or when it began
    ///     to be kept what repositories hold
    record StorageTreeRecord(
            List<StorageProject> projects,
            StorageRest more,
            @Nullable String since) {
        static StorageTreeRecord of(StorageTree tree) {
            return new StorageTreeRecord(
                    tree.projects().stream().map(StorageProject::of).toList(),
                    StorageRest.of(tree.more()),
                    tree.since().map(HarborTime::text).orElse(null));
        }
    }

    /// A project.
    ///
    /// @param stored bytes that it holds now, each content once, with what is left of uploads; left out for who may
    ///     not read its quota, and where only some of its repositories are shown
    /// @param bytes the sum of its shown repositories; what two of them hold counts for both
    /// @param growth by growth, how much more of `stored`, or else of `bytes`, it holds than then; below 0 when it
    ///     is less
    /// @param more the repositories that are left out
    record StorageProject(
            long id,
            String name,
            @Nullable Long stored,
            long bytes,
            @Nullable Long growth,
            List<StorageRepository> repositories,
            StorageRest more) {
        static StorageProject of(StorageTree.ProjectNode project) {
            return new StorageProject(
                    project.id(),
                    project.name(),
                    number(project.stored()),
                    project.bytes(),
                    number(project.growth()),
                    project.repositories().stream().map(StorageRepository::of).toList(),
                    StorageRest.of(project.more()));
        }
    }

    /// What a repository holds.
    ///
    /// @param measured left out before it was measured for the first time
    record RepositoryStorage(@Nullable StorageRepository measured) {
        static RepositoryStorage of(Optional<StorageTree.RepositoryNode> measured) {
            return new RepositoryStorage(measured.map(StorageRepository::of).orElse(null));
        }
    }

    /// A repository, as it was measured last: soon after something was pushed or deleted, and once a day, because
    /// what it shares changes with others.
    ///
    /// @param name with the project's
    /// @param bytes of its manifests and the blobs that they name, each content once
    /// @param growth by growth, how many bytes more than then; below 0 when they are less
    /// @param sharedInProject of those blobs among them that another repository of the project holds as well; left
    ///     out where only some of its repositories are shown
    /// @param shared of those blobs among them that any other repository holds as well; only for who sees all
    ///     projects
    /// @param artifacts as many as its list shows
    /// @param measuredAt when it was measured
    record StorageRepository(
            String name,
            long bytes,
            @Nullable Long growth,
            @Nullable Long sharedInProject,
            @Nullable Long shared,
            long artifacts,
            String measuredAt) {
        static StorageRepository of(StorageTree.RepositoryNode repository) {
            return new StorageRepository(
                    repository.name(),
                    repository.bytes(),
                    number(repository.growth()),
                    number(repository.sharedInProject()),
                    number(repository.shared()),
                    repository.artifacts(),
                    HarborTime.text(repository.measuredAt()));
        }
    }

    /// Those that are left out, being smaller, or having changed less.
    ///
    /// @param bytes by which they were compared; by growth, how much they grew together, below 0 when they shrank
    record StorageRest(long count, long bytes) {
        static StorageRest of(StorageTree.Rest rest) {
            return new StorageRest(rest.count(), rest.bytes());
        }
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
