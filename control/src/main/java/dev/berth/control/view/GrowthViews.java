package dev.berth.control.view;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.project.Project;
import dev.berth.control.view.JdbcGrowthStore.Grown;
import dev.berth.control.view.JdbcGrowthStore.GrownProject;
import dev.berth.control.view.JdbcGrowthStore.Window;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// What grew and what shrank over a time: projects by the samples of what they held, repositories by what they held
/// when a measurement found another amount. Before that was kept for repositories, nothing counts as growth. Safe for
/// use by many threads.
public final class GrowthViews {

    /// How many repositories are looked at where patterns say which are shown: those that changed last.
    private static final int MOST_NARROWED = 10_000;

    private static final Comparator<Grown> MOST_FIRST = Comparator.comparingLong(
                    (Grown grown) -> Math.abs(grown.bytes()))
            .reversed()
            .thenComparing(grown -> grown.row().name());

    private static final Comparator<ProjectNode> PROJECTS_MOST_FIRST = Comparator.comparingLong(
                    (ProjectNode node) -> Math.abs(node.weight()))
            .reversed()
            .thenComparing(ProjectNode::name);

    private final Database database;
    private final InstantSource clock;
    private final JdbcGrowthStore store = new JdbcGrowthStore();

    public GrowthViews(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Those that changed most of all projects of which the asker sees something, the largest change first.
    ///
    /// @param visible repositories that are shown, besides those of open projects
    /// @param told ids of the projects of which the asker may know what they hold as a whole; empty for all
    public StorageTree tree(VisibleRepositories visible, Optional<Set<Long>> told, Most most, GrowthRange range) {
        boolean everything = visible.projects().isEmpty();
        return database.read(tx -> {
            Window window = window(tx, range);
            List<GrownProject> whole = store.projects(tx, visible.projects(), told, most.projects(), window);
            Map<Long, List<Grown>> parts = byProject(
                    store.most(tx, whole.stream().map(GrownProject::id).toList(), most.repositories(), window));
            List<ProjectNode> shown = new ArrayList<>();
            whole.forEach(row -> shown.add(node(row, parts.getOrDefault(row.id(), List.of()), everything)));
            List<ProjectNode> some = narrowed(tx, visible, most.repositories(), window);
            shown.addAll(some);
            shown.sort(PROJECTS_MOST_FIRST);
            List<ProjectNode> first = shown.stream().limit(most.projects()).toList();
            long count =
                    whole.stream().mapToLong(GrownProject::count).findFirst().orElse(0) + some.size();
            long sum = whole.stream().mapToLong(GrownProject::sum).findFirst().orElse(0) + weight(some);
            return new StorageTree(
                    first, new Rest(count - first.size(), sum - weight(first)), Optional.of(window.since()));
        });
    }

    /// Those repositories of a project that changed most, the largest change first.
    ///
    /// @param shown which of them the asker sees
    /// @param told whether the asker may know what it holds as a whole
    /// @param everything whether the asker sees all projects
    public ProjectNode project(
            Project project, RepositoryPatterns shown, boolean told, boolean everything, int most, GrowthRange range) {
        return database.read(tx -> {
            Window window = window(tx, range);
            if (shown.all()) {
                return node(
                        store.project(tx, project.id(), told, window),
                        store.most(tx, List.of(project.id()), most, window),
                        everything);
            }
            List<Grown> grown = store.candidates(tx, Set.of(project.id()), MOST_NARROWED, window).stream()
                    .filter(one -> shown.match(one.row().path()))
                    .toList();
            return narrowed(project.id(), project.name(), grown, most);
        });
    }

    private Window window(Transaction tx, GrowthRange range) {
        Instant now = clock.instant();
        Instant from = range.from(now);
        Instant known = store.since(tx).orElse(now);
        return new Window(range.step(), from, known.isAfter(from) ? known : from);
    }

    private static Map<Long, List<Grown>> byProject(List<Grown> grown) {
        return grown.stream().collect(Collectors.groupingBy(one -> one.row().project()));
    }

    private static long weight(List<ProjectNode> nodes) {
        return nodes.stream().mapToLong(ProjectNode::weight).sum();
    }

    private static ProjectNode node(GrownProject project, List<Grown> most, boolean everything) {
        long count = most.stream().mapToLong(Grown::count).findFirst().orElse(0);
        long sum = most.stream().mapToLong(Grown::sum).findFirst().orElse(0);
        return new ProjectNode(
                project.id(),
                project.name(),
                project.stored(),
                project.bytes(),
                OptionalLong.of(project.growth()),
                most.stream()
                        .filter(one -> one.row().there())
                        .map(one -> one.row().node(OptionalLong.of(one.bytes()), true, everything))
                        .toList(),
                new Rest(count - most.size(), sum - sum(most)));
    }

    /// Projects of which some repositories are shown: what these grew by, and no more.
    private List<ProjectNode> narrowed(Transaction tx, VisibleRepositories visible, int most, Window window) {
        if (visible.projects().isEmpty()) {
            return List.of();
        }
        List<Grown> rows = visible.anywhere().none()
                ? store.candidates(tx, visible.narrowed().keySet(), MOST_NARROWED, window)
                : store.candidates(tx, MOST_NARROWED, window);
        Map<Long, List<Grown>> shown = byProject(rows.stream()
                .filter(one -> !one.row().open())
                .filter(one -> !visible.projects().get().contains(one.row().project()))
                .filter(one -> visible.shows(one.row().project(), one.row().path()))
                .toList());
        return shown.entrySet().stream()
                .map(project -> narrowed(
                        project.getKey(), project.getValue().getFirst().row().projectName(), project.getValue(), most))
                .toList();
    }

    private static ProjectNode narrowed(long id, String name, List<Grown> grown, int most) {
        List<Grown> first = grown.stream().sorted(MOST_FIRST).limit(most).toList();
        long sum = sum(grown);
        return new ProjectNode(
                id,
                name,
                OptionalLong.empty(),
                grown.stream().mapToLong(one -> one.row().usage().bytes()).sum(),
                OptionalLong.of(sum),
                first.stream()
                        .map(one -> one.row().node(OptionalLong.of(one.bytes()), false, false))
                        .toList(),
                new Rest(grown.size() - first.size(), sum - sum(first)));
    }

    private static long sum(List<Grown> grown) {
        return grown.stream().mapToLong(Grown::bytes).sum();
    }
}
