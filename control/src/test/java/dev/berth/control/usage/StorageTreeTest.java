package dev.berth.control.usage;

import static dev.berth.control.TestControl.ACTOR;
import static dev.berth.control.usage.MeasuredRepositories.EVERYTHING;
import static dev.berth.control.usage.MeasuredRepositories.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.view.StorageTree;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class StorageTreeTest {

    private static final Most MANY = new Most(50, 50);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private MeasuredRepositories measured;

    @BeforeEach
    void projects() {
        measured = new MeasuredRepositories(database);
    }

    @AfterEach
    void close() {
        measured.close();
    }

    @Test
    void theLargestAreShownAndTheRestIsASum() {
        for (int i = 1; i <= 4; i++) {
            String[] layers = new String[i];
            for (int layer = 0; layer < i; layer++) {
                layers[layer] = i + "-" + layer;
            }
            measured.push("team/r" + i, "1", layers);
            measured.push("other/r" + i, "1", "o" + i);
        }
        measured.control().project("third");
        measured.measure();

        StorageTree tree = measured.storage.tree(EVERYTHING, Optional.empty(), new Most(1, 3));
        ProjectNode largest = tree.projects().getFirst();
        assertThat(names(largest)).containsExactly("team/r4", "team/r3", "team/r2");
        assertThat(largest.more())
                .isEqualTo(new Rest(1, measured.repository("team/r1").bytes()));
        assertThat(tree.projects()).hasSize(1);
        assertThat(tree.more())
                .isEqualTo(new Rest(1, measured.project("other").stored().orElseThrow()));
        assertThat(measured.storage.project(measured.team, RepositoryPatterns.ALL, true, true, 3))
                .isEqualTo(largest);
    }

    @Test
    void everyoneSeesTheirOwnAndWhatIsOpen() {
        measured.push("team/app", "1", "a", "b", "c");
        measured.push("team/db", "1", "a");
        measured.push("other/app", "1", "a");
        Project open = measured.control().project("open");
        measured.control().projects().update(ACTOR, open.id(), ProjectChange.open(true));
        measured.push("open/app", "1", "a");
        measured.push("open/app2", "1", "a");
        measured.measure();
        Optional<Set<Long>> none = Optional.of(Set.of());

        StorageTree member = measured.storage.tree(
                visible(Optional.of(Set.of(measured.team.id())), Map.of(), RepositoryPatterns.NONE),
                Optional.of(Set.of(measured.team.id())),
                MANY);
        assertThat(member.projects()).extracting(ProjectNode::name).containsExactly("team", "open");
        assertThat(member.projects().getFirst().stored()).isPresent();
        assertThat(member.projects().getFirst().repositories())
                .allSatisfy(shown -> assertThat(shown.shared()).isEmpty())
                .extracting(shown -> shown.sharedInProject().orElseThrow())
                .containsExactly(100L, 100L);
        assertThat(member.projects().getLast().stored()).isEmpty();

        StorageTree narrowed = measured.storage.tree(
                visible(none, Map.of(measured.team.id(), only("d*"), open.id(), only("app")), RepositoryPatterns.NONE),
                none,
                MANY);
        assertThat(narrowed.projects()).extracting(ProjectNode::name).containsExactly("open", "team");
        assertThat(names(narrowed.projects().getFirst())).hasSize(2);
        ProjectNode some = narrowed.projects().getLast();
        assertThat(names(some)).containsExactly("team/db");
        assertThat(some.stored()).isEmpty();
        assertThat(some.bytes()).isEqualTo(measured.repository("team/db").bytes());
        assertThat(some.more()).isEqualTo(new Rest(0, 0));
        assertThat(some.repositories().getFirst().sharedInProject()).isEmpty();
        assertThat(measured.storage.project(measured.team, only("d*"), false, false, 10))
                .isEqualTo(some);

        StorageTree robot = measured.storage.tree(visible(none, Map.of(), only("app")), none, MANY);
        assertThat(robot.projects().stream().flatMap(node -> names(node).stream()))
                .containsExactlyInAnyOrder("open/app", "open/app2", "team/app", "other/app");

        StorageTree stranger = measured.storage.tree(visible(none, Map.of(), RepositoryPatterns.NONE), none, MANY);
        assertThat(stranger.projects()).extracting(ProjectNode::name).containsExactly("open");
        assertThat(stranger.more()).isEqualTo(new Rest(0, 0));
    }

    private static VisibleRepositories visible(
            Optional<Set<Long>> projects, Map<Long, RepositoryPatterns> narrowed, RepositoryPatterns anywhere) {
        return new VisibleRepositories(projects, narrowed, anywhere);
    }

    private static RepositoryPatterns only(String... patterns) {
        return RepositoryPatterns.parse(List.of(patterns));
    }
}
