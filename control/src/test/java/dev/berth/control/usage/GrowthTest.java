package dev.berth.control.usage;

import static dev.berth.control.TestControl.ACTOR;
import static dev.berth.control.view.GrowthRange.DAY;
import static dev.berth.control.view.GrowthRange.MONTH;
import static dev.berth.control.view.GrowthRange.QUARTER;
import static dev.berth.control.view.GrowthRange.WEEK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.view.GrowthRange;
import dev.berth.control.view.StorageTree;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What grew, as it is kept and as it is shown. Each layer has a hundred bytes, a manifest some more.
@OnBothDatabases
class GrowthTest {

    private static final Most MANY = new Most(50, 50);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration A_DAY = Duration.ofDays(1);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private MeasuredRepositories measured;

    @BeforeEach
    void projects() {
        measured = new MeasuredRepositories(database);
        look();
        measured.clock().pass(Duration.ofDays(100));
    }

    @AfterEach
    void close() {
        measured.close();
    }

    /// Measures, and samples what projects hold.
    private void look() {
        measured.clock().pass(Duration.ofSeconds(1));
        measured.measure();
        measured.sample();
    }

    private long push(String repository, String tag, String... layers) {
        long manifest = measured.push(repository, tag, layers);
        look();
        return manifest + 100L * layers.length;
    }

    /// How much each repository grew.
    private Map<String, Long> grown(GrowthRange range) {
        Map<String, Long> found = new LinkedHashMap<>();
        measured.grown(range)
                .projects()
                .forEach(project -> project.repositories()
                        .forEach(one -> found.put(one.name(), one.growth().orElseThrow())));
        return found;
    }

