package dev.berth.control.view;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.project.Project;
import dev.berth.control.view.JdbcStorageViewStore.ProjectRow;
import dev.berth.control.view.JdbcStorageViewStore.RepositoryRow;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.RepositoryNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the space goes. Reads what was measured, never content. Safe for use by many threads.
public final class StorageViews {

    /// How many repositories are looked at where patterns say which are shown: the largest.
    private static final int MOST_NARROWED = 10_000;

    private static final Comparator<ProjectNode> LARGEST_FIRST =
            Comparator.comparingLong(ProjectNode::weight).reversed().thenComparing(ProjectNode::name);

    private final Database database;
    private final JdbcStorageViewStore store = new JdbcStorageViewStore();

    public StorageViews(Database database) {
        this.database = database;
    }

    /// How many are shown, at most.
    public record Most(int projects, int repositories) {}

    /// The largest of all projects of which the asker sees something.
    ///
    /// @param visible repositories that are shown, besides those of open projects
    /// @param told ids of the projects of which the asker may know what they hold as a whole; empty for all
    public StorageTree tree(VisibleRepositories visible, Optional<Set<Long>> told, Most most) {
        boolean everything = visible.projects().isEmpty();
        return database.read(tx -> {
            List<ProjectRow> whole = store.projects(tx, visible.projects(), told, most.projects());
            Map<Long, List<RepositoryRow>> parts = byProject(
                    store.largest(tx, whole.stream().map(ProjectRow::id).toList(), most.repositories()));
            List<ProjectNode> shown = new ArrayList<>();
            whole.forEach(row -> shown.add(node(row, parts.getOrDefault(row.id(), List.of()), everything)));
            List<ProjectNode> some = narrowed(tx, visible, most.repositories());
            shown.addAll(some);
            shown.sort(LARGEST_FIRST);
            List<ProjectNode> largest = shown.stream().limit(most.projects()).toList();
            long count = whole.stream().mapToLong(ProjectRow::count).findFirst().orElse(0) + some.size();
            long sum = whole.stream().mapToLong(ProjectRow::sum).findFirst().orElse(0) + weight(some);
            return new StorageTree(largest, new Rest(count - largest.size(), sum - weight(largest)), Optional.empty());
        });
    }

    private static long weight(List<ProjectNode> nodes) {
        return nodes.stream().mapToLong(ProjectNode::weight).sum();
    }

    /// The largest repositories of one project.
    ///
    /// @param shown which of them the asker sees
    /// @param told whether the asker may know what it holds as a whole
    /// @param everything whether the asker sees all projects
    public ProjectNode project(Project project, RepositoryPatterns shown, boolean told, boolean everything, int most) {
        return database.read(tx -> {
            if (shown.all()) {
                return node(
                        store.project(tx, project.id(), told),
                        store.largest(tx, List.of(project.id()), most),
                        everything);
            }
            List<RepositoryRow> rows = store.candidates(tx, Set.of(project.id()), MOST_NARROWED).stream()
                    .filter(row -> shown.match(row.path()))
                    .toList();
            return narrowed(project.id(), project.name(), rows, most);
        });
    }

    /// What was measured of a repository; empty before it was.
    ///
    /// @param wholeProject whether the asker sees all of its project
    /// @param everything whether the asker sees all projects
    public Optional<RepositoryNode> repository(RepositoryName name, boolean wholeProject, boolean everything) {
        return database.read(tx -> store.find(tx, name))
                .filter(RepositoryRow::there)
                .map(row -> node(row, wholeProject, everything));
    }

    private static Map<Long, List<RepositoryRow>> byProject(List<RepositoryRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(RepositoryRow::project));
    }

    private static ProjectNode node(ProjectRow project, List<RepositoryRow> largest, boolean everything) {
        // What is deleted by now, and not measured since, is neither shown nor left over.
        Rest more = new Rest(
                Math.max(0, project.repositories() - largest.size()), Math.max(0, project.bytes() - bytes(largest)));
        return new ProjectNode(
                project.id(),
                project.name(),
                project.stored(),
                project.bytes(),
                OptionalLong.empty(),
                largest.stream()
                        .filter(RepositoryRow::there)
                        .map(row -> node(row, true, everything))
                        .toList(),
                more);
    }

    /// Projects of which some repositories are shown: what these hold, and no more.
    private List<ProjectNode> narrowed(Transaction tx, VisibleRepositories visible, int most) {
        if (visible.projects().isEmpty()) {
            return List.of();
        }
        List<RepositoryRow> rows = visible.anywhere().none()
                ? store.candidates(tx, visible.narrowed().keySet(), MOST_NARROWED)
                : store.candidates(tx, MOST_NARROWED);
        Map<Long, List<RepositoryRow>> shown = byProject(rows.stream()
                .filter(row -> !row.open())
                .filter(row -> !visible.projects().get().contains(row.project()))
                .filter(row -> visible.shows(row.project(), row.path()))
                .toList());
        return shown.entrySet().stream()
                .map(project -> narrowed(
                        project.getKey(), project.getValue().getFirst().projectName(), project.getValue(), most))
                .toList();
    }

    private static ProjectNode narrowed(long id, String name, List<RepositoryRow> rows, int most) {
        List<RepositoryRow> largest = rows.stream().limit(most).toList();
        long bytes = bytes(rows);
        return new ProjectNode(
                id,
                name,
                OptionalLong.empty(),
                bytes,
                OptionalLong.empty(),
                largest.stream().map(row -> node(row, false, false)).toList(),
                new Rest(rows.size() - largest.size(), bytes - bytes(largest)));
    }

    private static long bytes(List<RepositoryRow> rows) {
        return rows.stream().mapToLong(row -> row.usage().bytes()).sum();
    }

    private static RepositoryNode node(RepositoryRow row, boolean wholeProject, boolean everything) {
        return row.node(OptionalLong.empty(), wholeProject, everything);
    }
}
