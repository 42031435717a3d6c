package dev.berth.control.view;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.project.Project;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.registry.content.Repositories;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Repositories as lists show them. Safe for use by many threads. Fields are those of [ArtifactFields#REPOSITORY].
public final class RepositoryViews {

    /// How many repositories are looked at where patterns say which are shown.
    private static final int MOST_NARROWED = 10_000;

    private final Database database;
    private final Repositories repositories;
    private final Descriptions descriptions;
    private final int mostAtOnce;
    private final JdbcRepositoryViewStore store = new JdbcRepositoryViewStore();

    public RepositoryViews(Database database, Repositories repositories, Descriptions descriptions) {
        this(database, repositories, descriptions, MOST_NARROWED);
    }

    /// @param mostAtOnce how many repositories are looked at with one statement
    RepositoryViews(Database database, Repositories repositories, Descriptions descriptions, int mostAtOnce) {
        this.database = database;
        this.repositories = repositories;
        this.descriptions = descriptions;
        this.mostAtOnce = mostAtOnce;
    }

    /// Those of a project that the asker may see.
    ///
    /// @param name the project's
    public Listed<RepositoryView> inProject(long project, String name, RepositoryPatterns shown, ListQuery query) {
        descriptions.catchUp(name);
        return database.read(tx -> {
            Optional<List<Long>> only =
                    shown.all() ? Optional.empty() : Optional.of(matching(tx, Map.of(project, shown)));
            long total = store.countInProject(tx, project, only, query);
            return new Listed<>(counted(tx, store.inProject(tx, project, only, query.nearer(total))), total);
        });
    }

    /// Those of all projects that the asker may see, with those of open projects. Where patterns say which, the
    /// first ten thousand repositories are looked at.
    public Listed<RepositoryView> everywhere(VisibleRepositories visible, ListQuery query) {
        return database.read(tx -> {
            List<Long> named = named(tx, visible);
            long total = store.countEverywhere(tx, visible.projects(), named, query);
            return new Listed<>(
                    counted(tx, store.everywhere(tx, visible.projects(), named, query.nearer(total))), total);
        });
    }

    /// As [#everywhere], for who does not ask how many there are: to say so, the names of all are looked at.
    public List<RepositoryView> found(VisibleRepositories visible, ListQuery query) {
        return database.read(tx -> counted(tx, store.everywhere(tx, visible.projects(), named(tx, visible), query)));
    }

    /// The ids of repositories that are shown besides whole projects, among the first ten thousand.
    List<Long> named(Transaction tx, VisibleRepositories visible) {
        List<Long> named = new ArrayList<>(matching(tx, visible.narrowed()));
        if (!visible.anywhere().none()) {
            store.first(tx, MOST_NARROWED).stream()
                    .filter(known -> visible.anywhere().match(known.name().path()))
                    .forEach(known -> named.add(known.id()));
        }
        return named;
    }

    /// The ids of the repositories that the patterns for their project fit. Patterns are matched here, because
    /// databases know none of this form; sorting and paging stays with them.
    private List<Long> matching(Transaction tx, Map<Long, RepositoryPatterns> narrowed) {
        if (narrowed.isEmpty()) {
            return List.of();
        }
        return store.named(tx, narrowed.keySet(), MOST_NARROWED).stream()
                .filter(known -> narrowed.getOrDefault(known.project(), RepositoryPatterns.NONE)
                        .match(known.name().path()))
                .map(JdbcRepositoryViewStore.Known::id)
                .toList();
    }

    /// How many repositories of each of these projects the asker may see, by the projects' ids; those with none are
    /// not in the answer. Where patterns say which, all repositories of these projects are looked at, some
    /// at a time.
    public Map<Long, Long> counts(List<Project> projects, VisibleRepositories visible) {
        List<Project> whole = projects.stream()
                .filter(project -> shownWhole(project, visible))
                .toList();
        Map<Long, Long> counts = new HashMap<>();
        Map<String, Long> byName =
                repositories.countUnder(whole.stream().map(Project::name).toList());
        whole.forEach(project -> counts.put(project.id(), byName.getOrDefault(project.name(), 0L)));
        Set<Long> looked = projects.stream()
                .filter(project -> !shownWhole(project, visible))
                .map(Project::id)
                .filter(id -> visible.narrowed().containsKey(id)
                        || !visible.anywhere().none())
                .collect(Collectors.toSet());
        if (!looked.isEmpty()) {
            database.read(tx -> {
                List<JdbcRepositoryViewStore.Known> portion = store.pushed(tx, looked, 0, mostAtOnce);
                while (!portion.isEmpty()) {
                    portion.stream()
                            .filter(known ->
                                    visible.shows(known.project(), known.name().path()))
                            .forEach(known -> counts.merge(known.project(), 1L, Long::sum));
                    portion = portion.size() < mostAtOnce
                            ? List.of()
                            : store.pushed(tx, looked, portion.getLast().id(), mostAtOnce);
                }
                return counts;
            });
        }
        return counts;
    }

    private static boolean shownWhole(Project project, VisibleRepositories visible) {
        return project.open()
                || visible.projects().map(ids -> ids.contains(project.id())).orElse(true);
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