    private ProjectNode team(GrowthRange range) {
        return measured.grown(range).projects().stream()
                .filter(node -> node.name().equals("team"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void growthIsWhatCameSinceTheFirstHourOrDayOfTheRangeEnded() {
        long first = push("team/app", "1", "a");
        measured.clock().pass(Duration.ofDays(10));
        long second = push("team/app", "2", "b", "c");
        measured.clock().pass(Duration.ofDays(3));
        long third = push("team/app", "3", "d");
        measured.clock().pass(HOUR.multipliedBy(2));
        look();

        assertThat(grown(DAY)).containsExactly(Map.entry("team/app", third));
        assertThat(grown(WEEK)).containsExactly(Map.entry("team/app", second + third));
        assertThat(grown(MONTH)).containsExactly(Map.entry("team/app", first + second + third));
        assertThat(team(WEEK).growth()).hasValue(second + third);
        assertThat(team(MONTH).growth()).hasValue(first + second + third);
        assertThat(team(DAY).growth()).hasValue(third);

        measured.clock().pass(HOUR.multipliedBy(21));
        look();
        assertThat(grown(DAY)).isEmpty();
        assertThat(measured.grown(DAY).projects()).isEmpty();
        measured.clock().pass(A_DAY.multipliedBy(4));
        look();
        assertThat(grown(WEEK)).containsExactly(Map.entry("team/app", third));
        measured.clock().pass(A_DAY);
        look();
        assertThat(grown(WEEK)).isEmpty();
    }

    @Test
    void whatShrankIsShownBelowNothingAndTheLargestChangeStandsFirst() {
        long small = push("team/app", "1", "a");
        push("team/db", "1", "b", "c", "d");
        measured.clock().pass(Duration.ofDays(10));
        long large = push("team/db", "2", "e", "f", "g", "h");
        push("other/app", "1", "i", "j");
        measured.clock().pass(Duration.ofDays(10));
        measured.delete("team/db", "2");
        long added = push("team/app", "2", "k");
        measured.delete("other/app", "1");
        push("other/app", "2", "j");

        StorageTree tree = measured.grown(WEEK);
        assertThat(tree.projects()).extracting(ProjectNode::name).containsExactly("team", "other");
        ProjectNode team = tree.projects().getFirst();
        assertThat(team.repositories())
                .extracting(one -> one.name() + " " + one.growth().orElseThrow())
                .containsExactly("team/db -" + large, "team/app " + added);
        assertThat(team.growth().orElseThrow()).isNegative();
        assertThat(grown(MONTH)).containsEntry("team/app", small + added);
        assertThat(team.stored()).isPresent();
    }

    @Test
    void theRestIsCountedAndItsGrowthIsASum() {
        long one = push("team/a", "1", "a");
        long two = push("team/b", "1", "b", "c");
        long three = push("team/c", "1", "d", "e", "f");
        long other = push("other/a", "1", "g");

        StorageTree tree =
                measured.growth.tree(MeasuredRepositories.EVERYTHING, Optional.empty(), new Most(1, 1), WEEK);
        ProjectNode team = tree.projects().getFirst();
        assertThat(team.repositories()).extracting(node -> node.name()).containsExactly("team/c");
        assertThat(team.repositories().getFirst().growth()).hasValue(three);
        assertThat(team.more()).isEqualTo(new Rest(2, one + two));
        assertThat(tree.more()).isEqualTo(new Rest(1, other));
        assertThat(measured.growth.project(measured.team, RepositoryPatterns.ALL, true, true, 1, WEEK))
                .isEqualTo(team);
    }

    @Test
    void everyoneSeesTheGrowthOfTheirOwnAndOfWhatIsOpen() {
        long app = push("team/app", "1", "a", "b", "c");
        long db = push("team/db", "1", "a");
        push("other/app", "1", "a");
        measured.control()
                .projects()
                .update(ACTOR, measured.control().project("open").id(), ProjectChange.open(true));
        long open = push("open/app", "1", "a");
        long again = push("open/app2", "1", "a");
        Optional<Set<Long>> none = Optional.of(Set.of());
        Optional<Set<Long>> own = Optional.of(Set.of(measured.team.id()));

        StorageTree member = measured.growth.tree(visible(own, Map.of(), RepositoryPatterns.NONE), own, MANY, WEEK);
        assertThat(member.projects()).extracting(ProjectNode::name).containsExactly("team", "open");
        // A layer of both counts once for who is told what the project holds.
        assertThat(member.projects().getFirst().growth()).hasValue(app + db - 100);
        assertThat(member.projects().getLast().growth()).hasValue(open + again);
        assertThat(member.projects().getLast().stored()).isEmpty();

        StorageTree narrowed = measured.growth.tree(
                visible(none, Map.of(measured.team.id(), only("d*")), RepositoryPatterns.NONE), none, MANY, WEEK);
        assertThat(narrowed.projects()).extracting(ProjectNode::name).containsExactly("open", "team");
        ProjectNode some = narrowed.projects().getLast();
        assertThat(some.growth()).hasValue(db);
        assertThat(some.bytes()).isEqualTo(db);
        assertThat(some.more()).isEqualTo(new Rest(0, 0));
        assertThat(some.repositories().getFirst().sharedInProject()).isEmpty();
        assertThat(measured.growth.project(measured.team, only("d*"), false, false, 10, WEEK))
                .isEqualTo(some);

        StorageTree robot = measured.growth.tree(visible(none, Map.of(), only("app")), none, MANY, WEEK);
        assertThat(robot.projects().stream().flatMap(node -> MeasuredRepositories.names(node).stream()))
                .containsExactlyInAnyOrder("open/app", "open/app2", "team/app", "other/app");
        StorageTree stranger = measured.growth.tree(visible(none, Map.of(), RepositoryPatterns.NONE), none, MANY, WEEK);
        assertThat(stranger.projects()).extracting(ProjectNode::name).containsExactly("open");
        assertThat(stranger.more()).isEqualTo(new Rest(0, 0));
    }

    @Test
    void whatANodeOfAnEarlierVersionMeasuredIsNotedByTheNextRun() {
        long first = push("team/app", "1", "a");
        measured.clock().pass(Duration.ofDays(20));
        measured.push("team/app", "2", "b");
        measured.hear();
        // It measures, and notes nothing; the change counts at once, and as one of the day when it is noted.
        long now = first * 2;
        update("update repository_usage set bytes = %d, measured_at = %d, due_at = null"
                .formatted(now, measured.clock().instant().toEpochMilli()));
        assertThat(grown(WEEK)).isEmpty();
        assertThat(measured.measure()).isEqualTo("measured 0 repositories");

        assertThat(grown(WEEK)).containsExactly(Map.entry("team/app", first));
        assertThat(grown(MONTH)).containsExactly(Map.entry("team/app", now));
        measured.clock().pass(A_DAY);
        measured.measure();
        assertThat(grown(WEEK)).containsExactly(Map.entry("team/app", first));
    }

    @Test
    void whatWasThereBeforeItWasKeptIsNoGrowth() {
        update("delete from usage_history");
        update("delete from series_stored");
        Instant since = measured.clock().instant();
        measured.push("team/app", "1", "a");
        measured.hear();
        // As an upgrade finds what nobody had measured.
        update("update repository_usage set noted = -1");
        look();
        assertThat(grown(QUARTER)).isEmpty();

        measured.clock().pass(Duration.ofDays(3));
        long second = push("team/app", "2", "b");
        assertThat(grown(QUARTER)).containsExactly(Map.entry("team/app", second));
        assertThat(measured.grown(QUARTER).since()).hasValue(since.plusSeconds(1));
        assertThat(measured.grown(DAY).since().orElseThrow()).isAfter(since.plus(A_DAY));
        // Of the day before there is no sample of the project: the first one after it is what there is.
        assertThat(team(QUARTER).growth()).hasValue(second);
    }

    @Test
    void whatIsOldIsForgottenAndWhatIsGoneAtOnce() {
        push("team/app", "1", "a");
        push("team/db", "1", "b");
        push("other/app", "1", "c");
        assertThat(rows("repository_held")).isEqualTo(6);

        measured.delete("team/db", "1");
        look();
        assertThat(rows("repository_held where repository = 'team/db'")).isZero();
        measured.delete("other/app", "1");
        measured.control().projects().delete(ACTOR, measured.other.id());
        measured.hear();
        assertThat(rows("repository_held")).isEqualTo(2);

        measured.clock().pass(Duration.ofDays(3));
        look();
        assertThat(rows("repository_held where step = 'hour'")).isZero();
        measured.clock().pass(Duration.ofDays(88));
        look();
        assertThat(rows("repository_held")).isEqualTo(1);
        measured.clock().pass(A_DAY);
        look();
        assertThat(rows("repository_held")).isZero();
        assertThat(grown(QUARTER)).isEmpty();
    }

    @Test
    void whatChangesAgainAndAgainIsNotedOnceAnHourAndOnceADay() {
        for (int i = 0; i < 8; i++) {
            push("team/app", "t" + i, "layer " + i);
            measured.clock().pass(Duration.ofMinutes(30));
        }

        assertThat(rows("repository_held where step = 'hour'")).isLessThanOrEqualTo(5);
        assertThat(rows("repository_held where step = 'day'")).isEqualTo(1);
        assertThat(rows("repository_held where bytes = 0 and step = 'day'")).isEqualTo(1);
    }

    private static VisibleRepositories visible(
            Optional<Set<Long>> projects, Map<Long, RepositoryPatterns> narrowed, RepositoryPatterns anywhere) {
        return new VisibleRepositories(projects, narrowed, anywhere);
    }

    private static RepositoryPatterns only(String... patterns) {
        return RepositoryPatterns.parse(List.of(patterns));
    }

    private void update(String sql) {
        database.transact(tx -> tx.sql(sql).update());
    }

    private long rows(String from) {
        return database.read(tx -> tx.sql("select count(*) as found from " + from)
                .first(row -> row.number("found"))
                .orElseThrow());
    }
}
