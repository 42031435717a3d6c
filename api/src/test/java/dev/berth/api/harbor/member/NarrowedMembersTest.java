package dev.berth.api.harbor.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Members, and robots, whose rights are good for some repositories of a project only.
@OnBothDatabases
class NarrowedMembersTest {

    private static final String TEAM = "/api/v2.0/projects/team";
    private static final String MEMBERS = TEAM + "/members";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void content() {
        api.user("dora");
        api.user("pia");
        Project team = api.project("team");
        api.project("other");
        api.member(api.users.findByName("pia").orElseThrow(), team, Role.PROJECT_ADMIN);
        api.pushImage("team/apps/web", "1", "web");
        api.pushImage("team/base", "1", "base");
        api.pushImage("other/thing", "1", "thing");
    }

    @Test
    void aNarrowedMemberActsInItsRepositoriesAndSeesOnlyThem() {
        narrow("dora", 2, "apps/**");

        assertThat(as("GET", "/v2/team/apps/web/manifests/1").status()).isEqualTo(200);
        assertThat(as("GET", "/v2/team/base/manifests/1").status()).isEqualTo(403);
        assertThat(as("POST", "/v2/team/apps/new/blobs/uploads/").status()).isEqualTo(202);
        assertThat(as("POST", "/v2/team/tools/blobs/uploads/").status()).isEqualTo(403);
        assertThat(bearer("GET", "team/apps/web")).isEqualTo(200);
        assertThat(bearer("GET", "team/base")).isEqualTo(401);
        assertThat(as("GET", TEAM + "/repositories/apps%252Fweb/artifacts").status())
                .isEqualTo(200);
        assertThat(as("GET", TEAM + "/repositories/base/artifacts").status()).isEqualTo(403);
        assertThat(names(TEAM + "/repositories")).isEqualTo("1 [team/apps/web]");
        assertThat(names("/api/v2.0/repositories")).isEqualTo("1 [team/apps/web]");
        assertThat(names(TEAM + "/repositories?q=name%3D~base")).isEqualTo("0 []");
        assertThat(as("GET", "/api/v2.0/search?q=a").json().findValuesAsText("repository_name"))
                .containsExactly("team/apps/web");
    }

    @Test
    void aNarrowedMemberLearnsOfNoMoreThanItsRepositoriesFromFigures() {
        narrow("dora", 2, "apps/**");

        assertThat(as("GET", TEAM).json().path("repo_count").asInt()).isEqualTo(1);
        assertThat(as("GET", "/api/v2.0/projects?name=team").json().findValuesAsText("repo_count"))
                .containsExactly("1");
        assertThat(as("GET", "/api/v2.0/search?q=team").json().findValuesAsText("repo_count"))
                .containsExactly("1");
        JsonNode figures = as("GET", "/api/v2.0/statistics").json();
        assertThat(figures.path("private_repo_count").asInt()).isEqualTo(1);
        assertThat(figures.path("private_project_count").asInt()).isEqualTo(1);
        JsonNode own = as("GET", TEAM + "/summary").json();
        assertThat(own.path("repo_count").asInt()).isEqualTo(1);
        assertThat(own.has("quota")).isFalse();
        JsonNode whole = get(TEAM + "/summary").json();
        assertThat(whole.path("repo_count").asInt()).isEqualTo(2);
        assertThat(whole.has("quota")).isTrue();
        assertThat(as("GET", "/api/v2.0/users/current/permissions?scope=/project/2")
                        .text())
                .doesNotContain("quota");
    }

    @Test
    void whatTellsOfOtherRepositoriesOrChangesTheProjectIsClosedToNarrowedMembers() {
        narrow("dora", 1, "apps/**");

        assertThat(as("GET", TEAM).status()).isEqualTo(200);
        assertThat(as("GET", "/api/v2.0/projects").text()).contains("\"team\"");
        assertThat(as("GET", MEMBERS).status()).isEqualTo(403);
        assertThat(as("GET", TEAM + "/logs").status()).isEqualTo(403);
        assertThat(as("GET", TEAM + "/artifacts").status()).isEqualTo(403);
        assertThat(as("GET", "/api/v2.0/audit-logs").header("X-Total-Count")).isEqualTo("0");
        assertThat(as("DELETE", TEAM).status()).isEqualTo(403);
        assertThat(as("DELETE", TEAM + "/repositories/base").status()).isEqualTo(403);
        assertThat(as("DELETE", TEAM + "/repositories/apps%252Fweb").status()).isEqualTo(200);
    }

    @Test
    void theNarrowingIsShownKeptByOldClientsAndTakenBack() {
        String member = narrow("dora", 2, "apps/**");

        assertThat(get(member).text()).contains("\"repositories\":[\"apps/**\"]");
        assertThat(get(MEMBERS).json().findValues("repositories")).hasSize(1);
        assertThat(put(member, "{\"role_id\":3}").status()).isEqualTo(200);
        assertThat(get(member).text()).contains("\"role_id\":3", "\"repositories\":[\"apps/**\"]");
        assertThat(put(member, "{\"role_id\":3,\"repositories\":[\"a[\"]}").status())
                .isEqualTo(400);
        assertThat(put(member, "{\"role_id\":3,\"repositories\":[]}").status()).isEqualTo(200);
        assertThat(get(member).json().has("repositories")).isFalse();
        assertThat(as("GET", "/v2/team/base/manifests/1").status()).isEqualTo(200);
        assertThat(names(TEAM + "/repositories")).isEqualTo("2 [team/apps/web, team/base]");
    }

