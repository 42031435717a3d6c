package dev.berth.control.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.TestControl;
import dev.berth.control.view.SearchHit;
import dev.berth.control.view.SearchViews;
import dev.berth.control.view.Visible;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UnknownNamesTest {

    private static final Visible ALL = Visible.projects(Optional.empty());

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final SearchViews views = new SearchViews(database);

    @Test
    void whatANodeWithoutThisSearchMadeIsFoundOnceItWasFilledIn() {
        // Nobody hears of what is made here, as on a node of an earlier version.
        control.project("old-zone");
        control.push("old-zone/app", "layer", "1");
        SearchIndex index = new SearchIndex();
        control.projects().whenCreated(index);
        control.repositories().whenMade(index.repositories(control.projects()));
        control.project("new-zone");
        control.push("old-zone/other-app", "layer", "1");
        assertThat(found("app")).containsExactly("old-zone/other-app");

        UnknownNames unknown = new UnknownNames(database, control.projects(), control.repositories());

        assertThat(unknown.fill(() -> true)).isZero();
        assertThat(unknown.fill(() -> false)).isEqualTo(2);
        assertThat(unknown.fill(() -> false)).isZero();
        assertThat(found("app")).containsExactlyInAnyOrder("old-zone/app", "old-zone/other-app");
        assertThat(views.projects(ALL, "zone", 5))
                .extracting(SearchHit.Project::name)
                .containsExactlyInAnyOrder("old-zone", "new-zone");
    }

    private List<String> found(String part) {
        return views.repositories(ALL, List.of(part), 5).stream()
                .map(hit -> hit.name().value())
                .toList();
    }
}
