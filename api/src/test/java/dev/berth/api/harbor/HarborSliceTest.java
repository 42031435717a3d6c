package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The part of Harbor's API that is here, as its clients see it.
@OnBothDatabases
class HarborSliceTest {

    private static final String PROJECTS = "/api/v2.0/projects";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void dora() {
        api.user("dora");
    }

    @Test
    void pingAnswersPong() {
        assertThat(api.send("GET", "/api/v2.0/ping").text()).isEqualTo("Pong");
    }

    @Test
    void healthNamesItsParts() {
        JsonNode health = api.send("GET", "/api/v2.0/health").json();

        assertThat(health.path("status").asText()).isEqualTo("healthy");
        assertThat(health.path("components").findValuesAsText("name")).containsExactly("core", "database");
        assertThat(api.send("GET", "/readyz").text()).isEqualTo("database ok\n");
        assertThat(api.send("GET", "/livez").status()).isEqualTo(200);
    }

    @Test
    void theAnonymousLearnLittleOfTheInstallation() {
        JsonNode little = api.send("GET", "/api/v2.0/systeminfo").json();
        JsonNode more = send("GET", "/api/v2.0/systeminfo", "dora").json();

        assertThat(little.path("auth_mode").asText()).isEqualTo("db_auth");
        assertThat(little.has("harbor_version")).isFalse();
        assertThat(more.path("harbor_version").asText()).startsWith("v2.").endsWith("1.2.3");
        assertThat(more.path("registry_url").asText()).isEqualTo("127.0.0.1:" + api.port());
    }