    @Test
    void rolesOfAUserAndOfItsGroupsAddUp() {
        String group = api.json("POST", "/api/v2.0/usergroups", "{\"group_name\":\"ops\",\"group_type\":4}", admin())
                .header("Location");
        String id = group.substring(group.lastIndexOf('/') + 1);
        long dora = api.users.findByName("dora").orElseThrow().id();
        api.send("PUT", "/api/ext/v1/usergroups/" + id + "/members/" + dora, admin());
        narrow("dora", 3, "apps/**");
        Answer made = api.json(
                "POST",
                MEMBERS,
                "{\"role_id\":2,\"member_group\":{\"id\":%s},\"repositories\":[\"base\"]}".formatted(id),
                "Authorization",
                TestApi.basic("pia"));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(get(made.header("Location")).text()).contains("\"repositories\":[\"base\"]");
        assertThat(as("POST", "/v2/team/base/blobs/uploads/").status()).isEqualTo(202);
        assertThat(as("POST", "/v2/team/apps/web/blobs/uploads/").status()).isEqualTo(403);
        assertThat(names("/api/v2.0/repositories")).isEqualTo("2 [team/apps/web, team/base]");
    }

    @Test
    void aNarrowedRobotListsItsRepositories() {
        String access = """
                [{"resource":"repository","action":"list","repositories":["apps/**","thing"]}]""";
        Answer one = robot("{\"kind\":\"project\",\"namespace\":\"team\",\"access\":%s}".formatted(access));
        Answer every = robot("{\"kind\":\"project\",\"namespace\":\"*\",\"access\":%s}".formatted(access));

        assertThat(names("/api/v2.0/repositories", one)).isEqualTo("1 [team/apps/web]");
        assertThat(names(TEAM + "/repositories", one)).isEqualTo("1 [team/apps/web]");
        assertThat(counts("/api/v2.0/projects?q=name%3D~e", one)).containsExactly("1");
        assertThat(counts("/api/v2.0/projects?q=name%3D~e&sort=name", every)).containsExactly("1", "1");
        assertThat(names("/api/v2.0/repositories", every)).isEqualTo("2 [other/thing, team/apps/web]");
        assertThat(names("/api/v2.0/projects/other/repositories", every)).isEqualTo("1 [other/thing]");
        assertThat(api.send(
                                "GET",
                                "/api/v2.0/projects/other/repositories",
                                "Authorization",
                                TestApi.basic(
                                        one.json().path("name").asText(),
                                        one.json().path("secret").asText()))
                        .status())
                .isEqualTo(403);
    }

    private int made;

    private Answer robot(String permission) {
        made++;
        Answer answer = api.json(
                "POST",
                "/api/v2.0/robots",
                "{\"name\":\"r%d\",\"level\":\"system\",\"duration\":-1,\"permissions\":[%s]}"
                        .formatted(made, permission),
                admin());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer;
    }

    private String narrow(String user, int role, String pattern) {
        Answer answer = api.json(
                "POST",
                MEMBERS,
                "{\"role_id\":%d,\"member_user\":{\"username\":\"%s\"},\"repositories\":[\"%s\"]}"
                        .formatted(role, user, pattern),
                "Authorization",
                TestApi.basic("pia"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private static String[] admin() {
        return new String[] {"Authorization", TestApi.basic("admin")};
    }

    private Answer as(String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic("dora"));
    }

    private int bearer(String method, String repository) {
        String token = api.bearer("dora", "repository:" + repository + ":pull");
        return api.send(method, "/v2/" + repository + "/manifests/1", "Authorization", token)
                .status();
    }

    private Answer get(String path) {
        return api.send("GET", path, "Authorization", TestApi.basic("pia"));
    }

    private Answer put(String path, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic("pia"));
    }

    private String names(String path) {
        return names(as("GET", path + (path.contains("?") ? "&" : "?") + "sort=name"));
    }

    private String names(String path, Answer robot) {
        return names(api.send(
                "GET",
                path + "?sort=name",
                "Authorization",
                TestApi.basic(
                        robot.json().path("name").asText(),
                        robot.json().path("secret").asText())));
    }

    private List<String> counts(String path, Answer robot) {
        String[] shown = {
            "Authorization",
            TestApi.basic(
                    robot.json().path("name").asText(),
                    robot.json().path("secret").asText())
        };
        return api.send("GET", path, shown).json().findValuesAsText("repo_count");
    }

    private static String names(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.header("X-Total-Count") + " " + answer.json().findValuesAsText("name");
    }
}
