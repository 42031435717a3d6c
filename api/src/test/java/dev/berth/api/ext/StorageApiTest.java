package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.RepositoryPatterns;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectChange;
import dev.berth.control.series.SeriesSample;
import dev.berth.control.usage.UsageMeasurement;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Where the space goes.
@OnBothDatabases
class StorageApiTest {

    private static final String TREE = "/api/ext/v1/storage/tree";
    private static final String APP = "/api/ext/v1/projects/team/repos/app/storage";
    private static final String TEAM = "/api/ext/v1/projects/team/storage";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Project team;

    @BeforeEach
    void team() {
        team = api.project("team");
        api.project("secret");
        api.member(api.user("dora"), team, Role.LIMITED_GUEST);
        long ned = api.user("ned").id();
        api.grants.grant(
                Actor.system("test"), team.id(), ned, Role.DEVELOPER, RepositoryPatterns.parse(List.of("app")));
        api.user("outsider");
        api.pushImage("team/app", "1", "a layer of both");
        api.pushImage("team/app", "2", "a layer that another project has, too");
        api.pushImage("team/db", "1", "a layer of both");
        api.pushImage("secret/app", "1", "a layer that another project has, too");
        api.pushImage("library/tool", "1", "a tool");
        measure();
    }

    private void measure() {
        api.hearEvents();
        api.runJob(UsageMeasurement.JOB);
        api.runJob(SeriesSample.JOB);
    }

    private Answer get(String user, String path) {
        return user.isEmpty() ? api.send("GET", path) : api.send("GET", path, "Authorization", TestApi.basic(user));
    }