    @Test
    void aProjectIsMadeShownAndDeleted() {
        Answer made = create("dora", "{\"project_name\":\"team\",\"metadata\":{\"public\":\"true\"}}");
        Answer again = create("dora", "{\"project_name\":\"team\"}");
        JsonNode shown = send("GET", PROJECTS + "/team", "dora").json();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).matches(PROJECTS + "/[0-9]+");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
        assertThat(shown.path("name").asText()).isEqualTo("team");
        assertThat(shown.path("owner_name").asText()).isEqualTo("dora");
        assertThat(shown.path("current_user_role_id").asInt()).isEqualTo(1);
        assertThat(shown.path("repo_count").asInt()).isZero();
        assertThat(shown.path("metadata").path("public").asText()).isEqualTo("true");
        assertThat(shown.path("creation_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(send("DELETE", made.header("Location"), "dora").status()).isEqualTo(200);
        assertThat(send("GET", PROJECTS + "/team", "admin").status()).isEqualTo(404);
    }

    @Test
    void aProjectWithRepositoriesStays() {
        api.project("team");
        api.pushImage("team/app", "1", "layer");

        Answer answer = send("DELETE", PROJECTS + "/team", "admin");

        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.code()).isEqualTo("PRECONDITION");
        assertThat(send("GET", PROJECTS + "/team", "admin")
                        .json()
                        .path("repo_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theLocationMayEndWithTheName() {
        Answer answer = api.json(
                "POST",
                PROJECTS,
                "{\"project_name\":\"team\"}",
                "Authorization",
                TestApi.basic("dora"),
                "X-Resource-Name-In-Location",
                "true");

        assertThat(answer.header("Location")).isEqualTo(PROJECTS + "/team");
    }

    @Test
    void aNameOfDigitsIsAnIdUnlessSaidOtherwise() {
        api.project("2024");

        assertThat(send("GET", PROJECTS + "/2024", "admin").status()).isEqualTo(404);
        assertThat(api.send(
                                "GET",
                                PROJECTS + "/2024",
                                "Authorization",
                                TestApi.basic("admin"),
                                "X-Is-Resource-Name",
                                "true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void projectsThatOneMayNotSeeLookLikeThoseThatAreNotThere() {
        api.project("team");

        Answer forbidden = send("GET", PROJECTS + "/team", "dora");
        Answer absent = send("GET", PROJECTS + "/nowhere", "dora");

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.code()).isEqualTo("FORBIDDEN");
        assertThat(absent.status()).isEqualTo(403);
        assertThat(absent.text()).isEqualTo(forbidden.text());
        assertThat(api.send("GET", PROJECTS + "/team").status()).isEqualTo(401);
        assertThat(send("HEAD", PROJECTS + "?project_name=team", "dora").status())
                .isEqualTo(404);
        assertThat(send("HEAD", PROJECTS + "?project_name=team", "admin").status())
                .isEqualTo(200);
        assertThat(api.send("HEAD", PROJECTS + "?project_name=team").status()).isEqualTo(401);
    }

    @Test
    void projectsAreListedPageByPageAsFarAsTheyAreVisible() {
        for (String name : new String[] {"alpha", "beta", "gamma"}) {
            api.project(name);
        }
        api.member(
                api.users.findByName("dora").orElseThrow(),
                api.projects.find("beta").orElseThrow(),
                Role.GUEST);

        Answer all = send("GET", PROJECTS + "?page_size=2&sort=name", "admin");

        assertThat(all.json().findValuesAsText("name")).containsExactly("alpha", "beta");
        assertThat(all.header("X-Total-Count")).isEqualTo("4");
        assertThat(all.header("Link")).isEqualTo("</api/v2.0/projects?sort=name&page=2&page_size=2>; rel=\"next\"");
        assertThat(names("admin", "?page=2&page_size=2")).containsExactly("gamma", "library");
        assertThat(names("admin", "?page_size=0")).hasSize(4);
        assertThat(names("admin", "?name=AMM")).containsExactly("gamma");
        assertThat(names("admin", "?q=name%3D~et,public%3Dfalse")).containsExactly("beta");
        assertThat(names("dora", "")).containsExactly("beta", "library");
        assertThat(api.send("GET", PROJECTS).json().findValuesAsText("name")).containsExactly("library");
        assertThat(send("GET", PROJECTS + "?page_size=101", "admin").status()).isEqualTo(422);
        assertThat(send("GET", PROJECTS + "?public=perhaps", "admin").status()).isEqualTo(400);
    }

    @Test
    void aMemberIsMadeChangedAndEnded() {
        api.project("team");
        String members = PROJECTS + "/team/members";

        Answer made = json("POST", members, "admin", "{\"role_id\":2,\"member_user\":{\"username\":\"dora\"}}");
        Answer again = json("POST", members, "admin", "{\"role_id\":2,\"member_user\":{\"username\":\"dora\"}}");
        String one = made.header("Location");

        assertThat(made.status()).isEqualTo(201);
        assertThat(one).matches(members + "/[0-9]+");
        assertThat(again.status()).isEqualTo(409);
        assertThat(send("GET", members, "dora").json().findValuesAsText("entity_name"))
                .containsExactly("admin", "dora");
        assertThat(send("GET", members + "?entityname=DOR", "dora").header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(json("PUT", one, "admin", "{\"role_id\":4}").status()).isEqualTo(200);
        assertThat(send("GET", one, "dora").json().path("role_name").asText()).isEqualTo("maintainer");
        assertThat(send("DELETE", one, "dora").status()).isEqualTo(403);
        assertThat(send("DELETE", one, "admin").status()).isEqualTo(200);
        assertThat(send("GET", members, "dora").status()).isEqualTo(403);
    }

    @Test
    void aMemberNeedsARoleAndAUser() {
        api.project("team");
        String members = PROJECTS + "/team/members";

        assertThat(json("POST", members, "admin", "{\"role_id\":9,\"member_user\":{\"username\":\"dora\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(json("POST", members, "admin", "{\"role_id\":1}").status()).isEqualTo(400);
        assertThat(json("POST", members, "admin", "{\"role_id\":1,\"member_user\":{\"user_id\":999}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void onlyAdministratorsMakeUsers() {
        String body = """
                {"username":"ann","email":"ann@example.org","realname":"Ann","comment":"","password":"%s"}""".formatted(TestApi.PASSWORD);

        assertThat(json("POST", "/api/v2.0/users", "dora", body).status()).isEqualTo(403);
        Answer made = json("POST", "/api/v2.0/users", "admin", body);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).matches("/api/v2.0/users/[0-9]+");
        assertThat(json("POST", "/api/v2.0/users", "admin", body).status()).isEqualTo(409);
        JsonNode ann = send("GET", "/api/v2.0/users/current", "ann").json();
        assertThat(ann.path("username").asText()).isEqualTo("ann");
        assertThat(ann.path("sysadmin_flag").asBoolean()).isFalse();
        assertThat(api.send("GET", "/api/v2.0/users/current").status()).isEqualTo(401);
    }

    @Test
    void aRegistryTokenDoesNotManageAnything() {
        Answer answer = api.send("GET", PROJECTS, "Authorization", api.bearer("admin", "repository:library/app:pull"));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void metricsAreForThisMachineUnlessAProxyAsks() {
        assertThat(api.send("GET", "/metrics").status()).isEqualTo(200);
        assertThat(api.send("GET", "/metrics", "X-Forwarded-For", "127.0.0.1").status())
                .isEqualTo(401);
        assertThat(api.send("GET", "/metrics", "Via", "1.1 x", "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(403);
        assertThat(api.send("GET", "/metrics", "Via", "1.1 x", "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
    }

    private List<String> names(String user, String query) {
        return send("GET", PROJECTS + query, user).json().findValuesAsText("name");
    }

    private Answer create(String user, String body) {
        return json("POST", PROJECTS, user, body);
    }

    private Answer json(String method, String path, String user, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic(user));
    }

    private Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }
}
