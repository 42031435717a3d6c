package dev.berth.control.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.TestControl;
import dev.berth.control.artifact.Descriptions;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import dev.berth.registry.content.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page of a list of tags costs the database, and what it shows when few fit.
@OnBothDatabases
class TagGroupsTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final JdbcTagPageStore pages = new JdbcTagPageStore();
    private final JdbcTagGroupStore groups = new JdbcTagGroupStore();

    @Test
    void aPageOfManifestsThatShareManyTagsIsShortAndSaysWhereToGoOn() {
        RepositoryId app = app();
        control.push("team/app", "old", "1.0.0");
        for (int i = 1; i <= 9; i++) {
            control.push("team/app", "new", "2.0." + i);
        }
        TagGroups list = new TagGroups(
                database, new Descriptions(database, control.manifests(), control.blobs()), control.clock(), 4);

        List<String> shown = new ArrayList<>();
        int asked = 0;
        Optional<TagCursor> cursor = Optional.empty();
        do {
            TagGroup.Page page = list.list(app, new TagGroup.Query(TagFilter.ALL, TagSort.SEMVER, true, cursor, 5));
            page.groups().forEach(group -> shown.add(group.aliases().getFirst()));
            cursor = page.next();
            asked++;
        } while (cursor.isPresent());

        assertThat(shown).containsExactly("2.0.9", "1.0.0");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void tagsOfBeforeAreListedToo() {
        RepositoryId app = app();
        control.push("team/app", "a", "1.9.0");
        control.push("team/app", "b", "1.10.0");
        database.transact(tx -> tx.sql("update tag set order_key = null").update());
        TagGroups list = new TagGroups(
                database, new Descriptions(database, control.manifests(), control.blobs()), control.clock());

        assertThat(list.list(app, new TagGroup.Query(TagFilter.ALL, TagSort.SEMVER, true, Optional.empty(), 5))
                        .groups())
                .extracting(group -> group.aliases().getFirst())
                .containsExactly("1.10.0", "1.9.0");
    }

    /// Of twenty thousand tags, in the middle of the list.
    @Test
    void everyPageIsARangeOfAnIndexInEachOrder() {
        fill();
        RepositoryId repository = new RepositoryId(7);
        for (TagSort sort : TagSort.values()) {
            String key = sort.text() ? "5" : "5000";
            String tie = sort.ofTag() ? "v5000" : "sha256:5";
            for (boolean back : new boolean[] {false, true}) {
                TagGroup.Query query = new TagGroup.Query(
                        TagFilter.ALL, sort, true, Optional.of(new TagCursor(sort, true, back, key, tie)), 20);

                List<String> steps = Plans.ofRead(database, tx -> pages.page(tx, repository, query, 1_000));

                assertThat(steps)
                        .as(sort + " " + back)
                        .noneMatch(this::readsATable)
                        .anyMatch(step -> usesARange(step, sort));
            }
        }
    }

    /// Of each row that is looked at, and of no other.
    @Test
    void whatIsAskedOfManifestsIsFoundByThem() {
        fill();
        TagFilter filter = new TagFilter(
                "",
                Optional.of(new TagFilter.RunsOn("linux", "arm", Optional.of("v7"))),
                Optional.of(true),
                Optional.of(false),
                Optional.of(3L));
        for (TagSort sort : TagSort.values()) {
            TagGroup.Query query = new TagGroup.Query(filter, sort, true, Optional.empty(), 20);

            List<String> steps = Plans.ofRead(database, tx -> pages.page(tx, new RepositoryId(7), query, 1_000));

            assertThat(steps).as(sort.name()).noneMatch(this::readsATable);
        }
    }

    @Test
    void whatIsShownOfAPageIsFoundByItsManifests() {
        fill();
        RepositoryId repository = new RepositoryId(7);
        var digests = database
                .read(tx -> pages.page(
                        tx,
                        repository,
                        new TagGroup.Query(TagFilter.ALL, TagSort.NAME, false, Optional.empty(), 20),
                        1_000))
                .stream()
                .map(JdbcTagPageStore.Place::digest)
                .toList();

        List<String> steps = Plans.ofRead(database, tx -> {
            groups.bodies(tx, repository, digests);
            groups.aliases(tx, repository, digests);
            groups.pulls(tx, repository, digests, Instant.EPOCH);
            groups.accessories(tx, repository, digests);
            groups.shared(tx, repository, digests);
            groups.parts(
                    tx,
                    repository,
                    IntStream.range(0, 20).mapToObj(i -> 100L + i).toList());
        });

        assertThat(steps).isNotEmpty().noneMatch(this::readsATable).noneMatch(this::readsARepository);
    }

    /// For each manifest again, that takes seconds where there are many tags.
    private boolean readsARepository(String step) {
        return sqlite() && step.matches("SEARCH .*INDEX \\w+ \\(repository_id=\\?\\).*");
    }

    private boolean readsATable(String step) {
        return sqlite()
                ? step.startsWith("SCAN") && !step.matches("SCAN (tuple|t|wanted|member|named)\\b.*")
                : step.contains("Seq Scan");
    }

    /// The range begins where the cursor says, and is read in its order.
    private boolean usesARange(String step, TagSort sort) {
        String column = sort == TagSort.NAME ? "name" : sort.column();
        return sqlite()
                ? step.startsWith("SEARCH") && step.matches(".*\\(repository_id=\\? AND \\(?" + column + ".*")
                : step.contains("Index Cond") && (step.contains("ROW(" + column) || step.contains("(name "));
    }

    private boolean sqlite() {
        return database.read(tx -> tx.dialect() == Dialect.SQLITE);
    }

    private RepositoryId app() {
        control.project("team");
        control.push("team/app", "first", "0.0.1");
        RepositoryId app = control.repositories().require(RepositoryName.parse("team/app"));
        control.delete("team/app", dev.berth.oci.Reference.parse("0.0.1"));
        return app;
    }

    /// Ten repositories of two thousand manifests, each with a tag.
    private void fill() {
        String numbers = "with recursive many (n) as (select 1 union all select n + 1 from many where n < %d)\n";
        String hex = sqlite() ? "printf('%064d', n)" : "lpad(cast(n as text), 64, '0')";
        for (String statement : List.of(
                """
                insert into repository (name, created_at, updated_at)
                """ + numbers.formatted(10) + "select 'team/app' || n, 0, 0 from many",
                """
                insert into manifest (repository_id, digest, media_type, size, annotations, pushed_at, pushed_by,
                    pull_count, described, content)
                """ + numbers.formatted(20_000) + "select 1 + n % 10, 'sha256:' || " + hex
                        + ", 'a/b', 1, '', 0, 'ann', n, 1, " + (sqlite() ? "x''" : "''") + " from many",
                """
                insert into tag (repository_id, name, digest, version, pushed_at, pushed_by, order_key)
                select repository_id, 'v' || pull_count, digest, 1, pull_count, 'ann', '0' || pull_count
                from manifest""",
                """
                insert into artifact (repository_id, project, digest, type, media_type, manifest_media_type,
                    artifact_type, size, pushed_at, extra_attrs, annotations)
                select repository_id, 'team', digest, 'IMAGE', '', '', '', pull_count, 0, '{}', '{}' from manifest""",
                """
                insert into artifact_child (artifact_id, position, digest, annotations, urls)
                select id, 0, digest, '{}', '[]' from artifact""",
                """
                insert into carried_statement (repository_id, about, kind, artifact_id)
                select repository_id, digest, 'sbom', id from artifact""",
                """
                insert into label (name, description, color, created_at, updated_at) values ('kept', '', '', 0, 0)""",
                """
                insert into artifact_label (repository_id, digest, label_id, added_at)
                select m.repository_id, m.digest, l.id, 0 from manifest m cross join label l""",
                """
                insert into pulled_day (repository_id, digest, begins_at, pulls)
                select repository_id, digest, 0, pull_count from manifest""",
                "insert into stored_object (object_key, sha256, size, state, created_at) values ('1', '1', 1, 'live', 0)",
                "insert into blob (digest, object_id, size, created_at)"
                        + " select m.digest, o.id, 1, 0 from manifest m cross join stored_object o",
                "insert into repository_blob (repository_id, digest, size, linked_at)"
                        + " select repository_id, digest, 1, 0 from manifest",
                """
                insert into manifest_reference (repository_id, parent_digest, position, child_digest, kind, size,
                    blob_digest)
                select repository_id, digest, 0, digest, 'layer', 1, digest from manifest""",
                """
                insert into manifest_reference (repository_id, parent_digest, position, child_digest, kind, size,
                    manifest_digest)
                select repository_id, digest, 1, digest, 'child', 1, digest from manifest""",
                "analyze")) {
            database.transact(tx -> tx.sql(statement).update());
        }
    }
}
