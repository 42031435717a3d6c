package dev.berth.control.usage;

import static dev.berth.control.TestControl.ACTOR;
import static dev.berth.control.usage.MeasuredRepositories.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.control.view.StorageTree.ProjectNode;
import dev.berth.control.view.StorageTree.RepositoryNode;
import dev.berth.control.view.StorageTree.Rest;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.db.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class UsageMeasurementTest {

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
    void aRepositoryHoldsItsManifestsAndTheirBlobsAndSharesSomeOfThem() {
        long manifest = measured.push("team/app", "1", "own", "in the project", "everywhere");
        measured.push("team/db", "1", "in the project");
        measured.push("other/app", "1", "everywhere");
        measured.control().pushBlob("team/app", "left of an upload", 100);
        measured.measure();

        RepositoryNode app = measured.repository("team/app");
        assertThat(app.bytes()).isEqualTo(manifest + 300);
        assertThat(app.sharedInProject()).hasValue(100L);
        assertThat(app.shared()).hasValue(200L);
        assertThat(app.artifacts()).isEqualTo(1);
        assertThat(app.measuredAt()).isEqualTo(measured.clock().instant());
        ProjectNode project = measured.project("team");
        assertThat(project.stored())
                .hasValue(measured.quotas.of("team").orElseThrow().used());
        assertThat(project.bytes())
                .isEqualTo(app.bytes() + measured.repository("team/db").bytes());
        assertThat(names(project)).containsExactly("team/app", "team/db");
        assertThat(project.more()).isEqualTo(new Rest(0, 0));
        assertThat(measured.all().projects()).extracting(ProjectNode::name).containsExactly("team", "other");
    }

    @Test
    void onlyWhatHasChangedIsMeasuredAndTheOthersOnceADay() {
        measured.push("team/app", "1", "a");
        measured.push("team/db", "1", "a");
        assertThat(measured.measure()).isEqualTo("measured 2 repositories");
        assertThat(measured.measure()).isEqualTo("measured 0 repositories");

        measured.clock().pass(Duration.ofHours(1));
        measured.push("team/db", "2", "a", "b");
        assertThat(measured.measure()).isEqualTo("measured 1 repositories");
        assertThat(measured.repository("team/app").measuredAt())
                .isEqualTo(measured.clock().instant().minus(Duration.ofHours(1)));

        measured.push("other/app", "1", "a");
        measured.clock().pass(Duration.ofHours(23).plusMillis(1));
        assertThat(measured.repository("team/app").shared()).hasValue(100L);
        assertThat(measured.measure()).isEqualTo("measured 2 repositories");
        assertThat(measured.repository("team/app").measuredAt())
                .isEqualTo(measured.clock().instant());
    }

    @Test
    void whatHasManyBlobsIsLeftAloneTheLonger() {
        measured.push("team/app", "1", "a", "b", "c");
        measured.measure();
        measured.push("team/app", "2", "d");
        assertThat(measured.measure()).isEqualTo("measured 0 repositories");

        measured.clock().pass(Duration.ofMillis(2));
        assertThat(measured.measure()).isEqualTo("measured 0 repositories");
        measured.clock().pass(Duration.ofMillis(1));
        assertThat(measured.measure()).isEqualTo("measured 1 repositories");
        assertThat(measured.repository("team/app").artifacts()).isEqualTo(2);
    }

    @Test
    void artifactsAreCountedAgainUntilAllHaveBeenLookedInto() {
        for (int i = 0; i < 60; i++) {
            measured.control().push("team/app", "number " + i, "t" + i);
        }
        measured.measure();
        assertThat(measured.repository("team/app").artifacts()).isEqualTo(50);

        measured.clock().pass(Duration.ofMillis(1));
        measured.measure();
        assertThat(measured.repository("team/app").artifacts()).isEqualTo(60);
        measured.clock().pass(Duration.ofSeconds(1));
        assertThat(measured.measure()).isEqualTo("measured 0 repositories");
    }

    @Test
    void whatIsDeletedVanishesAtOnceAndItsRowsWithIt() {
        measured.push("team/app", "1", "a");
        measured.push("team/db", "1", "b");
        measured.push("other/app", "1", "a");
        measured.measure();
        measured.clock().pass(Duration.ofSeconds(1));
        measured.delete("team/app", "1");

        assertThat(names(measured.project("team"))).containsExactly("team/db");
        measured.measure();
        assertThat(measured.project("team").bytes())
                .isEqualTo(measured.repository("team/db").bytes());
        assertThat(rows("repository_usage where project_id = " + measured.team.id()))
                .isEqualTo(1);

        measured.delete("other/app", "1");
        measured.control().projects().delete(ACTOR, measured.other.id());
        assertThat(measured.all().projects()).extracting(ProjectNode::name).containsExactly("team");
        measured.hear();
        assertThat(rows("repository_usage where project_id = " + measured.other.id()))
                .isZero();
        assertThat(rows("project_usage where project_id = " + measured.other.id()))
                .isZero();
        measured.measure();
        assertThat(rows("project_usage")).isEqualTo(1);
    }

    @Test
    void whatHappenedInAnEarlierProjectOfTheNameLeavesNothing() {
        measured.push("other/app", "1", "a");
        measured.delete("other/app", "1");
        measured.control().projects().delete(ACTOR, measured.other.id());
        measured.clock().pass(Duration.ofHours(1));
        measured.control().project("other");
        measured.measure();

        assertThat(rows("repository_usage")).isZero();
        assertThat(rows("project_usage")).isZero();
    }

    private long rows(String from) {
        return database.read(tx -> tx.sql("select count(*) as found from " + from)
                .first(row -> row.number("found"))
                .orElseThrow());
    }
}
