package dev.berth.control.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.VisibleRepositories;
import dev.berth.control.TestControl;
import dev.berth.control.TestRun;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.artifact.LayerPath;
import dev.berth.control.view.Lineage.Base;
import dev.berth.control.view.Lineage.Named;
import dev.berth.control.view.Lineage.Newer;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.MediaType;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.db.Transaction;
import dev.berth.registry.content.PutManifest;
import dev.berth.registry.content.TagCondition;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What images are built on and what is built on them: as long as layers are the same from the first on, for those who
/// may see it.
@OnBothDatabases
class LineageViewsTest {

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
    private static final VisibleRepositories ALL =
            new VisibleRepositories(Optional.empty(), Map.of(), RepositoryPatterns.NONE);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final Descriptions descriptions = new Descriptions(database, control.manifests(), control.blobs());
    private final LineageViews lineages =
            new LineageViews(database, new RepositoryViews(database, control.repositories(), descriptions));
    private int made;

    @BeforeEach
    void projects() {
        Stream.of("platform", "team", "other", "secret").forEach(control::project);
    }

    @Test
    void theNearestBaseComesFirstAndEachLiesOnTheNext() {
        Digest debian = image("platform/debian", "os", "12");
        Digest java = image("platform/java", "os jre", "25.0.1");
        image("platform/java", "os jdk", "25.0.1-jdk");
        image("platform/other", "jre", "1");
        describe();

        Lineage lineage = of("os jre app", ALL);

        assertThat(lineage.bases()).extracting(base -> base.image().digest()).containsExactly(java, debian);
        assertThat(lineage.bases()).extracting(Base::layers).containsExactly(2, 1);
        assertThat(lineage.bases())
                .extracting(base -> base.image().tags())
                .containsExactly(List.of("25.0.1"), List.of("12"));
        assertThat(of("os", ALL).bases()).isEmpty();
        assertThat(of("", ALL).bases()).isEmpty();
        assertThat(of("app os jre", ALL).bases()).isEmpty();
    }

    @Test
    void whoLiesOnAnImageIsCountedByRepository() {
        image("platform/java", "os jre", "25");
        image("team/shop", "os jre one", "1.0");
        Digest newest = image("team/shop", "os jre two", "1.1", "latest");
        image("other/web", "os jre one more", "3");
        image("other/web", "os jdk", "4");
        describe();

        Lineage lineage = of("os jre", ALL);

        assertThat(lineage.users().images()).isEqualTo(3);
        assertThat(lineage.users().repositories()).isEqualTo(2);
        assertThat(lineage.users().more()).isFalse();
        assertThat(lineage.users().largest())
                .extracting(user -> user.newest().repository().value())
                .containsExactly("team/shop", "other/web");
        assertThat(lineage.users().largest().getFirst().images()).isEqualTo(2);
        assertThat(lineage.users().largest().getFirst().newest())
                .isEqualTo(new Named(
                        RepositoryName.parse("team/shop"), newest, Optional.empty(), List.of("1.1", "latest")));
        assertThat(of("os jre two", ALL).sharing().orElseThrow().images()).isEqualTo(3);
        assertThat(of("os jre two", ALL).users().images()).isZero();
    }

    @Test
    void nothingShowsOfWhatTheAskerMayNotSee() {
        image("secret/debian", "os", "12");
        image("secret/java", "os jre", "25");
        image("secret/app", "os jre app more", "1");
        image("team/app", "os jre app", "1");
        image("team/more", "os jre app more", "1");
        describe();
        long team = id("team");
        long secret = id("secret");

        Lineage toTeam = of("os jre app", seeing(Set.of(team), Map.of()));
        assertThat(toTeam.bases()).isEmpty();
        assertThat(toTeam.sharing()).isEmpty();
        assertThat(toTeam.users().images()).isEqualTo(1);
        assertThat(of("os", seeing(Set.of(), Map.of())).users().images()).isZero();

        Lineage toSome =
                of("os jre app", seeing(Set.of(team), Map.of(secret, new RepositoryPatterns(List.of("java")))));
        assertThat(toSome.bases())
                .extracting(base -> base.image().repository().value())
                .containsExactly("secret/java");
        assertThat(toSome.sharing().orElseThrow().images()).isEqualTo(2);
        assertThat(of("os jre app", ALL).users().images()).isEqualTo(2);
    }

