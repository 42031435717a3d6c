package dev.berth.api.harbor;

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

/// The audit log over HTTP: what happens is in it, and who may read it.
@OnBothDatabases
class AuditLogTest {

    private static final String LOGS = "/api/v2.0/auditlog-exts";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void people() {
        User dora = api.user("dora");
        User guy = api.user("guy");
        Project team = api.project("team");
        api.project("other");
        api.member(dora, team, Role.PROJECT_ADMIN);
        api.member(guy, team, Role.GUEST);
    }

    @Test
    void aPushAPullAndADeletionAreThereWithWhoWhatWhereAndTheRequest() {
        String digest = api.pushImage("team/app", "1", "layer").toString();
        String token = api.bearer("guy", "repository:team/app:pull");
        for (int i = 0; i < 3; i++) {
            api.send("GET", "/v2/team/app/manifests/1", "Authorization", token, "X-Request-Id", "pull-" + i);
        }
        api.send(
                "DELETE",
                "/v2/team/app/manifests/" + digest,
                "Authorization",
                TestApi.basic("dora"),
                "X-Request-Id",
                "gone");

        JsonNode log = entries("dora", "?q=resource_type%3Dartifact");

        assertThat(log.findValuesAsText("operation")).containsExactly("pull", "delete", "create");
        JsonNode pull = log.get(0);
        assertThat(pull.path("resource").asText()).isEqualTo("team/app:1");
        assertThat(pull.path("username").asText()).isEqualTo("guy");
        assertThat(pull.path("times").asInt()).isEqualTo(3);
        assertThat(pull.path("request_id").asText()).isEqualTo("pull-0");
        assertThat(pull.path("source_ip").asText()).isEqualTo("127.0.0.1");
        assertThat(pull.path("operation_result").asBoolean()).isTrue();
        assertThat(pull.path("op_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        JsonNode deletion = log.get(1);
        assertThat(deletion.path("resource").asText()).isEqualTo("team/app@" + digest);
        assertThat(deletion.path("operation_description").asText()).isEqualTo("deleted " + digest + ", tagged 1");
        assertThat(deletion.path("request_id").asText()).isEqualTo("gone");
    }

    @Test
    void changesOfTheControlPlaneAreThere() {
        json("POST", "/api/v2.0/projects", "dora", "{\"project_name\":\"mine\"}");
        Answer member = json(
                "POST",
                "/api/v2.0/projects/mine/members",
                "dora",
                "{\"role_id\":2,\"member_user\":{\"username\":\"guy\"}}");
        json("PUT", member.header("Location"), "dora", "{\"role_id\":4}");
        send("DELETE", member.header("Location"), "dora");

        JsonNode log = entries("admin", "?q=username%3Ddora");

        assertThat(log)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("resource_type").asText() + " "
                        + entry.path("resource").asText())
                .containsExactly(
                        "delete member guy",
                        "update member guy",
                        "create member guy",
                        "create member dora",
                        "create project mine");
        assertThat(log.get(1).path("operation_description").asText())
                .isEqualTo("made guy, who was a developer, a maintainer");
        assertThat(entries("admin", "?q=operation%3Dcreate,resource_type%3Duser"))
                .hasSize(3);
    }

    @Test
    void whatIsRefusedIsThereWithTheReason() {
        json("POST", "/api/v2.0/users", "guy", "{}");
        json("POST", "/api/v2.0/projects", "dora", "{\"project_name\":\"team\"}");
        api.send("DELETE", "/v2/team/app/manifests/1", "Authorization", TestApi.basic("dora"));
        json("POST", "/api/v2.0/projects", "", "{\"project_name\":\"anonymous\"}");

        JsonNode refused = entries("admin", "?q=operation_result%3Dfalse");

        assertThat(refused).hasSize(3);
        assertThat(refused.findValuesAsText("username")).containsExactlyInAnyOrder("dora", "dora", "guy");
        assertThat(refused.findValuesAsText("operation_description"))
                .anyMatch(text -> text.contains("the project name 'team' is taken"));
        assertThat(entries("dora", "?q=operation_result%3Dfalse")).hasSize(1);
    }

    @Test
    void othersThanAdministratorsSeeTheProjectsWhoseLogTheyMayRead() {
        api.pushImage("team/app", "1", "layer");
        api.pushImage("other/app", "1", "layer");

        assertThat(entries("dora", "?q=resource_type%3Dartifact").findValuesAsText("resource"))
                .containsExactly("team/app:1");
        assertThat(entries("guy", "")).isEmpty();
        assertThat(api.send("GET", LOGS).status()).isEqualTo(401);
        assertThat(send("GET", "/api/v2.0/projects/team/auditlog-exts", "guy").status())
                .isEqualTo(403);
        JsonNode ofProject =
                send("GET", "/api/v2.0/projects/team/auditlog-exts", "dora").json();
        assertThat(ofProject.findValuesAsText("resource_type")).contains("artifact", "member", "project");
        JsonNode old = send(
                        "GET", "/api/v2.0/projects/other/logs?q=operation%3Dcreate,resource_type%3Dartifact", "admin")
                .json();
        assertThat(old.findValuesAsText("resource")).containsExactly("other/app:1");
        assertThat(old.get(0).has("operation_result")).isFalse();
    }

    @Test
    void aProjectOfTheSameNameDoesNotInheritTheLog() {
        api.events.drain();
        send("DELETE", "/api/v2.0/projects/team", "admin");
        api.clock.pass(java.time.Duration.ofSeconds(1));
        api.project("team");

        assertThat(entries("admin", "?q=resource_type%3Dproject,resource%3Dteam"))
                .hasSize(3);
        assertThat(send("GET", "/api/v2.0/projects/team/auditlog-exts", "admin")
                        .json()
                        .findValuesAsText("operation"))
                .containsExactly("create", "create");
    }

    @Test
    void theLogsOfAProjectAreAskedForByItsNameEvenIfThatIsANumber() {
        api.project("4711");
        api.pushImage("4711/app", "1", "layer");
        drain();
        String query = "?q=operation%3Dcreate,resource_type%3Dartifact";

        for (String path : List.of("/logs", "/auditlog-exts")) {
            assertThat(send("GET", "/api/v2.0/projects/4711" + path + query, "admin")
                            .json()
                            .findValuesAsText("resource"))
                    .containsExactly("4711/app:1");
            long id = api.projects.find("4711").orElseThrow().id();
            assertThat(send("GET", "/api/v2.0/projects/" + id + path, "admin").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void pagesAreCountedAndLinked() {
        drain();
        Answer first = send("GET", LOGS + "?page_size=2&page=2", "admin");

        int total = Integer.parseInt(first.header("X-Total-Count"));
        assertThat(total).isGreaterThan(6);
        assertThat(first.json()).hasSize(2);
        assertThat(first.header("Link"))
                .contains("page=1&page_size=2>; rel=\"prev\"", "page=3&page_size=2>; rel=\"next\"");
        assertThat(send("GET", LOGS + "?page_size=0", "admin").json()).hasSize(total);
        assertThat(send("GET", LOGS + "?page_size=100&page=2", "admin").json()).isEmpty();
        assertThat(send("GET", LOGS + "?q=op_time%3D%5Bsoon~%5D", "admin").status())
                .isEqualTo(400);
        assertThat(send("GET", "/api/v2.0/audit-logs?q=op_time%3D%5B2026-11-21T10%3A00%3A01~%5D", "admin")
                        .header("X-Total-Count"))
                .isEqualTo("0");
        assertThat(send("GET", LOGS + "/events", "guy").json().findValuesAsText("event_type"))
                .hasSize(18)
                .contains("pull_artifact");
    }

    @Test
    void whoSignsInAndOutIsThereAndWhoCannot() {
        Answer look = api.send("GET", "/api/v2.0/systeminfo");
        String csrf = cookie(look);
        Answer login = signIn(look, csrf, TestApi.PASSWORD);
        api.send("GET", "/c/log_out", "Cookie", cookie(login));
        assertThat(signIn(look, csrf, "wrong").status()).isEqualTo(401);
        api.send("GET", LOGS, "Authorization", TestApi.basic("stranger", "guess"));

        JsonNode log = entries(
                "admin",
                "?q=operation%3D{login logout},resource_type%3Duser&sort=id"
                        .replace(" ", "%20")
                        .replace("{", "%7B")
                        .replace("}", "%7D"));

        assertThat(log)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("resource").asText() + " "
                        + entry.path("username").asText() + " "
                        + entry.path("operation_result").asBoolean())
                .containsExactly(
                        "login dora dora true",
                        "logout dora dora true",
                        "login dora anonymous false",
                        "login stranger anonymous false");
        assertThat(log.get(0).path("source_ip").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void changesOfLabelsAndImmutabilityRulesAreThereOnce() {
        long team = api.projects.find("team").orElseThrow().id();
        Answer label = json(
                "POST",
                "/api/v2.0/labels",
                "dora",
                "{\"name\":\"good\",\"scope\":\"p\",\"project_id\":%d}".formatted(team));
        json(
                "PUT",
                label.header("Location"),
                "dora",
                "{\"name\":\"better\",\"scope\":\"p\",\"project_id\":%d}".formatted(team));
        send("DELETE", label.header("Location"), "dora");
        String rules = "/api/v2.0/projects/team/immutabletagrules";
        Answer rule = json("POST", rules, "dora", """
                {"tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"v*"}],
                "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"**"}]}}""");
        assertThat(rule.status()).as(rule.toString()).isEqualTo(201);
        send("DELETE", rules + "/" + rule.header("Location").replaceAll(".*/", ""), "dora");
        drain();

        JsonNode log = send("GET", "/api/v2.0/projects/team/auditlog-exts?sort=id&page_size=100", "dora")
                .json();

        assertThat(log)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("resource_type").asText() + " "
                        + entry.path("resource").asText().replaceAll("[0-9]+", "N"))
                .containsSubsequence(
                        "create label good",
                        "update label better",
                        "delete label better",
                        "create immutability rule N",
                        "delete immutability rule N");
        assertThat(log.findValuesAsText("resource_type").stream().filter("label"::equals))
                .hasSize(3);
    }

    @Test
    void typesThatAreDisabledAreNotThere() {
        api.auditTerms = new dev.berth.control.audit.AuditTerms(
                java.util.Optional.empty(), true, java.util.Set.of("create_artifact"));
        api.pushImage("team/app", "1", "layer");

        assertThat(entries("admin", "?q=resource_type%3Dartifact")).isEmpty();
    }

    private static String cookie(Answer answer) {
        String line = answer.header("Set-Cookie");
        return line.substring(0, line.indexOf(';'));
    }

    private Answer signIn(Answer look, String csrf, String password) {
        return api.send(
                "POST",
                "/c/login",
                ("principal=dora&password=" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Harbor-CSRF-Token",
                look.header("X-Harbor-CSRF-Token"),
                "Cookie",
                csrf);
    }

    private JsonNode entries(String user, String query) {
        drain();
        Answer answer = send("GET", LOGS + query, user);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private void drain() {
        api.pulls.flush();
        api.buffer.flush();
        api.events.drain();
    }

    private Answer json(String method, String path, String user, String body) {
        return user.isEmpty()
                ? api.json(method, path, body)
                : api.json(method, path, body, "Authorization", TestApi.basic(user));
    }

    private Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }
}
