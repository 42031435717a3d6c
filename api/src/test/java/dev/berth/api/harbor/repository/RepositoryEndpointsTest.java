package dev.berth.api.harbor.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Repositories, as clients of Harbor see them.
@OnBothDatabases
class RepositoryEndpointsTest {

    private static final String TEAM = "/api/v2.0/projects/team/repositories";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void push() {
        Project team = api.project("team");
        User dora = api.user("dora");
        api.user("eve");
        api.member(dora, team, Role.DEVELOPER);
        api.pushImage("team/app", "1", "one");
        api.pushImage("team/app", "2", "two");
        api.pushImage("team/deep/er", "1", "one");
        api.pushImage("library/open", "1", "one");
    }

    @Test
    void theRepositoriesOfAProjectAreListedNewestFirst() {
        Answer answer = get(TEAM, "dora");

        assertThat(answer.header("X-Total-Count")).isEqualTo("2");
        assertThat(names(answer)).containsExactly("team/deep/er", "team/app");
        JsonNode app = answer.json().get(1);
        assertThat(app.path("artifact_count").asInt()).isEqualTo(2);
        assertThat(app.path("pull_count").asInt()).isZero();
        assertThat(app.path("id").asLong()).isPositive();
        assertThat(app.path("project_id").asLong())
                .isEqualTo(api.projects.find("team").orElseThrow().id());
        assertThat(app.path("creation_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
    }

    @Test
    void aListIsNarrowedOrderedAndPaged() {
        assertThat(names(get(TEAM + "?q=name%3D~DEEP", "dora"))).containsExactly("team/deep/er");
        assertThat(names(get(TEAM + "?sort=name", "dora"))).containsExactly("team/app", "team/deep/er");
        assertThat(names(get(TEAM + "?sort=-pull_count,name", "dora"))).containsExactly("team/app", "team/deep/er");
        Answer second = get(TEAM + "?sort=name&page=2&page_size=1", "dora");
        assertThat(names(second)).containsExactly("team/deep/er");
        assertThat(second.header("Link")).isEqualTo("<" + TEAM + "?sort=name&page=1&page_size=1>; rel=\"prev\"");
        assertThat(get(TEAM + "?q=name", "dora").status()).isEqualTo(400);
        assertThat(get(TEAM + "?page_size=101", "dora").status()).isEqualTo(422);
        for (String field : List.of("id=7", "project_id=7", "description=~x", "pull_count=[1~2]", "update_time=[~5]")) {
            assertThat(get(TEAM + "?q=" + field.replace("[", "%5B").replace("]", "%5D"), "dora")
                            .status())
                    .as(field)
                    .isIn(200, 400);
        }
    }

    @Test
    void everybodySeesAllRepositoriesThatTheyMayAndNoOthers() {
        assertThat(names(api.send("GET", "/api/v2.0/repositories"))).containsExactly("library/open");
        assertThat(names(get("/api/v2.0/repositories", "eve"))).containsExactly("library/open");
        assertThat(names(get("/api/v2.0/repositories", "dora")))
                .containsExactly("library/open", "team/deep/er", "team/app");
        assertThat(get("/api/v2.0/repositories?q=name", "admin").status()).isEqualTo(400);
        assertThat(get("/api/v2.0/repositories?page_size=101", "admin").status())
                .isEqualTo(422);
        Answer all = get("/api/v2.0/repositories?page_size=2&q=name%3D~a", "admin");
        assertThat(names(all)).containsExactly("library/open", "team/deep/er");
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
        assertThat(get(TEAM, "eve").status()).isEqualTo(403);
        assertThat(api.send("GET", TEAM).status()).isEqualTo(401);
        assertThat(get("/api/v2.0/projects/nowhere/repositories", "admin").status())
                .isEqualTo(404);
    }

    @Test
    void slashesInANameAreEscapedTwiceOrOnce() {
        for (String name : List.of("deep%252Fer", "deep%2Fer", "deep%252fer")) {
            assertThat(get(TEAM + "/" + name, "dora").json().path("name").asText())
                    .isEqualTo("team/deep/er");
        }
        assertThat(get(TEAM + "/deep%25", "dora").status()).isEqualTo(400);
        assertThat(get(TEAM + "/DEEP", "dora").status()).isEqualTo(400);
        assertThat(get(TEAM + "/nothing", "dora").status()).isEqualTo(404);
    }

    @Test
    void whatIsSaidOfARepositoryIsKept() {
        Answer changed = api.json(
                "PUT",
                TEAM + "/deep%252Fer",
                "{\"description\":\"# Rocket\\n<b>fast</b>\",\"name\":\"other\"}",
                "Authorization",
                TestApi.basic("dora"));

        assertThat(changed.status()).isEqualTo(200);
        JsonNode shown = get(TEAM + "/deep%252Fer", "dora").json();
        assertThat(shown.path("description").asText()).isEqualTo("# Rocket\n<b>fast</b>");
        assertThat(shown.path("name").asText()).isEqualTo("team/deep/er");
        assertThat(names(get(TEAM + "?q=description%3D~rocket", "dora"))).containsExactly("team/deep/er");
        assertThat(api.json("PUT", TEAM + "/nothing", "{}", "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(404);
        assertThat(api.json("PUT", TEAM + "/app", "[", "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(400);
        assertThat(api.json("PUT", TEAM + "/app", "{}", "Authorization", TestApi.basic("eve"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void pullsAreCountedByRepository() {
        for (int i = 0; i < 3; i++) {
            assertThat(get("/v2/team/app/manifests/1", "dora").status()).isEqualTo(200);
        }

        api.pulls.flush();

        assertThat(get(TEAM + "/app", "dora").json().path("pull_count").asInt()).isEqualTo(3);
        assertThat(names(get(TEAM + "?sort=-pull_count", "dora"))).containsExactly("team/app", "team/deep/er");
        assertThat(names(get(TEAM + "?q=pull_count%3D3", "dora"))).containsExactly("team/app");
    }

    @Test
    void aDeletedRepositoryIsGoneWithAllItsArtifacts() {
        assertThat(send("DELETE", TEAM + "/app", "dora").status()).isEqualTo(403);
        assertThat(send("DELETE", TEAM + "/app", "admin").status()).isEqualTo(200);

        assertThat(send("DELETE", TEAM + "/app", "admin").status()).isEqualTo(404);
        assertThat(get(TEAM + "/app", "dora").status()).isEqualTo(404);
        assertThat(names(get(TEAM, "dora"))).containsExactly("team/deep/er");
        assertThat(get("/v2/team/app/manifests/1", "dora").status()).isEqualTo(404);
        api.pushImage("team/app", "3", "three");
        assertThat(get(TEAM + "/app", "dora").json().path("artifact_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDeletionThatWasCutOffIsFinishedByTheNext() {
        String digest = api.pushImage("team/late", "1", "one").toString();
        api.json("PUT", TEAM + "/late", "{\"description\":\"old\"}", "Authorization", TestApi.basic("dora"));
        assertThat(get("/v2/team/late/manifests/1", "dora").status()).isEqualTo(200);
        api.pulls.flush();
        send("DELETE", "/v2/team/late/manifests/" + digest, "admin");

        assertThat(send("DELETE", TEAM + "/late", "admin").status()).isEqualTo(404);

        api.pushImage("team/late", "2", "two");
        JsonNode late = get(TEAM + "/late", "dora").json();
        assertThat(late.path("description").asText()).isEmpty();
        assertThat(late.path("pull_count").asInt()).isZero();
    }

    private static List<String> names(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().findValuesAsText("name");
    }

    private Answer get(String path, String user) {
        return send("GET", path, user);
    }

    private Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }
}