    private JsonNode tree(String user) {
        Answer answer = get(user, TREE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> projects(JsonNode tree) {
        return tree.path("projects").findValuesAsText("name").stream()
                .filter(name -> name.indexOf('/') < 0)
                .toList();
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode one : list) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no %s in %s".formatted(name, list));
    }

    @Test
    void anAdministratorSeesWhatEachProjectAndRepositoryHoldsAndShares() {
        JsonNode tree = tree("admin");

        assertThat(projects(tree)).containsExactlyInAnyOrder("team", "secret", "library");
        JsonNode held = named(tree.path("projects"), "team");
        JsonNode app = named(held.path("repositories"), "team/app");
        JsonNode db = named(held.path("repositories"), "team/db");
        assertThat(app.path("artifacts").asLong()).isEqualTo(2);
        assertThat(app.path("measured_at").asText()).startsWith("2026-11-21T10:00:00");
        assertThat(app.path("shared_in_project").asLong()).isPositive();
        assertThat(app.path("shared").asLong())
                .isGreaterThan(app.path("shared_in_project").asLong())
                .isLessThan(app.path("bytes").asLong());
        assertThat(held.path("bytes").asLong())
                .isEqualTo(app.path("bytes").asLong() + db.path("bytes").asLong());
        // What both of them share counts once.
        assertThat(held.path("stored").asLong())
                .isPositive()
                .isLessThan(held.path("bytes").asLong());
        assertThat(held.path("more").path("count").asLong()).isZero();
    }

    @Test
    void theOverviewCountsArtifactsOfProjectsThatTheCallerSees() {
        assertThat(get("admin", "/api/ext/v1/overview").json().path("artifacts").asLong())
                .isEqualTo(5);
        assertThat(get("dora", "/api/ext/v1/overview").json().path("artifacts").asLong())
                .isEqualTo(3);
    }

    @Test
    void whatWasPushedCountsForEachRepository() {
        JsonNode held = named(get("admin", TREE + "?by=pushed").json().path("projects"), "team");

        assertThat(held.has("stored")).isFalse();
        assertThat(held.path("bytes").asLong())
                .isEqualTo(named(tree("admin").path("projects"), "team")
                        .path("bytes")
                        .asLong())
                .isEqualTo(
                        get("admin", TEAM + "?by=pushed").json().path("bytes").asLong());
        assertThat(get("admin", TEAM + "?by=pushed").json().has("stored")).isFalse();
        assertThat(get("admin", TREE + "?by=disk").status()).isEqualTo(400);
    }

    @Test
    void othersSeeWhatIsTheirsAndOpenAndNothingOfTheRest() {
        JsonNode dora = tree("dora");
        assertThat(projects(dora)).containsExactlyInAnyOrder("team", "library");
        JsonNode held = named(dora.path("projects"), "team");
        assertThat(held.has("stored")).isTrue();
        assertThat(held.findValues("shared_in_project")).hasSize(2);
        assertThat(dora.findValues("shared")).isEmpty();
        assertThat(named(dora.path("projects"), "library").has("stored")).isFalse();

        JsonNode ned = named(tree("ned").path("projects"), "team");
        assertThat(ned.findValuesAsText("name")).containsExactly("team", "team/app");
        assertThat(ned.has("stored")).isFalse();
        assertThat(ned.findValues("shared_in_project")).isEmpty();
        assertThat(ned.path("bytes").asLong())
                .isEqualTo(ned.path("repositories").path(0).path("bytes").asLong());
        assertThat(ned.path("more").path("count").asLong()).isZero();

        for (String stranger : List.of("outsider", "")) {
            JsonNode shown = tree(stranger);
            assertThat(projects(shown)).containsExactly("library");
            assertThat(shown.path("more").path("count").asLong()).isZero();
        }
    }

    @Test
    void aProjectIsShownToWhoeverMaySeeSomeOfItsRepositories() {
        assertThat(get("admin", TEAM).json()).isEqualTo(named(tree("admin").path("projects"), "team"));
        assertThat(get("dora", TEAM).json()).isEqualTo(named(tree("dora").path("projects"), "team"));
        assertThat(get("ned", TEAM).json()).isEqualTo(named(tree("ned").path("projects"), "team"));
        assertThat(get("outsider", TEAM).status()).isEqualTo(403);
        assertThat(get("", TEAM).status()).isEqualTo(401);
        assertThat(get("admin", "/api/ext/v1/projects/nothing/storage").status())
                .isEqualTo(404);

        api.projects.update(Actor.system("test"), team.id(), ProjectChange.open(true));
        assertThat(get("", TEAM).json().path("repositories")).hasSize(2);
        assertThat(get("", TEAM).json().has("stored")).isFalse();
        assertThat(get("ned", TEAM).json().path("repositories")).hasSize(2);
    }

    @Test
    void aRepositorySaysWhatItHoldsOnceItWasMeasured() {
        JsonNode app = get("admin", APP).json().path("measured");
        assertThat(app).isEqualTo(named(get("admin", TEAM).json().path("repositories"), "team/app"));
        JsonNode dora = get("dora", APP).json().path("measured");
        assertThat(dora.path("shared_in_project").asLong()).isPositive();
        assertThat(dora.has("shared")).isFalse();
        JsonNode ned = get("ned", APP).json().path("measured");
        assertThat(ned.path("bytes")).isEqualTo(app.path("bytes"));
        assertThat(ned.has("shared_in_project")).isFalse();
        assertThat(get("ned", "/api/ext/v1/projects/team/repos/db/storage").status())
                .isEqualTo(403);
        assertThat(get("outsider", APP).status()).isEqualTo(403);
        assertThat(get("", APP).status()).isEqualTo(401);
        assertThat(get("admin", "/api/ext/v1/projects/team/repos/none/storage").status())
                .isEqualTo(404);

        api.pushImage("team/new", "1", "new");
        Answer unmeasured = get("admin", "/api/ext/v1/projects/team/repos/new/storage");
        assertThat(unmeasured.status()).isEqualTo(200);
        assertThat(unmeasured.json().has("measured")).isFalse();
    }

    @Test
    void theLargestAreShownAndHowMuchIsLeft() {
        JsonNode tree = get("admin", TREE + "?projects=1&repositories=1").json();
        assertThat(projects(tree)).containsExactly("team");
        assertThat(tree.at("/more/count").asLong()).isEqualTo(2);
        assertThat(tree.at("/more/bytes").asLong()).isPositive();
        JsonNode shown = tree.path("projects").path(0);
        assertThat(shown.path("repositories").findValuesAsText("name")).containsExactly("team/app");
        assertThat(shown.at("/more/count").asLong()).isEqualTo(1);
        assertThat(shown.at("/more/bytes").asLong()
                        + shown.at("/repositories/0/bytes").asLong())
                .isEqualTo(shown.path("bytes").asLong());

        for (String wrong :
                List.of("projects=0", "projects=51", "projects=many", "repositories=21", "repositories=-1")) {
            assertThat(get("admin", TREE + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(get("admin", TEAM + "?repositories=200").status()).isEqualTo(200);
        assertThat(get("admin", TEAM + "?repositories=201").status()).isEqualTo(400);
    }

    @Test
    void whatIsDeletedIsNotShownAnyMore() {
        assertThat(api.send(
                                "DELETE",
                                "/api/v2.0/projects/team/repositories/app",
                                "Authorization",
                                TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
        assertThat(get("ned", TEAM).json().path("repositories")).isEmpty();
        assertThat(get("dora", TEAM).json().path("repositories").findValuesAsText("name"))
                .containsExactly("team/db");

        api.clock.pass(Duration.ofMinutes(1));
        measure();
        JsonNode left = get("dora", TEAM).json();
        assertThat(left.path("bytes").asLong())
                .isEqualTo(left.at("/repositories/0/bytes").asLong());
        assertThat(left.at("/more/count").asLong()).isZero();
    }

    @Test
    void growthIsToldToWhoeverSeesWhatGrew() {
        api.clock.pass(Duration.ofDays(10));
        api.pushImage("team/app", "3", "a layer that came later");
        api.pushImage("team/new", "1", "another");
        api.pushImage("secret/app", "2", "a layer that came later");
        api.clock.pass(Duration.ofMinutes(1));
        measure();

        JsonNode tree = get("admin", TREE + "?by=growth&range=7d").json();
        assertThat(projects(tree)).containsExactlyInAnyOrder("team", "secret");
        assertThat(tree.path("since").asText()).isEqualTo("2026-11-26T00:00:00Z");
        JsonNode team = named(tree.path("projects"), "team");
        JsonNode app = named(team.path("repositories"), "team/app");
        JsonNode fresh = named(team.path("repositories"), "team/new");
        assertThat(app.path("growth").asLong())
                .isPositive()
                .isLessThan(app.path("bytes").asLong());
        assertThat(fresh.path("growth").asLong()).isEqualTo(fresh.path("bytes").asLong());
        assertThat(team.path("repositories")).hasSize(2);
        assertThat(team.at("/more/count").asLong()).isZero();
        assertThat(projects(get("admin", TREE + "?by=growth").json())).contains("library");
        assertThat(get("admin", TEAM + "?by=growth&range=7d").json()).isEqualTo(team);

        assertThat(projects(get("dora", TREE + "?by=growth&range=7d").json())).containsExactly("team");
        JsonNode ned = get("ned", TREE + "?by=growth&range=7d").json();
        assertThat(ned.path("projects").findValuesAsText("name")).containsExactly("team", "team/app");
        assertThat(ned.at("/projects/0/growth")).isEqualTo(app.path("growth"));
        assertThat(ned.at("/projects/0/stored").isMissingNode()).isTrue();
        assertThat(get("ned", TEAM + "?by=growth&range=7d").json()).isEqualTo(ned.at("/projects/0"));
        for (String stranger : List.of("outsider", "")) {
            JsonNode shown = get(stranger, TREE + "?by=growth&range=7d").json();
            assertThat(shown.path("projects")).isEmpty();
            assertThat(shown.at("/more/count").asLong()).isZero();
        }
        assertThat(get("outsider", TEAM + "?by=growth").status()).isEqualTo(403);

        assertThat(tree("admin").has("since")).isFalse();
        assertThat(tree("admin").findValues("growth")).isEmpty();
        for (String wrong : List.of("by=time", "by=growth&range=1y", "range=1y")) {
            assertThat(get("admin", TREE + "?" + wrong).status()).as(wrong).isEqualTo(400);
            assertThat(get("admin", TEAM + "?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }
}
