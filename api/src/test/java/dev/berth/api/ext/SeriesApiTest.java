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
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.platform.kernel.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Pushes, pulls and held bytes over time, and the figures of the first page.
@OnBothDatabases
class SeriesApiTest {

    private static final String ALL = "/api/ext/v1/series";
    private static final String TEAM = "/api/ext/v1/projects/team/series";
    private static final String APP = "/api/ext/v1/projects/team/repos/app/series";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Project team;

    @BeforeEach
    void team() {
        team = api.project("team");
        api.project("secret");
        api.member(api.user("dora"), team, Role.LIMITED_GUEST);
        api.user("outsider");
    }

    private Answer get(String user, String path) {
        return user.isEmpty() ? api.send("GET", path) : api.send("GET", path, "Authorization", TestApi.basic(user));
    }

    private JsonNode last(String user, String path) {
        Answer answer = get(user, path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode points = answer.json().path("points");
        return points.path(points.size() - 1);
    }

    private void pull(String repository, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(get("admin", "/v2/" + repository + "/manifests/1").status())
                    .isEqualTo(200);
        }
        api.pulls.flush();
    }

    private void sample() {
        api.runJob(SeriesSample.JOB);
    }

    @Test
    void whatWasPushedPulledAndHeldIsInTheHourAndTheDay() {
        api.pushImage("team/app", "1", "layer");
        api.pushImage("team/db", "1", "other layer");
        pull("team/app", 3);
        api.hearEvents();
        sample();

        JsonNode ofTeam = last("dora", TEAM + "?step=hour");

        assertThat(ofTeam.path("at").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(ofTeam.path("pushes").asLong()).isEqualTo(2);
        assertThat(ofTeam.path("pulls").asLong()).isEqualTo(3);
        assertThat(ofTeam.path("stored").asLong()).isPositive();
        assertThat(last("dora", APP).path("pushes").asLong()).isEqualTo(1);
        assertThat(last("dora", APP).path("pulls").asLong()).isEqualTo(3);
        assertThat(last("dora", APP).has("stored")).isFalse();
    }

    @Test
    void whoSeesNotAllProjectsGetsTheSumOfTheirOwn() {
        api.pushImage("team/app", "1", "layer");
        api.pushImage("secret/app", "1", "layer");
        api.pushImage("secret/db", "1", "layer");
        pull("secret/app", 5);
        api.hearEvents();
        sample();

        assertThat(last("admin", ALL).path("pushes").asLong()).isEqualTo(3);
        assertThat(last("admin", ALL).path("pulls").asLong()).isEqualTo(5);
        assertThat(last("dora", ALL).path("pushes").asLong()).isEqualTo(1);
        assertThat(last("dora", ALL).path("pulls").asLong()).isZero();
        assertThat(last("dora", ALL).path("stored").asLong())
                .isEqualTo(last("dora", TEAM).path("stored").asLong());
        assertThat(last("outsider", ALL).path("pushes").asLong()).isZero();
        assertThat(last("outsider", ALL).has("stored")).isFalse();
        assertThat(get("", ALL).status()).isEqualTo(401);
    }

    @Test
    void whatCouldBeFreedIsToldToWhoeverMaySeeVolumes() {
        api.pushImage("team/app", "1", "a layer that nothing needs any more");
        assertThat(api.send(
                                "DELETE",
                                "/api/v2.0/projects/team/repositories/app",
                                "Authorization",
                                TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
        sample();

        assertThat(last("admin", ALL).path("reclaimable").asLong()).isPositive();
        assertThat(last("admin", ALL + "?step=hour").path("reclaimable").asLong())
                .isEqualTo(last("admin", ALL).path("reclaimable").asLong());
        assertThat(last("admin", TEAM).has("reclaimable")).isFalse();
        assertThat(last("dora", ALL).has("reclaimable")).isFalse();
        assertThat(last("outsider", ALL).has("reclaimable")).isFalse();
        assertThat(get("admin", ALL).json().at("/points/0").has("reclaimable")).isFalse();
    }

    @Test
    void aListOfProjectsHasTheFiguresOfThoseThatAreSeen() {
        long secret = api.projects.find("secret").orElseThrow().id();
        long library = api.projects.find("library").orElseThrow().id();
        api.pushImage("team/app", "1", "layer");
        pull("team/app", 4);
        api.hearEvents();
        sample();
        String some = ALL + "/projects?project_ids=%d,%d,%d".formatted(secret, team.id(), library);

        JsonNode admin = get("admin", some).json().path("projects");
        assertThat(admin.findValuesAsText("id")).containsExactlyInAnyOrder("" + team.id(), "" + secret, "" + library);
        JsonNode dora = get("dora", some).json().path("projects");
        assertThat(dora.findValuesAsText("id")).containsExactlyInAnyOrder("" + team.id(), "" + library);
        for (JsonNode one : dora) {
            boolean own = one.path("id").asLong() == team.id();
            assertThat(one.path("pulls")).hasSize(30);
            assertThat(one.path("pulls").path(29).asLong()).isEqualTo(own ? 4 : 0);
            assertThat(one.has("stored")).isEqualTo(own);
        }
        assertThat(get("outsider", some).json().path("projects").findValuesAsText("id"))
                .containsExactly("" + library);
        assertThat(get("", some).status()).isEqualTo(401);
        for (String wrong : List.of("", "a", "1,", "1,,2", "1" + ",1".repeat(100))) {
            assertThat(get("admin", ALL + "/projects?project_ids=" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void aProjectsSeriesIsForWhoeverMayListItsRepositories() {
        api.pushImage("team/app", "1", "layer");
        api.pushImage("team/db", "1", "layer");
        long ned = api.user("ned").id();
        api.grants.grant(
                Actor.system("test"), team.id(), ned, Role.DEVELOPER, RepositoryPatterns.parse(List.of("app")));

        assertThat(get("outsider", TEAM).status()).isEqualTo(403);
        assertThat(get("", TEAM).status()).isEqualTo(401);
        assertThat(get("ned", TEAM).status()).isEqualTo(403);
        assertThat(get("ned", APP).status()).isEqualTo(200);
        assertThat(get("ned", "/api/ext/v1/projects/team/repos/db/series").status())
                .isEqualTo(403);
        assertThat(last("ned", ALL).path("pushes").asLong()).isZero();

        api.projects.update(Actor.system("test"), team.id(), ProjectChange.open(true));
        sample();
        assertThat(last("", TEAM).has("pushes")).isTrue();
        assertThat(last("", TEAM).has("stored")).isFalse();
        assertThat(get("outsider", APP).status()).isEqualTo(200);
        assertThat(get("admin", "/api/ext/v1/projects/nothing/series").status()).isEqualTo(404);
        assertThat(get("admin", "/api/ext/v1/projects/team/repos/nothing/series")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theRangeIsThirtyDaysOrADayOrAsItIsAskedFor() {
        assertThat(get("dora", TEAM).json().path("points")).hasSize(30);
        assertThat(get("dora", TEAM).json().path("step").asText()).isEqualTo("day");
        assertThat(get("dora", TEAM + "?step=hour").json().path("points")).hasSize(24);
        JsonNode asked = get("dora", TEAM + "?step=hour&from=2026-11-20T23:30:00Z&to=2026-11-21T01:10:00Z")
                .json()
                .path("points");
        assertThat(asked.findValuesAsText("at"))
                .containsExactly("2026-11-20T23:00:00Z", "2026-11-21T00:00:00Z", "2026-11-21T01:00:00Z");

        assertThat(get("dora", TEAM + "?step=week").status()).isEqualTo(400);
        assertThat(get("dora", TEAM + "?from=yesterday").status()).isEqualTo(400);
        assertThat(get("dora", TEAM + "?from=2026-11-22").status()).isEqualTo(400);
        assertThat(get("dora", TEAM + "?from=2025-10-18").json().path("points")).hasSize(400);
        assertThat(get("dora", TEAM + "?from=2025-10-17").status()).isEqualTo(400);
    }

    @Test
    void theOverviewHasWhatTheCallersProjectsHaveAndWhatHappensInThem() {
        api.pushImage("team/app", "1", "layer");
        pull("team/app", 2);
        api.hearEvents();
        api.clock.pass(Duration.ofDays(1));
        api.pushImage("team/db", "1", "another layer");
        api.pushImage("secret/app", "1", "layer");
        pull("team/app", 1);
        api.hearEvents();

        JsonNode admin = get("admin", "/api/ext/v1/overview").json();
        assertThat(admin.path("projects").asLong()).isEqualTo(3);
        assertThat(admin.path("repositories").asLong()).isEqualTo(3);
        assertThat(admin.path("disk").asLong()).isPositive();
        assertThat(admin.path("stored").asLong())
                .isGreaterThan(admin.path("disk").asLong());
        assertThat(admin.at("/pushes/today").asLong()).isEqualTo(2);
        assertThat(admin.at("/pushes/yesterday").asLong()).isEqualTo(1);
        assertThat(admin.at("/pulls/today").asLong()).isEqualTo(1);
        assertThat(admin.at("/pulls/yesterday").asLong()).isEqualTo(2);

        JsonNode member = get("dora", "/api/ext/v1/overview").json();
        assertThat(member.path("projects").asLong()).isEqualTo(1);
        assertThat(member.path("repositories").asLong()).isEqualTo(2);
        assertThat(member.path("stored").asLong())
                .isPositive()
                .isLessThan(admin.path("stored").asLong());
        assertThat(member.has("disk")).isFalse();
        assertThat(member.at("/pushes/today").asLong()).isEqualTo(1);

        assertThat(get("outsider", "/api/ext/v1/overview")
                        .json()
                        .path("projects")
                        .asLong())
                .isZero();
        assertThat(get("", "/api/ext/v1/overview").status()).isEqualTo(401);
    }
}
