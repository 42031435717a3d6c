package dev.berth.control.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.berth.control.TestControl;
import dev.berth.control.search.SearchIndex;
import dev.berth.control.view.JdbcSearchViewStore.Range;
import dev.berth.platform.db.Dialect;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.Plans;
import dev.berth.platform.db.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a search finds when there is much, and what it costs the database.
@OnBothDatabases
class SearchViewsTest {

    private static final Visible ALL = Visible.projects(Optional.empty());

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final JdbcSearchViewStore store = new JdbcSearchViewStore();

    SearchViewsTest() {
        SearchIndex index = new SearchIndex();
        control.projects().whenCreated(index);
        control.repositories().whenMade(index.repositories(control.projects()));
    }

    @Test
    void whatOthersSeeDoesNotHideWhatTheAskerSees() {
        long mine = control.project("zone").id();
        control.project("crowd");
        for (int i = 0; i < 8; i++) {
            control.push("crowd/app" + i, "layer" + i, "1");
        }
        control.push("zone/my-app", "mine", "1");
        control.push("zone/app9", "too", "1");
        SearchViews views = new SearchViews(database, 3);

        assertThat(views.repositories(Visible.projects(Optional.of(Set.of(mine))), List.of("app"), 5))
                .extracting(hit -> hit.name().value())
                .containsExactly("zone/app9", "zone/my-app");
        assertThat(views.repositories(Visible.projects(Optional.of(Set.of())), List.of("app"), 5))
                .isEmpty();
        assertThat(views.projects(Visible.projects(Optional.of(Set.of(mine))), "o", 5))
                .extracting(SearchHit.Project::name)
                .containsExactly("zone");
        assertThat(views.repositories(ALL, List.of("app"), 2)).hasSize(2);
    }

    @Test
    void aLongNameIsFoundByAnyPartOfIt() {
        control.project("zone");
        String name = "zone/" + "abcdefghij".repeat(12) + "k";
        control.push(name, "layer", "1");

        assertThat(new SearchViews(database).repositories(ALL, List.of("abcdefghij".repeat(9) + "k"), 5))
                .hasSize(1);
        assertThat(new SearchViews(database).repositories(ALL, List.of("abcdefghij".repeat(9) + "x"), 5))
                .isEmpty();
    }

    @Test
    void tagsAreCountedAsFarAsTheyAreFewAndNameTheirOthers() {
        control.project("zone");
        for (int i = 1; i <= SearchViews.COUNTED + 1; i++) {
            control.push("zone/many", "same", "1.0." + i);
        }
        control.push("zone/few", "one", "2.0");
        control.push("zone/few", "two", "2.1");
        control.push("zone/few", "two", "latest");
        SearchViews views = new SearchViews(database);
        List<SearchHit.Repository> repositories = views.repositories(ALL, List.of("zone"), 5);
        List<SearchHit.Tag> few = views.tagsIn(ALL, "zone/few", "2", 5);
        List<SearchHit.Tag> many = views.tagsIn(ALL, "zone/many", "1.0.250", 5);

        assertThat(repositories)
                .extracting(
                        hit -> hit.name().path(),
                        hit -> views.tagCounts(repositories).get(hit.id()))
                .containsExactlyInAnyOrder(tuple("few", 3), tuple("many", SearchViews.COUNTED));
        assertThat(few).extracting(SearchHit.Tag::name).containsExactly("2.0", "2.1");
        assertThat(views.others(few)).containsExactly(List.of(), List.of("latest"));
        assertThat(views.others(many)).containsExactly(List.of("1.0.251", "1.0.249", "1.0.248"));
        assertThat(views.tagCounts(List.of())).isEmpty();
        assertThat(views.others(List.of())).isEmpty();
    }

    @Test
    void nothingIsReadFromEndToEnd() {
        fill();
        Range range = Range.of(0, "app16", 20);

        List<String> steps = Plans.ofRead(database, tx -> {
            store.projects(tx, range);
            store.repositories(tx, range);
            store.tags(tx, "v16", 20);
            store.tags(tx, List.of(16L, 17L), "v16", 20);
            store.manifests(tx, "sha256:000016", 20);
            store.tagCounts(tx, List.of(16L, 17L), 20);
            store.others(tx, store.tags(tx, List.of(16L, 17L), "v", 20), 3);
        });

        assertThat(steps).isNotEmpty().noneMatch(this::readsATable);
    }

    @Test
    void whatTheAskerSeesIsReadProjectByProject() {
        fill();
        Range range = Range.of(0, "app16", 20);

        List<String> steps = Plans.ofRead(database, tx -> {
            store.projects(tx, range, Set.of(3L));
            store.repositories(tx, range, Set.of(3L));
        });

        assertThat(steps)
                .noneMatch(step -> readsATable(step) && !step.equals("SCAN p"))
                .anyMatch(step -> step.contains("search_repository_project"));
    }

    /// PostgreSQL reads the few hundred projects at once rather than one by one.
    private boolean readsATable(String step) {
        return database.read(tx -> tx.dialect() == Dialect.SQLITE)
                ? step.startsWith("SCAN") && !step.matches("SCAN (tuple|found|place|few|t|m|r)\\b.*")
                : step.contains("Seq Scan") && !step.endsWith("on project p");
    }

    /// Four hundred projects of fifty repositories, each with a manifest and a tag.
    private void fill() {
        boolean sqlite = database.read(tx -> tx.dialect() == Dialect.SQLITE);
        String numbers = "with recursive many (n) as (select 1 union all select n + 1 from many where n < %d)\n";
        String hex = sqlite ? "printf('%064d', n)" : "lpad(cast(n as text), 64, '0')";
        for (String statement : List.of(
                """
                insert into project (name, open, owner_id, owner_name, created_at, updated_at)
                """ + numbers.formatted(400) + "select 'team' || n, n % 2, 1, 'ann', 0, 0 from many",
                """
                insert into repository (name, created_at, updated_at)
                """ + numbers.formatted(20_000) + "select 'team' || (1 + n % 400) || '/app' || n, 0, 0 from many",
                """
                insert into search_project (weight, ending, project_id)
                select 0, name, id from project""",
                """
                insert into search_repository (weight, ending, repository_id, project_id)
                select 0, 'app' || id, id, 1 + id % 400 from repository""",
                """
                insert into manifest (repository_id, digest, media_type, size, annotations, pushed_at, pushed_by,
                    content)
                """ + numbers.formatted(20_000) + "select n, 'sha256:' || " + hex + ", 'a/b', 1, '', 0, 'ann', "
                        + (sqlite ? "x''" : "''") + " from many",
                """
                insert into repository_pulls (repository_id, pull_count)
                select id, 1 from repository""",
                """
                insert into tag (repository_id, name, digest, version, pushed_at, pushed_by)
                select repository_id, 'v' || repository_id, digest, 1, 0, 'ann' from manifest""",
                "analyze")) {
            database.transact(tx -> tx.sql(statement).update());
        }
    }
}