    @Test
    void aBaseThatSeveralHaveIsOfWhoHadItFirstUnlessTheImageNamesAnother() {
        image("platform/java", "os jre", "25");
        image("other/java", "os jre", "copy");
        Digest again = image("platform/java", "os jre", "nightly");
        describe();

        Base first = of("os jre app", ALL).bases().getFirst();
        assertThat(first.image().repository().value()).isEqualTo("platform/java");
        assertThat(first.image().digest()).isEqualTo(again);
        assertThat(first.said()).isFalse();

        Base named =
                base("os jre app", new SaidBase(Optional.of("registry.example:443/other/java:copy"), Optional.empty()));
        assertThat(named.image().repository().value()).isEqualTo("other/java");
        assertThat(named.said()).isTrue();
        SaidBase wrong = new SaidBase(Optional.of("../no name"), Optional.of(digest("something else")));
        assertThat(base("os jre app", wrong).said()).isFalse();
    }

    @Test
    void aBaseOfSeveralPlatformsIsCalledByItsIndex() {
        Digest amd64 = image("platform/java", "os jre");
        Digest arm64 = image("platform/java", "osarm jrearm");
        Digest index = index("platform/java", List.of(amd64, arm64), "25.0.1", "25");
        describe();

        Named base = of("os jre app", ALL).bases().getFirst().image();

        assertThat(base.digest()).isEqualTo(amd64);
        assertThat(base.index()).contains(index);
        assertThat(base.tags()).containsExactly("25.0.1", "25");
        assertThat(base("os jre app", new SaidBase(Optional.empty(), Optional.of(index)))
                        .said())
                .isTrue();
    }

    @Test
    void laterVersionsAreThoseOfTheSameForm() {
        image("platform/java", "os jre", "25.0.1-jre");
        image("platform/java", "os jre2", "25.0.2-jre");
        image("platform/java", "os jre3", "25.0.10-jre");
        image("platform/java", "os jre4", "26", "25.0.11", "v25.0.12-jre", "25.0.13-jdk", "25.0.0-jre");
        describe();

        assertThat(of("os jre app", ALL).bases().getFirst().newer())
                .containsExactly(new Newer("25.0.10-jre", false, 2, false));
        assertThat(of("os jre3 app", ALL).bases().getFirst().newer()).isEmpty();
    }

    @Test
    void aTagThatTheImageWasBuiltOnMayHaveMoved() {
        image("platform/java", "os jre", "25");
        var said = new SaidBase(Optional.of("registry.example/platform/java:25"), Optional.empty());
        describe();
        assertThat(base("os jre app", said).newer()).isEmpty();

        image("platform/java", "os jre2", "25", "26");
        describe();

        Base base = base("os jre app", said);
        assertThat(base.image().tags()).isEmpty();
        assertThat(base.newer()).containsExactly(new Newer("25", true, 1, false), new Newer("26", false, 1, false));
    }

    @Test
    void whatIsNoImageToRunLiesOnNothing() {
        image("platform/notes", "in-toto", "application/vnd.in-toto+json", Optional.empty(), "1");
        Digest subject = image("platform/java", "os", "1");
        image("platform/java", "os more", LAYER, Optional.of(subject), "2");
        describe();

        assertThat(of("in-toto more", ALL).bases()).isEmpty();
        assertThat(of("os", ALL).users().images()).isZero();
        assertThat(of("os more app", ALL).bases()).extracting(Base::layers).containsExactly(1);
    }

    @Test
    void whatOlderVersionsDescribedIsFilledIn() {
        Digest before = image("platform/java", "os jre", "25");
        describe();
        forget();
        assertThat(of("os jre app", ALL).bases()).isEmpty();
        database.transact(
                tx -> tx.sql("update image_lineage_seen set artifact_id = 0").update());

        assertThat(job()).isEqualTo("described 0 manifests, and the layers of 1 images");
        assertThat(of("os jre app", ALL).bases().getFirst().image().digest()).isEqualTo(before);
        assertThat(job()).isEqualTo("described 0 manifests");

        // As a node does that knows nothing of this.
        image("team/app", "os jre app", "1");
        describe();
        forget();
        assertThat(job()).endsWith("the layers of 2 images");
        assertThat(of("os jre", ALL).users().images()).isEqualTo(1);
    }

    @Test
    void aDeletedImageIsGoneFromHere() {
        image("platform/java", "os jre", "25");
        describe();

        control.delete("platform/java", new Reference.ByTag(new Tag("25")));
        Digest digest = image("platform/java", "os jre x", "1");
        describe();
        control.delete("platform/java", new Reference.ByDigest(digest));

        assertThat(of("os jre", ALL).users().images()).isZero();
    }

