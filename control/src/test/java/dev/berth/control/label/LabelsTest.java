package dev.berth.control.label;

import static dev.berth.control.TestControl.ACTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.control.TestControl;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.kernel.Condition;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.ErrorCode;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Filter;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class LabelsTest {

    private static final ListQuery EVERYTHING = new ListQuery(Filter.ALL, List.of(), 0, 0);

    @RegisterExtension
    final TestDatabase database = TestDatabase.open();

    private final TestControl control = new TestControl(database);
    private final Labels labels = new Labels(database, control.outbox(), control.clock());
    private final Project team = control.project("team");
    private final Project other = control.project("other");

    private static LabelText text(String name) {
        return new LabelText(name, "about " + name, "#0065AB");
    }

    private Label global(String name) {
        return labels.create(ACTOR, Optional.empty(), text(name));
    }

    private Label ofTeam(String name) {
        return labels.create(ACTOR, Optional.of(team.id()), text(name));
    }

    private LabelledArtifact artifact(String repository, String note) {
        Digest digest = control.push(repository, note);
        return new LabelledArtifact(control.repositories().require(RepositoryName.parse(repository)), digest);
    }

    private List<String> names(Optional<Long> project, ListQuery query) {
        return labels.list(project, query).stream()
                .map(label -> label.text().name())
                .toList();
    }

    private static void assertRefused(ErrorCode code, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aLabelIsMadeFoundChangedAndDeleted() {
        Label made = ofTeam("stable");
        assertThat(labels.find(made.id())).hasValue(made);

        labels.update(ACTOR, made.id(), new LabelText("steady", "", "red"));

        assertThat(labels.find(made.id()).orElseThrow().text()).isEqualTo(new LabelText("steady", "", "red"));
        labels.delete(ACTOR, made.id());
        assertThat(labels.find(made.id())).isEmpty();
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.delete(ACTOR, made.id()));
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.update(ACTOR, made.id(), text("x")));
    }

    @Test
    void aNameIsTakenOnceInEachPlace() {
        global("stable");
        Label other = global("other");
        ofTeam("stable");

        assertRefused(LabelErrorCode.CONFLICT, () -> global("stable"));
        assertRefused(LabelErrorCode.CONFLICT, () -> ofTeam("stable"));
        assertRefused(LabelErrorCode.CONFLICT, () -> labels.update(ACTOR, other.id(), text("stable")));
        labels.update(ACTOR, other.id(), text("other"));
    }

    @Test
    void labelsAreListedInTheirPlaceByName() {
        global("b");
        global("a");
        ofTeam("c");

        assertThat(names(Optional.empty(), EVERYTHING)).containsExactly("a", "b");
        assertThat(names(Optional.of(team.id()), EVERYTHING)).containsExactly("c");
        assertThat(names(Optional.of(other.id()), EVERYTHING)).isEmpty();
    }

    @Test
    void aListIsNarrowedOrderedAndCut() {
        for (String name : List.of("alpha", "beta", "Gamma", "delta_1")) {
            global(name);
        }
        Field name = Labels.FIELDS.find("name").orElseThrow();
        Field id = Labels.FIELDS.find("id").orElseThrow();
        Filter withM = new Filter(List.of(new Condition.Contains(name, "MM")));

        assertThat(names(Optional.empty(), new ListQuery(withM, List.of(), 0, 0)))
                .containsExactly("Gamma");
        assertThat(labels.count(Optional.empty(), new ListQuery(withM, List.of(), 0, 0)))
                .isEqualTo(1);
        assertThat(names(Optional.empty(), new ListQuery(Filter.ALL, List.of(new Order(id, true)), 1, 2)))
                .containsExactly("Gamma", "beta");
        assertThat(labels.count(Optional.empty(), EVERYTHING)).isEqualTo(4);
    }

    @Test
    void anArtifactCarriesLabelsOfTheInstallationAndOfItsProject() {
        LabelledArtifact app = artifact("team/app", "one");
        LabelledArtifact web = artifact("team/web", "two");
        LabelledArtifact bare = artifact("team/web", "three");
        Label stable = global("stable");
        Label ours = ofTeam("ours");
        Label foreign = labels.create(ACTOR, Optional.of(other.id()), text("foreign"));

        labels.add(ACTOR, team.id(), app, stable.id());
        labels.add(ACTOR, team.id(), app, ours.id());
        labels.add(ACTOR, team.id(), web, ours.id());

        assertRefused(LabelErrorCode.CONFLICT, () -> labels.add(ACTOR, team.id(), app, ours.id()));
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.add(ACTOR, team.id(), app, foreign.id()));
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.add(ACTOR, team.id(), app, 4711));
        assertThat(labels.of(List.of(app, web, bare)))
                .isEqualTo(Map.of(app, List.of(ours, stable), web, List.of(ours)));
        assertThat(labels.of(List.of())).isEmpty();

        labels.remove(ACTOR, app, ours.id());

        assertThat(labels.of(List.of(app))).isEqualTo(Map.of(app, List.of(stable)));
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.remove(ACTOR, app, ours.id()));
    }

    @Test
    void labelsGoWithTheArtifactAndArtifactsLoseLabelsThatGo() {
        LabelledArtifact app = artifact("team/app", "one");
        Label stable = global("stable");
        Label ours = ofTeam("ours");
        labels.add(ACTOR, team.id(), app, stable.id());
        labels.add(ACTOR, team.id(), app, ours.id());

        labels.delete(ACTOR, ours.id());
        assertThat(labels.of(List.of(app))).isEqualTo(Map.of(app, List.of(stable)));
        control.delete("team/app", new Reference.ByDigest(app.digest()));

        assertThat(labels.of(List.of(app))).isEmpty();
        assertRefused(LabelErrorCode.NOT_FOUND, () -> labels.add(ACTOR, team.id(), app, stable.id()));
        assertThat(artifact("team/app", "one")).isEqualTo(app);
        assertThat(labels.of(List.of(app))).isEmpty();
    }

    @Test
    void labelsGoWithTheirProject() {
        Label ours = ofTeam("ours");

        control.projects().delete(ACTOR, team.id());

        assertThat(labels.find(ours.id())).isEmpty();
    }

    @Test
    void whatIsNoLabelIsRefused() {
        assertRefused(LabelErrorCode.BAD_REQUEST, () -> text(" "));
        assertRefused(LabelErrorCode.BAD_REQUEST, () -> text("x".repeat(129)));
        assertRefused(LabelErrorCode.BAD_REQUEST, () -> new LabelText("x", "", "x".repeat(17)));
        assertThat(text("x".repeat(128)).name()).hasSize(128);
    }
}
