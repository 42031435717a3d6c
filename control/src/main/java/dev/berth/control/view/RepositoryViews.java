package dev.berth.control.view;

import dev.berth.control.artifact.Descriptions;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.registry.content.Repositories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Repositories as lists show them. Safe for use by many threads. Fields are those of [ArtifactFields#REPOSITORY].
public final class RepositoryViews {

    private final Database database;
    private final Repositories repositories;
    private final Descriptions descriptions;
    private final JdbcRepositoryViewStore store = new JdbcRepositoryViewStore();

    public RepositoryViews(Database database, Repositories repositories, Descriptions descriptions) {
        this.database = database;
        this.repositories = repositories;
        this.descriptions = descriptions;
    }

    /// Those of a project.
    ///
    /// @param name the project's
    public Listed<RepositoryView> inProject(long project, String name, ListQuery query) {
        descriptions.catchUp(name);
        return database.read(tx -> new Listed<>(
                counted(tx, store.inProject(tx, project, query)), store.countInProject(tx, project, query)));
    }

    /// Those of all projects that the asker may see.
    ///
    /// @param projects ids of closed projects that are shown with the open ones; empty for all
    public Listed<RepositoryView> everywhere(Optional<Set<Long>> projects, ListQuery query) {
        return database.read(tx -> new Listed<>(
                counted(tx, store.everywhere(tx, projects, query)), store.countEverywhere(tx, projects, query)));
    }

    public Optional<RepositoryView> find(RepositoryName name) {
        repositories.find(name).ifPresent(descriptions::catchUp);
        return database.read(tx ->
                store.find(tx, name).map(found -> counted(tx, List.of(found)).getFirst()));
    }

    private List<RepositoryView> counted(Transaction tx, List<RepositoryView> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<Long, Long> artifacts = store.artifacts(tx, found);
        return found.stream()
                .map(repository -> repository.withArtifacts(artifacts.getOrDefault(repository.id(), 0L)))
                .toList();
    }
}
