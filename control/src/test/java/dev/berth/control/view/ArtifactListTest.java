package dev.berth.control.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.TestControl;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.project.Project;
import dev.berth.control.view.ArtifactViews.Listed;
import dev.berth.oci.Digest;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Value;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Lists of artifacts that are narrowed to tags: found by the tags, or by going through the artifacts, and the same.
@OnBothDatabases
class ArtifactListTest {

    private static final Field TAGS = Field.text(ArtifactFields.TAGS);
    private static final RepositoryName APP = RepositoryName.parse("team/app");

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final Descriptions descriptions = new Descriptions(database, control.manifests(), control.blobs());
    private final Map<Digest, String> notes = new HashMap<>();

    @BeforeEach
    void content() {
        control.project("team");
        control.project("teams");
        push("team/app", "one", "1.0.0", "1.0");
        push("team/app", "two", "1.0.1");
        push("team/app", "none");
        push("team/app", "three", "1.1.0", "1.1", "Latest");
        push("team/db", "base", "1.0.0");
        push("teams/app", "foreign", "1.0.0", "latest");
        push("team/db", "nothing");
    }

    private void push(String repository, String note, String... tags) {
        notes.put(control.push(repository, note, tags), note);
        control.clock().pass(Duration.ofMinutes(1));
    }

    /// An index of these manifests; what it is about, if anything.
    private Digest index(
            String repository, String note, List<Digest> children, Optional<Digest> subject, String... tags) {
        String manifests =
                children.stream().map(child -> descriptor(repository, child)).collect(Collectors.joining(","));
        String about = subject.map(digest -> "\"subject\":%s,".formatted(descriptor(repository, digest)))
                .orElse("");
        String text = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",%s"manifests":[%s],\
                "annotations":{"note":"%s"}}""".formatted(about, manifests, note);
        Digest digest = control.manifests()
                .put(
                        TestControl.ACTOR,
                        new PutManifest(
                                RepositoryName.parse(repository),
                                Optional.empty(),
                                TestControl.tags(tags),
                                Optional.of(MediaType.OCI_IMAGE_INDEX),
                                text.getBytes(UTF_8),
                                new TagCondition.Any()))
                .digest();
        notes.put(digest, note);
        control.clock().pass(Duration.ofMinutes(1));
        return digest;
    }

    private String descriptor(String repository, Digest digest) {
        int size = control.manifests()
                .get(RepositoryName.parse(repository), new Reference.ByDigest(digest))
                .content()
                .length;
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(MediaType.OCI_IMAGE_INDEX, digest, size);
    }

    @Test
    void whatNothingNarrowsIsCountedAsItIsListed() {
        Digest child = control.push("team/app", "child");
        Digest tagged = control.push("team/app", "tagged child", "amd64");
        Digest attached = index("team/app", "attached", List.of(), Optional.of(tagged));
        Digest root = index("team/app", "root", List.of(child, tagged, attached), Optional.empty(), "2.0");
        index("team/app", "again", List.of(child, root), Optional.empty(), "2.1");
        index("team/app", "about the root", List.of(child), Optional.of(root), "attached");
        notes.put(child, "child");
        notes.put(tagged, "tagged child");
        ArtifactViews views = new ArtifactViews(database, control.repositories(), descriptions);

        Listed<ArtifactView> shown = views.list(app(), ListQuery.first(100), Set.of());
        assertThat(names(shown)).contains("root", "again", "tagged child", "one", "none");
        assertThat(names(shown)).doesNotContain("child", "attached", "about the root");
        assertThat(shown.total()).isEqualTo(shown.entries().size()).isEqualTo(7);
        Listed<ArtifactView> project = views.list(new Place.InProject("team"), ListQuery.first(100), Set.of());
        assertThat(project.total()).isEqualTo(project.entries().size()).isEqualTo(9);
        assertThat(new RepositoryViews(database, control.repositories(), descriptions)
                        .find(APP)
                        .orElseThrow()
                        .artifacts())
                .isEqualTo(7);
    }

    @Test
    void narrowedProjectsCountAllTheirRepositoriesHoweverManyTheyAre() {
        for (int i = 0; i < 5; i++) {
            push("team/web-" + i, "web " + i, "1");
            push("teams/web-" + i, "web " + i, "1");
        }
        List<Project> projects = List.of(
                control.projects().find("team").orElseThrow(),
                control.projects().find("teams").orElseThrow());
        VisibleRepositories visible = new VisibleRepositories(
                Optional.of(Set.of()),
                Map.of(
                        projects.getFirst().id(),
                        RepositoryPatterns.parse(List.of("web-*")),
                        projects.getLast().id(),
                        RepositoryPatterns.parse(List.of("app", "web-1"))),
                RepositoryPatterns.NONE);

        assertThat(new RepositoryViews(database, control.repositories(), descriptions, 2).counts(projects, visible))
                .isEqualTo(
                        Map.of(projects.getFirst().id(), 5L, projects.getLast().id(), 2L));
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }

    private Place app() {
        return new Place.InRepository(control.repositories().require(APP));
    }

