package dev.berth.api.harbor.repository;

import dev.berth.api.harbor.HarborTime;
import dev.berth.control.view.RepositoryView;
import org.jspecify.annotations.Nullable;

/// The records of repositories in the API; field names are Harbor's.
final class RepositoryRecords {

    private RepositoryRecords() {}

    /// A repository; of one that is sent only the description counts.
    record Repository(
            long id,
            long projectId,
            @Nullable String name,
            @Nullable String description,
            long artifactCount,
            long pullCount,
            @Nullable String creationTime,
            @Nullable String updateTime) {

        static Repository of(RepositoryView view) {
            return new Repository(
                    view.id(),
                    view.projectId(),
                    view.name().value(),
                    view.description(),
                    view.artifacts(),
                    view.pulls(),
                    HarborTime.text(view.createdAt()),
                    HarborTime.text(view.updatedAt()));
        }
    }
}
