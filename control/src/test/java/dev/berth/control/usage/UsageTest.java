package dev.berth.control.usage;

import static dev.berth.control.TestControl.ACTOR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.TestControl;
import dev.berth.control.TestRun;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.control.usage.JdbcUsageStore.Due;
import dev.berth.control.usage.JdbcUsageStore.Measured;
import dev.berth.control.view.RepositoryUsage;
import dev.berth.control.view.RepositoryViews;
import dev.berth.control.view.StorageTree;
import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.RepositoryNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.control.view.StorageViews;
import dev.berth.control.view.StorageViews.Most;
import dev.berth.control.view.UsageViews;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.TestClock;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UsageTest {

    private static final Most MANY = new Most(50, 50);
    private static final VisibleRepositories EVERYTHING = visible(Optional.empty(), Map.of(), RepositoryPatterns.NONE);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestClock quotaClock = new TestClock();
    private final Outbox quotaOutbox = new Outbox(quotaClock);
    private final TestControl control =
            new TestControl(database, new QuotaGate(_ -> true, quotaOutbox, _ -> {}, quotaClock));
    private final Quotas quotas = new Quotas(database, quotaOutbox, control.clock(), _ -> -1);
    private final Events events = new Events(database, control.outbox(), control.clock(), "node");
    private final StorageViews storage = new StorageViews(database);
    private final UsageMeasurement measurement = new UsageMeasurement(
            database,
            new UsageViews(
                    database,
                    new RepositoryViews(
                            database,
                            control.repositories(),
                            new Descriptions(database, control.manifests(), control.blobs()))),
            control.clock());
    private Project team;
    private Project other;

    @BeforeEach
    void projects() {
        control.projects().whenCreated(quotas);
        events.register(new UsageMarks(control.projects()));
        team = control.project("team");
        other = control.project("other");
        events.drain();
    }

    @AfterEach
    void close() {
        events.close();
    }

    private static VisibleRepositories visible(
            Optional<Set<Long>> projects, Map<Long, RepositoryPatterns> narrowed, RepositoryPatterns anywhere) {
        return new VisibleRepositories(projects, narrowed, anywhere);
    }

    private static RepositoryPatterns only(String... patterns) {
        return RepositoryPatterns.parse(List.of(patterns));
    }

    /// Pushes an image of these layers, a hundred bytes each, whose config is elsewhere; how many bytes its
    /// manifest has.
    private long push(String repository, String tag, String... layers) {
        List<Digest> digests = Stream.of(layers)
                .map(layer -> control.pushBlob(repository, layer, 100))
                .toList();
        String descriptors =
                digests.stream().map(digest -> """
                        {"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":100}""".formatted(digest)).collect(Collectors.joining(","));
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.example+json","digest":"sha256:%s","size":100},"layers":[%s]}""".formatted("0".repeat(64), descriptors).getBytes(UTF_8);
        control.manifests()
                .put(
                        ACTOR,
                        new PutManifest(
                                RepositoryName.parse(repository),
                                Optional.empty(),
                                List.of(Tag.parse(tag)),
                                Optional.of(MediaType.OCI_IMAGE_MANIFEST),
                                manifest,
                                new TagCondition.Any()));
        return manifest.length;
    }

    private void delete(String repository, String tag) {
        control.delete(repository, new Reference.ByDigest(control.tagged(repository, tag)));
    }

    private String measure() {
        events.drain();
        TestRun run = new TestRun();
        measurement.run(run);
        return run.note();
    }

    private StorageTree all() {
        return storage.tree(EVERYTHING, Optional.empty(), MANY);
    }

    private ProjectNode project(String name) {
        return all().projects().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RepositoryNode repository(String name) {
        return project(name.substring(0, name.indexOf('/'))).repositories().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(ProjectNode project) {
        return project.repositories().stream().map(RepositoryNode::name).toList();
    }

    @Test
    void aRepositoryHoldsItsManifestsAndTheirBlobsAndSharesSomeOfThem() {
        long manifest = push("team/app", "1", "own", "in the project", "everywhere");
        push("team/db", "1", "in the project");
        push("other/app", "1", "everywhere");
        control.pushBlob("team/app", "left of an upload", 100);
        measure();

        RepositoryNode app = repository("team/app");
        assertThat(app.bytes()).isEqualTo(manifest + 300);
        assertThat(app.beside()).hasValue(100L);
        assertThat(app.shared()).hasValue(200L);
        assertThat(app.artifacts()).isEqualTo(1);
        assertThat(app.measuredAt()).isEqualTo(control.clock().instant());
        ProjectNode project = project("team");
        assertThat(project.stored()).hasValue(quotas.of("team").orElseThrow().used());
        assertThat(project.bytes())
                .isEqualTo(app.bytes() + repository("team/db").bytes());
        assertThat(names(project)).containsExactly("team/app", "team/db");
        assertThat(project.more()).isEqualTo(Rest.NONE);
        assertThat(all().projects()).extracting(ProjectNode::name).containsExactly("team", "other");
    }

    @Test
    void onlyWhatHasChangedIsMeasuredAndTheOthersOnceADay() {
        push("team/app", "1", "a");
        push("team/db", "1", "a");
        assertThat(measure()).isEqualTo("measured 2 repositories");
        assertThat(measure()).isEqualTo("measured 0 repositories");

        control.clock().pass(Duration.ofHours(1));
        push("team/db", "2", "a", "b");
        assertThat(measure()).isEqualTo("measured 1 repositories");
        assertThat(repository("team/app").measuredAt())
                .isEqualTo(control.clock().instant().minus(Duration.ofHours(1)));

        push("other/app", "1", "a");
        control.clock().pass(Duration.ofHours(23).plusMillis(1));
        assertThat(repository("team/app").shared()).hasValue(100L);
        assertThat(measure()).isEqualTo("measured 2 repositories");
        assertThat(repository("team/app").measuredAt())
                .isEqualTo(control.clock().instant());
    }

    @Test
    void whatHasManyBlobsIsLeftAloneTheLonger() {
        push("team/app", "1", "a", "b", "c");
        measure();
        push("team/app", "2", "d");
        assertThat(measure()).isEqualTo("measured 0 repositories");

        control.clock().pass(Duration.ofMillis(2));
        assertThat(measure()).isEqualTo("measured 0 repositories");
        control.clock().pass(Duration.ofMillis(1));
        assertThat(measure()).isEqualTo("measured 1 repositories");
        assertThat(repository("team/app").artifacts()).isEqualTo(2);
    }

    @Test
    void artifactsAreCountedAgainUntilAllHaveBeenLookedInto() {
        for (int i = 0; i < 60; i++) {
            control.push("team/app", "number " + i, "t" + i);
        }
        measure();
        assertThat(repository("team/app").artifacts()).isEqualTo(50);

        control.clock().pass(Duration.ofMillis(1));
        measure();
        assertThat(repository("team/app").artifacts()).isEqualTo(60);
        control.clock().pass(Duration.ofSeconds(1));
        assertThat(measure()).isEqualTo("measured 0 repositories");
    }

    @Test
    void whatIsDeletedVanishesAtOnceAndItsRowsWithIt() {
        push("team/app", "1", "a");
        push("team/db", "1", "b");
        push("other/app", "1", "a");
        measure();
        control.clock().pass(Duration.ofSeconds(1));
        delete("team/app", "1");

        assertThat(names(project("team"))).containsExactly("team/db");
        measure();
        assertThat(project("team").bytes()).isEqualTo(repository("team/db").bytes());
        assertThat(rows("repository_usage where project_id = " + team.id())).isEqualTo(1);

        delete("other/app", "1");
        control.projects().delete(ACTOR, other.id());
        assertThat(all().projects()).extracting(ProjectNode::name).containsExactly("team");
        events.drain();
        assertThat(rows("repository_usage where project_id = " + other.id())).isZero();
        assertThat(rows("project_usage where project_id = " + other.id())).isZero();
        measure();
        assertThat(rows("project_usage")).isEqualTo(1);
    }

    @Test
    void whatHappenedInAnEarlierProjectOfTheNameLeavesNothing() {
        push("other/app", "1", "a");
        delete("other/app", "1");
        control.projects().delete(ACTOR, other.id());
        control.clock().pass(Duration.ofHours(1));
        control.project("other");
        measure();

        assertThat(rows("repository_usage")).isZero();
        assertThat(rows("project_usage")).isZero();
    }

    @Test
    void theLargestAreShownAndTheRestIsASum() {
        for (int i = 1; i <= 4; i++) {
            String[] layers = new String[i];
            for (int layer = 0; layer < i; layer++) {
                layers[layer] = i + "-" + layer;
            }
            push("team/r" + i, "1", layers);
            push("other/r" + i, "1", "o" + i);
        }
        control.project("third");
        measure();

        StorageTree tree = storage.tree(EVERYTHING, Optional.empty(), new Most(1, 3));
        ProjectNode largest = tree.projects().getFirst();
        assertThat(names(largest)).containsExactly("team/r4", "team/r3", "team/r2");
        assertThat(largest.more()).isEqualTo(new Rest(1, repository("team/r1").bytes()));
        assertThat(tree.projects()).hasSize(1);
        assertThat(tree.more()).isEqualTo(new Rest(1, project("other").stored().orElseThrow()));
        assertThat(storage.project(team, RepositoryPatterns.ALL, true, true, 3)).isEqualTo(largest);
    }

    @Test
    void everyoneSeesTheirOwnAndWhatIsOpen() {
        push("team/app", "1", "a", "b", "c");
        push("team/db", "1", "a");
        push("other/app", "1", "a");
        Project open = control.project("open");
        control.projects().update(ACTOR, open.id(), ProjectChange.open(true));
        push("open/app", "1", "a");
        push("open/app2", "1", "a");
        measure();
        Optional<Set<Long>> none = Optional.of(Set.of());

        StorageTree member = storage.tree(
                visible(Optional.of(Set.of(team.id())), Map.of(), RepositoryPatterns.NONE),
                Optional.of(Set.of(team.id())),
                MANY);
        assertThat(member.projects()).extracting(ProjectNode::name).containsExactly("team", "open");
        assertThat(member.projects().getFirst().stored()).isPresent();
        assertThat(member.projects().getFirst().repositories())
                .allSatisfy(shown -> assertThat(shown.shared()).isEmpty())
                .extracting(shown -> shown.beside().orElseThrow())
                .containsExactly(100L, 100L);
        assertThat(member.projects().getLast().stored()).isEmpty();

        StorageTree narrowed = storage.tree(
                visible(none, Map.of(team.id(), only("d*"), open.id(), only("app")), RepositoryPatterns.NONE),
                none,
                MANY);
        assertThat(narrowed.projects()).extracting(ProjectNode::name).containsExactly("open", "team");
        assertThat(names(narrowed.projects().getFirst())).hasSize(2);
        ProjectNode some = narrowed.projects().getLast();
        assertThat(names(some)).containsExactly("team/db");
        assertThat(some.stored()).isEmpty();
        assertThat(some.bytes()).isEqualTo(repository("team/db").bytes());
        assertThat(some.more()).isEqualTo(Rest.NONE);
        assertThat(some.repositories().getFirst().beside()).isEmpty();
        assertThat(storage.project(team, only("d*"), false, false, 10)).isEqualTo(some);

        StorageTree robot = storage.tree(visible(none, Map.of(), only("app")), none, MANY);
        assertThat(robot.projects().stream().flatMap(node -> names(node).stream()))
                .containsExactlyInAnyOrder("open/app", "open/app2", "team/app", "other/app");

        StorageTree stranger = storage.tree(visible(none, Map.of(), RepositoryPatterns.NONE), none, MANY);
        assertThat(stranger.projects()).extracting(ProjectNode::name).containsExactly("open");
        assertThat(stranger.more()).isEqualTo(Rest.NONE);
    }

    @Test
    void whateverHappensTheFiguresAreThoseOfACount() {
        Random random = new Random(42);
        List<String> repositories = List.of("team/a", "team/b", "team/c", "other/a", "other/b");
        Map<String, Map<String, Pushed>> model = new HashMap<>();
        for (int step = 0; step < 80; step++) {
            String repository = repositories.get(random.nextInt(repositories.size()));
            Map<String, Pushed> tags = model.computeIfAbsent(repository, _ -> new TreeMap<>());
            if (!tags.isEmpty() && random.nextInt(3) == 0) {
                String tag = tags.keySet().iterator().next();
                tags.remove(tag);
                delete(repository, tag);
            } else {
                TreeSet<String> layers = random.ints(1 + random.nextInt(4), 0, 9)
                        .mapToObj(number -> "layer " + number)
                        .collect(Collectors.toCollection(TreeSet::new));
                // The number of the step makes each manifest one of its own.
                layers.add("step " + step);
                String tag = "t%03d".formatted(step);
                tags.put(tag, new Pushed(push(repository, tag, layers.toArray(String[]::new)), layers));
            }
            control.clock().pass(Duration.ofSeconds(1));
            if (random.nextInt(10) == 0) {
                measure();
            }
        }
        control.clock().pass(Duration.ofSeconds(1));
        measure();
        control.clock().pass(Duration.ofDays(2));
        measure();

        for (String repository : repositories) {
            Set<String> held = layers(model, repository);
            Map<String, Pushed> pushed = model.getOrDefault(repository, Map.of());
            long manifests =
                    pushed.values().stream().mapToLong(Pushed::manifest).sum();
            RepositoryNode found = repository(repository);
            assertThat(found.bytes()).as(repository).isEqualTo(manifests + 100L * held.size());
            assertThat(found.artifacts()).isEqualTo(pushed.size());
            assertThat(found.shared()).hasValue(100L * shared(model, held, repository, ""));
            assertThat(found.beside())
                    .hasValue(100L * shared(model, held, repository, repository.substring(0, repository.indexOf('/'))));
        }
        for (ProjectNode node : all().projects()) {
            assertThat(node.bytes())
                    .isEqualTo(node.repositories().stream()
                            .mapToLong(RepositoryNode::bytes)
                            .sum());
        }
    }

    private record Pushed(long manifest, Set<String> layers) {}

    private static Set<String> layers(Map<String, Map<String, Pushed>> model, String repository) {
        return model.getOrDefault(repository, Map.of()).values().stream()
                .flatMap(pushed -> pushed.layers().stream())
                .collect(Collectors.toSet());
    }

    private static long shared(
            Map<String, Map<String, Pushed>> model, Set<String> held, String repository, String within) {
        Set<String> others = model.keySet().stream()
                .filter(name -> !name.equals(repository) && name.startsWith(within))
                .flatMap(name -> layers(model, name).stream())
                .collect(Collectors.toSet());
        return held.stream().filter(others::contains).count();
    }

    @Test
    void everyStatementGoesByAnIndex() {
        JdbcUsageStore store = new JdbcUsageStore();
        database.transact(tx -> {
            fill(tx, store);
            return store;
        });
        List<String> reads = Plans.ofRead(database, tx -> {
            store.due(tx, control.clock().instant(), 10);
            store.old(tx, control.clock().instant(), 10);
        });
        List<String> writes = Plans.ofWrite(database, tx -> {
            store.delete(tx, List.of(new Due("team/app", team.id(), 1)));
            store.sum(tx, Set.of(team.id()));
            store.deleteProject(tx, team.id());
        });

        assertThat(reads).noneMatch(UsageTest::scan);
        assertThat(writes).noneMatch(UsageTest::scan);
    }

    /// With enough for an index to be worth while.
    private void fill(Transaction tx, JdbcUsageStore store) {
        TreeMap<String, Long> names = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            names.put("team/r%04d".formatted(i), team.id() + i % 100);
        }
        store.mark(tx, names, control.clock().instant());
        store.save(
                tx,
                names.entrySet().stream()
                        .map(name -> new Measured(
                                new Due(name.getKey(), name.getValue(), 1), new RepositoryUsage(1, 1, 1, 1, 1), true))
                        .toList(),
                control.clock().instant());
        store.sum(tx, Set.copyOf(names.values()));
        int _ = tx.sql("analyze").update();
    }

    private static boolean scan(String step) {
        return step.matches("SCAN (repository|project)_usage")
                || step.matches(".*Seq Scan on (repository|project)_usage.*");
    }

    private long rows(String from) {
        return database.read(tx -> tx.sql("select count(*) as found from " + from)
                .first(row -> row.number("found"))
                .orElseThrow());
    }
}