    private Listed<ArtifactView> list(int mostTagged, Place place, Condition condition, int offset, int limit) {
        return new ArtifactViews(database, control.repositories(), descriptions, new JdbcArtifactViewStore(mostTagged))
                .list(place, new ListQuery(new Filter(List.of(condition)), List.of(), offset, limit), Set.of());
    }

    /// What every way finds, the newest first.
    private List<String> found(Place place, Condition condition) {
        List<List<String>> ways = new ArrayList<>();
        for (int mostTagged : new int[] {1_000, 1, 0}) {
            Listed<ArtifactView> all = list(mostTagged, place, condition, 0, 100);
            ways.add(names(all));
            assertThat(all.total()).isEqualTo(all.entries().size());
            List<String> pages = new ArrayList<>();
            for (int offset = 0; offset < all.total(); offset++) {
                Listed<ArtifactView> page = list(mostTagged, place, condition, offset, 1);
                assertThat(page.total()).isEqualTo(all.total());
                pages.addAll(names(page));
            }
            ways.add(pages);
        }
        assertThat(ways).containsOnly(ways.getFirst());
        return ways.getFirst();
    }

    private List<String> names(Listed<ArtifactView> listed) {
        return listed.entries().stream()
                .map(artifact -> notes.getOrDefault(artifact.digest(), "?"))
                .toList();
    }

    @Test
    void aTagNamesOneArtifactOfARepositoryAndOneOfEachOfAProject() {
        assertThat(found(app(), new Condition.Equal(TAGS, text("1.0.0")))).containsExactly("one");
        assertThat(found(app(), new Condition.Equal(TAGS, text("2")))).isEmpty();
        assertThat(found(new Place.InProject("team"), new Condition.Equal(TAGS, text("1.0.0"))))
                .containsExactly("base", "one");
        assertThat(found(app(), new Condition.AnyOf(TAGS, List.of(text("1.0"), text("1.0.0"), text("1.1")))))
                .containsExactly("three", "one");
        assertThat(found(app(), new Condition.AllOf(TAGS, List.of(text("1.1.0"), text("1.1")))))
                .containsExactly("three");
        assertThat(found(app(), new Condition.AllOf(TAGS, List.of(text("1.0"), text("1.1")))))
                .isEmpty();
    }

    @Test
    void aPartOfATagAndARangeOfTagsFindAll() {
        assertThat(found(app(), new Condition.Contains(TAGS, "1.0."))).containsExactly("two", "one");
        assertThat(found(app(), new Condition.Contains(TAGS, "LATEST"))).containsExactly("three");
        assertThat(found(app(), new Condition.Contains(TAGS, "%"))).isEmpty();
        assertThat(found(new Place.InProject("team"), new Condition.Contains(TAGS, "0")))
                .containsExactly("base", "three", "two", "one");
        assertThat(found(app(), new Condition.Between(TAGS, Optional.of(text("1.0.1")), Optional.of(text("1.1")))))
                .containsExactly("three", "two");
    }

    @Test
    void artifactsWithAnyTagAndWithNoneAreTold() {
        assertThat(found(app(), new Condition.Equal(TAGS, text("*")))).containsExactly("three", "two", "one");
        assertThat(found(app(), new Condition.Equal(TAGS, text("nil")))).containsExactly("none");
        assertThat(found(new Place.InProject("team"), new Condition.Equal(TAGS, text("nil"))))
                .containsExactly("nothing", "none");
    }

    @Test
    void ofEachRepositoryTheLatestIsTheLatestOfThoseWithSuchATag() {
        assertThat(found(new Place.LatestInProject("team"), new Condition.Contains(TAGS, "1.0.")))
                .containsExactly("base", "two");
    }

    @Test
    void whatATagNamesIsFoundWithoutGoingThroughTheArtifacts() {
        Place place = app();
        Condition any = new Condition.Equal(TAGS, text("*"));
        for (Condition condition : List.of(
                new Condition.Equal(TAGS, text("1.0.0")),
                new Condition.AnyOf(TAGS, List.of(text("1.0.0"), text("1.1"))),
                new Condition.Contains(TAGS, "1.0."),
                any)) {
            descriptions.catchUp("team");
            List<String> steps = Plans.ofRead(
                    database,
                    tx -> new JdbcArtifactViewStore()
                            .list(tx, place, new ListQuery(new Filter(List.of(condition)), List.of(), 0, 10)));

            // PostgreSQL reads tables of a few rows as a whole; the budgets of lists hold it to the same.
            assertThat(steps).isNotEmpty();
            if (database.read(Transaction::dialect) == Dialect.SQLITE) {
                assertThat(steps).noneMatch(step -> step.contains("artifact_pushed"));
                // The only look at tags: each name by itself, or those of the repository once.
                boolean named = !(condition instanceof Condition.Contains) && !condition.equals(any);
                assertThat(steps)
                        .filteredOn(step -> step.matches("(SEARCH|SCAN) t .*"))
                        .singleElement()
                        .asString()
                        .matches("SEARCH t USING .*\\("
                                + (named
                                        ? "(name=\\? AND repository_id=\\?|repository_id=\\? AND name=\\?)"
                                        : "repository_id=\\?")
                                + "\\)");
            }
        }
    }
}