    @Test
    void moreThanAThousandAreNotCounted() {
        image("platform/java", "os", "25");
        IntStream.range(0, 1002).forEach(number -> image("team/app", "os app" + number));
        describe();

        Lineage lineage = of("os", ALL);

        assertThat(lineage.users().images()).isEqualTo(LineageViews.MOST);
        assertThat(lineage.users().more()).isTrue();
    }

    @Test
    void rangesOfIndexesTellWhatLiesOnWhat() {
        image("platform/java", "os jre", "25");
        image("team/app", "os jre app", "1");
        describe();

        List<String> steps = Plans.ofRead(
                database,
                tx -> new JdbcLineageViewStore()
                        .above(
                                tx,
                                new JdbcLineageViewStore.Seen(Optional.of(Set.of(1L, 2L)), List.of(3L)),
                                LayerPath.of(layers("os jre")).orElseThrow(),
                                50));

        assertThat(steps).isNotEmpty();
        if (database.read(Transaction::dialect) == Dialect.SQLITE) {
            assertThat(steps).anyMatch(step -> step.contains("image_lineage_path (project=? AND path>? AND path<?)"));
        }
    }

    private Lineage of(String layers, VisibleRepositories visible) {
        return lineages.of(new Lineage.Image(layers(layers), SaidBase.NOTHING), visible);
    }

    private Base base(String layers, SaidBase said) {
        return lineages.of(new Lineage.Image(layers(layers), said), ALL).bases().getFirst();
    }

    private static VisibleRepositories seeing(Set<Long> projects, Map<Long, RepositoryPatterns> narrowed) {
        return new VisibleRepositories(Optional.of(projects), narrowed, RepositoryPatterns.NONE);
    }

    private long id(String project) {
        return database.read(tx -> tx.sql("select id from project where name = :name")
                .bind("name", project)
                .first(row -> row.number("id"))
                .orElseThrow());
    }

    private void describe() {
        Stream.of("platform", "team", "other", "secret").forEach(project -> {
            for (int i = 0; i < 25; i++) {
                descriptions.catchUp(project);
            }
        });
    }

    private void forget() {
        database.transact(tx -> tx.sql("delete from image_lineage").update());
    }

    private String job() {
        TestRun run = new TestRun();
        descriptions.run(run);
        return run.note();
    }

    private static List<Digest> layers(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(LineageViewsTest::digest)
                .toList();
    }

    private static Digest digest(String text) {
        return DigestAlgorithm.SHA256.digest(text.getBytes(UTF_8));
    }

    private Digest image(String repository, String layers, String... tags) {
        return image(repository, layers, LAYER, Optional.empty(), tags);
    }

    /// An image of layers with these names; each is another one.
    private Digest image(String repository, String layers, String type, Optional<Digest> subject, String... tags) {
        String text = """
                {"schemaVersion":2,"mediaType":"%s",%s"config":%s,"layers":[%s],"annotations":{"number":"%d"}}\
                """.formatted(
                MediaType.OCI_IMAGE_MANIFEST,
                subject.map(one -> "\"subject\":" + descriptor(MediaType.OCI_IMAGE_MANIFEST.value(), one) + ",")
                        .orElse(""),
                descriptor("application/vnd.oci.image.config.v1+json", digest("config")),
                layers(layers).stream().map(layer -> descriptor(type, layer)).collect(Collectors.joining(",")),
                made++);
        control.clock().pass(Duration.ofSeconds(1));
        return put(repository, text, MediaType.OCI_IMAGE_MANIFEST, tags);
    }

    private Digest index(String repository, List<Digest> children, String... tags) {
        String text = """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s]}""".formatted(
                        MediaType.OCI_IMAGE_INDEX,
                        children.stream()
                                .map(child -> descriptor(MediaType.OCI_IMAGE_MANIFEST.value(), child)
                                        .replace(":100}", ":" + size(repository, child) + "}"))
                                .collect(Collectors.joining(",")));
        return put(repository, text, MediaType.OCI_IMAGE_INDEX, tags);
    }

    private int size(String repository, Digest manifest) {
        return control.manifests()
                .get(RepositoryName.parse(repository), new Reference.ByDigest(manifest))
                .content()
                .length;
    }

    private Digest put(String repository, String text, MediaType type, String... tags) {
        return control.manifests()
                .put(
                        TestControl.ACTOR,
                        new PutManifest(
                                RepositoryName.parse(repository),
                                Optional.empty(),
                                TestControl.tags(tags),
                                Optional.of(type),
                                text.getBytes(UTF_8),
                                new TagCondition.Any()))
                .digest();
    }

    private static String descriptor(String type, Digest digest) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":100}".formatted(type, digest);
    }
}
