package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Robots in Harbor's API, as its clients see them.
@OnBothDatabases
class RobotsApiTest {

    private static final String ROBOTS = "/api/v2.0/robots";
    private static final String PULL = "{\"resource\":\"repository\",\"action\":\"pull\"}";
    private static final String PUSH = "{\"resource\":\"repository\",\"action\":\"push\"}";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Project team;

    @BeforeEach
    void people() {
        team = api.project("team");
        api.member(api.user("pia"), team, Role.PROJECT_ADMIN);
        api.member(api.user("mia"), team, Role.MAINTAINER);
        api.user("dora");
    }

    @Test
    void aRobotOfAProjectIsMadeShownAndUsed() {
        api.pushImage("team/app", "1", "layer");

        Answer made = make("pia", project("ci", 30, "team", PULL));
        String robot = made.json().path("name").asText();
        String secret = made.json().path("secret").asText();
        JsonNode shown = get(made.header("Location"), "pia").json();

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location"))
                .isEqualTo(ROBOTS + "/" + made.json().path("id").asLong());
        assertThat(robot).isEqualTo("robot$team+ci");
        assertThat(made.json().path("expires_at").asLong())
                .isEqualTo(api.clock.instant().plus(Duration.ofDays(30)).getEpochSecond());
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.path("level").asText()).isEqualTo("project");
        assertThat(shown.path("duration").asLong()).isEqualTo(30);
        assertThat(shown.path("editable").asBoolean()).isTrue();
        assertThat(shown.path("creator_type").asText()).isEqualTo("local");
        assertThat(shown.path("permissions").toString())
                .isEqualTo("[{\"kind\":\"project\",\"namespace\":\"team\",\"access\":["
                        + "{\"resource\":\"repository\",\"action\":\"pull\",\"effect\":\"allow\"}]}]");
        assertThat(manifest("team/app", TestApi.basic(robot, secret))).isEqualTo(200);
        assertThat(manifest("team/app", bearer(robot, secret, "repository:team/app:pull")))
                .isEqualTo(200);
        assertThat(manifest("team/app", TestApi.basic(robot, "wrong"))).isEqualTo(401);
        assertThat(upload("team/app", robot, secret)).isEqualTo(403);
        assertThat(api.send("GET", "/api/v2.0/users/current", "Authorization", TestApi.basic(robot, secret))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void whoChangesARobotOfAProjectLearnsNothingOfOtherProjects() {
        api.project("hidden");
        Answer made = make("pia", project("ci", -1, "team", PULL));

        Answer there = change(made, project("ci", -1, "hidden", PULL));
        Answer nowhere = change(made, project("ci", -1, "nowhere", PULL));

        assertThat(there.status()).isEqualTo(400);
        assertThat(nowhere.text()).isEqualTo(there.text());
        assertThat(change(made, project("ci", -1, "team", PUSH)).status()).isEqualTo(200);
    }

    private Answer change(Answer made, String wish) {
        return api.json("PUT", made.header("Location"), wish, "Authorization", TestApi.basic("pia"));
    }

    @Test
    void theLastUseIsShown() {
        Answer made = make("pia", project("ci", -1, "team", PULL));
        assertThat(made.json().path("expires_at").asLong()).isEqualTo(-1);
        api.send("GET", "/api/v2.0/projects", "Authorization", basic(made));

        api.robotAccess.flush();

        assertThat(get(made.header("Location"), "pia")
                        .json()
                        .path("last_used_time")
                        .asText())
                .isEqualTo("2026-11-21T10:00:00.250Z");
    }

    @Test
    void aRobotOfTheInstallationReachesTheProjectsThatItNames() {
        api.project("other");
        api.project("third");
        Answer made = make("admin", """
                {"name":"ops","level":"system","duration":-1,"permissions":[
                  {"kind":"system","namespace":"/","access":[{"resource":"catalog","action":"read"}]},
                  {"kind":"project","namespace":"team","access":[%s]},
                  {"kind":"project","namespace":"other","access":[{"resource":"project","action":"read"}]}]}
                """.formatted(PUSH));

        assertThat(made.json().path("name").asText()).isEqualTo("robot$ops");
        assertThat(api.send("GET", "/v2/_catalog", "Authorization", basic(made)).status())
                .isEqualTo(200);
        assertThat(upload("team/app", made)).isEqualTo(202);
        assertThat(upload("other/app", made)).isEqualTo(403);
        assertThat(projects(made)).containsExactly("library", "other", "team");
        assertThat(api.send("GET", "/api/v2.0/projects/other", "Authorization", basic(made))
                        .status())
                .isEqualTo(200);
        assertThat(api.send("GET", "/api/v2.0/projects/team", "Authorization", basic(made))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRobotOfEveryProjectSeesThemAll() {
        Answer made = make("admin", system("all", "*", PULL));
        api.project("later");

        assertThat(projects(made)).containsExactly("later", "library", "team");
        assertThat(get(made.header("Location"), "admin")
                        .json()
                        .path("permissions")
                        .path(0)
                        .path("namespace")
                        .asText())
                .isEqualTo("*");
    }

    @Test
    void aGrantThatIsNarrowedReachesSomeRepositoriesAndStaysSoWhenAnOldClientSendsItBack() {
        api.pushImage("team/apps/web", "1", "layer");
        api.pushImage("team/vault", "1", "layer");
        String narrowed = "{\"resource\":\"repository\",\"action\":\"pull\",\"repositories\":[\"apps/**\"]}";
        Answer made = make("pia", project("ci", -1, "team", narrowed));
        String location = made.header("Location");
        String robot = made.json().path("name").asText();
        String secret = made.json().path("secret").asText();

        assertThat(manifest("team/apps/web", basic(made))).isEqualTo(200);
        assertThat(manifest("team/vault", basic(made))).isEqualTo(403);
        assertThat(manifest("team/apps/web", bearer(robot, secret, "repository:team/apps/web:pull")))
                .isEqualTo(200);
        assertThat(manifest("team/vault", bearer(robot, secret, "repository:team/vault:pull")))
                .isEqualTo(401);
        assertThat(repositories(location)).isEqualTo("[\"apps/**\"]");

        assertThat(put(location, "pia", project("ci", -1, "team", PULL))).isEqualTo(200);
        assertThat(repositories(location)).isEqualTo("[\"apps/**\"]");
        assertThat(put(location, "pia", project("ci", -1, "team", narrowed.replace("\"apps/**\"", ""))))
                .isEqualTo(200);
        assertThat(manifest("team/vault", basic(made))).isEqualTo(200);
        assertThat(make("pia", project("bad", -1, "team", narrowed.replace("apps/**", "a[")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void mountingFindsNoBlobWhereTheRobotMayNotPull() {
        var secret = api.pushBlob("team/vault", "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var open = api.pushBlob("team/apps/web", "open".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Answer made = make("admin", """
                {"name":"ci","level":"system","duration":-1,"permissions":[{"kind":"project","namespace":"team","access":[
                  {"resource":"repository","action":"pull","repositories":["apps/**"]},
                  {"resource":"repository","action":"push","repositories":["apps/**"]}]}]}
                """);

        assertThat(mount("team/apps/new", open.toString(), made)).isEqualTo(201);
        assertThat(mount("team/apps/new", secret.toString(), made)).isEqualTo(202);
    }

    @Test
    void whoMayDoWhatWithRobots() {
        Answer made = make("pia", project("ci", -1, "team", PULL));
        String location = made.header("Location");

        assertThat(make("mia", project("no", -1, "team", PULL)).status()).isEqualTo(403);
        assertThat(make("dora", project("no", -1, "team", PULL)).status()).isEqualTo(403);
        assertThat(make("dora", project("no", -1, "nowhere", PULL)).status()).isEqualTo(403);
        assertThat(make("admin", project("no", -1, "nowhere", PULL)).status()).isEqualTo(404);
        assertThat(make("pia", system("no", "team", PULL)).status()).isEqualTo(403);
        assertThat(api.json("POST", ROBOTS, project("no", -1, "team", PULL)).status())
                .isEqualTo(401);
        assertThat(get(location, "mia").status()).isEqualTo(200);
        assertThat(get(location, "dora").status()).isEqualTo(403);
        assertThat(get(ROBOTS + "/4711", "dora").status()).isEqualTo(403);
        assertThat(get(ROBOTS + "/4711", "admin").status()).isEqualTo(404);
        Answer reader = make("admin", """
                {"name":"reader","level":"system","duration":-1,"permissions":[
                  {"kind":"system","namespace":"/","access":[{"resource":"robot","action":"read"}]}]}""");
        assertThat(api.send("GET", ROBOTS + "/4711", "Authorization", basic(reader))
                        .status())
                .isEqualTo(404);
        assertThat(put(location, "mia", project("ci", -1, "team", PULL))).isEqualTo(403);
        assertThat(as("mia", "DELETE", location).status()).isEqualTo(403);
        assertThat(as("pia", "DELETE", location).status()).isEqualTo(200);
        assertThat(get(location, "admin").status()).isEqualTo(404);
    }

    @Test
    void aRobotMakesNoneThatMayMoreThanItself() {
        Answer maker =
                make("pia", project("maker", -1, "team", PULL + ",{\"resource\":\"robot\",\"action\":\"create\"}"));

        Answer child = api.json("POST", ROBOTS, project("child", -1, "team", PULL), "Authorization", basic(maker));
        Answer wider = api.json("POST", ROBOTS, project("wider", -1, "team", PUSH), "Authorization", basic(maker));

        assertThat(child.status()).isEqualTo(201);
        assertThat(get(child.header("Location"), "pia")
                        .json()
                        .path("creator_type")
                        .asText())
                .isEqualTo("robot");
        assertThat(wider.status()).isEqualTo(403);
        assertThat(wider.code()).isEqualTo("FORBIDDEN");
        assertThat(wider.text()).contains("repository:push");
    }

    @Test
    void aRobotThatMayChangeUsersMakesNobodyAnAdministrator() {
        Answer made = make("admin", """
                {"name":"hr","level":"system","duration":-1,"permissions":[{"kind":"system","namespace":"/","access":[
                  {"resource":"user","action":"update"},{"resource":"user-group","action":"update"}]}]}""");
        long admin = api.users.findByName("admin").orElseThrow().id();
        long dora = api.users.findByName("dora").orElseThrow().id();

        assertThat(made.status()).isEqualTo(201);
        assertThat(robotPuts(made, "/api/v2.0/users/" + admin + "/password", "{\"new_password\":\"Lantern-Room-8\"}"))
                .isEqualTo(403);
        assertThat(robotPuts(made, "/api/v2.0/users/" + dora + "/sysadmin", "{\"sysadmin_flag\":true}"))
                .isEqualTo(403);
        assertThat(api.users.find(dora).orElseThrow().administrator()).isFalse();
    }

    @Test
    void aRobotFindsWhatItMayListOnly() {
        api.pushImage("team/app", "1", "layer");
        Answer puller = make("admin", system("puller", "*", PULL));
        Answer lister = make("admin", system("lister", "*", "{\"resource\":\"repository\",\"action\":\"list\"}"));

        assertThat(found(puller)).isEmpty();
        assertThat(found(lister)).containsExactly("team/app");
    }

    private int robotPuts(Answer robot, String path, String body) {
        return api.json("PUT", path, body, "Authorization", basic(robot)).status();
    }

    private java.util.List<String> found(Answer robot) {
        return api.send("GET", "/api/v2.0/search?q=app", "Authorization", basic(robot))
                .json()
                .path("repository")
                .findValuesAsText("repository_name");
    }

    @Test
    void whatIsNoRobotIsRefused() {
        assertThat(make("pia", project("ci", 30, "team", PULL)).status()).isEqualTo(201);

        assertThat(make("pia", project("ci", 30, "team", PULL)).status()).isEqualTo(409);
        assertBad(project("CI", 30, "team", PULL), "name");
        assertBad(project("zero", 0, "team", PULL), "duration");
        assertBad(project("less", -2, "team", PULL), "duration");
        assertBad(project("none", 1, "team", ""), "access");
        assertBad(project("what", 1, "team", "{\"resource\":\"moon\",\"action\":\"pull\"}"), "permissions");
        assertBad(project("deny", 1, "team", PULL.replace("}", ",\"effect\":\"deny\"}")), "effect");
        assertBad(project("self", 1, "team", "{\"resource\":\"robot\",\"action\":\"update\"}"), "permissions");
        assertBad("{\"name\":\"a\",\"level\":\"moon\",\"duration\":1}", "level");
        assertBad("{\"name\":\"a\",\"level\":\"project\",\"duration\":1,\"permissions\":[]}", "permissions");
        assertThat(make("pia", "[").status()).isEqualTo(400);
    }

    @Test
    void aRobotIsChangedAndDisabled() {
        Answer made = make("pia", project("ci", 30, "team", PULL));
        String location = made.header("Location");
        ObjectNode robot = (ObjectNode) get(location, "pia").json();
        robot.put("disable", true).put("description", "resting").put("duration", 60);

        assertThat(put(location, "pia", robot.toString())).isEqualTo(200);

        JsonNode shown = get(location, "pia").json();
        assertThat(shown.path("disable").asBoolean()).isTrue();
        assertThat(shown.path("description").asText()).isEqualTo("resting");
        assertThat(shown.path("expires_at").asLong())
                .isEqualTo(api.clock.instant().plus(Duration.ofDays(60)).getEpochSecond());
        assertThat(api.send("GET", "/v2/", "Authorization", basic(made)).status())
                .isEqualTo(401);
        assertThat(put(location, "pia", robot.put("name", "robot$team+new").toString()))
                .isEqualTo(400);
    }

    @Test
    void theSecretIsRefreshedAndTheOldOneLivesAsLongAsSaid() {
        Answer made = make("pia", project("ci", -1, "team", PULL));
        String location = made.header("Location");
        String name = made.json().path("name").asText();

        Answer overlapping = patch(location, "{\"overlap_seconds\":60}");
        String second = overlapping.json().path("secret").asText();

        assertThat(overlapping.status()).isEqualTo(200);
        assertThat(overlapping.json().path("previous_secret_until").asText()).isEqualTo("2026-11-21T10:01:00.250Z");
        assertThat(root(basic(made))).isEqualTo(200);
        assertThat(root(TestApi.basic(name, second))).isEqualTo(200);
        api.clock.pass(Duration.ofSeconds(60));
        assertThat(root(basic(made))).isEqualTo(401);

        Answer chosen = patch(location, "{\"secret\":\"Harbour-Light-9\"}");
        assertThat(chosen.json().path("secret").asText()).isEmpty();
        assertThat(root(TestApi.basic(name, "Harbour-Light-9"))).isEqualTo(200);
        assertThat(root(TestApi.basic(name, second))).isEqualTo(401);
        assertThat(patch(location, "{\"secret\":\"weak\"}").status()).isEqualTo(400);
        assertThat(patch(location, "{\"overlap_seconds\":99999999}").status()).isEqualTo(400);
    }

    @Test
    void robotsAreListedByLevelPageByPage() {
        for (String name : new String[] {"c", "a", "b"}) {
            make("pia", project(name, -1, "team", PULL));
            make("admin", system("large-" + name, "team", PULL));
        }
        String ofTeam = ROBOTS + "?q=Level%3Dproject%2CProjectID%3D" + team.id();

        assertThat(names(get(ROBOTS, "admin"))).containsExactly("robot$large-a", "robot$large-b", "robot$large-c");
        assertThat(get(ROBOTS, "pia").status()).isEqualTo(403);
        assertThat(api.send("GET", ROBOTS).status()).isEqualTo(401);
        assertThat(names(get(ofTeam, "mia"))).containsExactly("robot$team+a", "robot$team+b", "robot$team+c");
        assertThat(names(get(ofTeam + "&sort=-name&page_size=2", "pia")))
                .containsExactly("robot$team+c", "robot$team+b");
        Answer page = get(ofTeam + "&page=2&page_size=2", "pia");
        assertThat(names(page)).containsExactly("robot$team+c");
        assertThat(page.header("X-Total-Count")).isEqualTo("3");
        assertThat(page.header("Link")).contains("rel=\"prev\"");
        assertThat(names(get(ofTeam + "%2Cname%3D~%2Bb", "pia"))).containsExactly("robot$team+b");
        assertThat(names(get(ofTeam + "%2Cname%3Drobot%24team%2Ba", "pia"))).containsExactly("robot$team+a");
        assertThat(get(ofTeam, "dora").status()).isEqualTo(403);
        assertThat(get(ROBOTS + "?q=Level%3Dproject", "admin").status()).isEqualTo(400);
        assertThat(get(ROBOTS + "?q=Level%3Dmoon", "admin").status()).isEqualTo(400);
    }

    @Test
    void aProjectThatGoesTakesItsRobotsAlong() {
        Answer made = make("pia", project("ci", -1, "team", PULL));

        assertThat(as("admin", "DELETE", "/api/v2.0/projects/team").status()).isEqualTo(200);

        assertThat(root(basic(made))).isEqualTo(401);
        assertThat(get(made.header("Location"), "admin").status()).isEqualTo(404);
    }

    @Test
    void thePathsOfBeforeLeadToTheSameRobots() {
        String all = "/api/v2.0/projects/" + team.id() + "/robots";
        Answer made = api.json(
                "POST",
                all,
                "{\"name\":\"old\",\"access\":[{\"resource\":\"/project/%d/repository\",\"action\":\"push\"}]}"
                        .formatted(team.id()),
                "Authorization",
                TestApi.basic("pia"));
        String location = made.header("Location");

        assertThat(made.status()).isEqualTo(201);
        assertThat(location).isEqualTo(all + "/" + made.json().path("id").asLong());
        assertThat(get(location, "mia").json().path("duration").asLong()).isEqualTo(30);
        assertThat(upload("team/app", made)).isEqualTo(202);
        assertThat(names(get(all, "pia"))).containsExactly("robot$team+old");
        assertThat(put(location, "pia", "{\"disable\":true}")).isEqualTo(200);
        assertThat(root(basic(made))).isEqualTo(401);
        assertThat(get("/api/v2.0/projects/library/robots/" + made.json().path("id"), "admin")
                        .status())
                .isEqualTo(404);
        assertThat(as("pia", "DELETE", location).status()).isEqualTo(200);
    }

    @Test
    void theCatalogueNamesWhatRobotsCanBeGiven() {
        JsonNode whole = get("/api/v2.0/permissions", "admin").json();
        JsonNode part = get("/api/v2.0/permissions", "dora").json();

        assertThat(whole.path("system").size()).isEqualTo(70);
        assertThat(whole.path("project").size()).isEqualTo(70);
        assertThat(whole.path("project").toString()).contains("{\"resource\":\"repository\",\"action\":\"push\"}");
        assertThat(part.path("system")).isEmpty();
        assertThat(part.path("project")).isEqualTo(whole.path("project"));
        assertThat(api.send("GET", "/api/v2.0/permissions").status()).isEqualTo(401);
    }

    private static String project(String name, int days, String project, String access) {
        return """
                {"name":"%s","level":"project","duration":%d,"permissions":[
                  {"kind":"project","namespace":"%s","access":[%s]}]}""".formatted(name, days, project, access);
    }

    private static String system(String name, String project, String access) {
        return project(name, -1, project, access).replace("\"level\":\"project\"", "\"level\":\"system\"");
    }

    private Answer make(String user, String body) {
        return api.json("POST", ROBOTS, body, "Authorization", TestApi.basic(user));
    }

    private void assertBad(String body, String part) {
        Answer answer = make("admin", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.text()).contains(part);
    }

    private Answer as(String user, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }

    private Answer get(String path, String user) {
        return as(user, "GET", path);
    }

    private int put(String path, String user, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic(user)).status();
    }

    private Answer patch(String path, String body) {
        return api.json("PATCH", path, body, "Authorization", TestApi.basic("pia"));
    }

    private static String basic(Answer made) {
        return TestApi.basic(
                made.json().path("name").asText(), made.json().path("secret").asText());
    }

    private String bearer(String robot, String secret, String scope) {
        Answer token = api.send(
                "GET",
                "/service/token?service=harbor-registry&scope=" + scope,
                "Authorization",
                TestApi.basic(robot, secret));
        return "Bearer " + token.json().path("token").asText();
    }

    private int manifest(String repository, String authorization) {
        return api.send("GET", "/v2/" + repository + "/manifests/1", "Authorization", authorization)
                .status();
    }

    private int upload(String repository, Answer made) {
        return api.send("POST", "/v2/" + repository + "/blobs/uploads/", "Authorization", basic(made))
                .status();
    }

    private int upload(String repository, String robot, String secret) {
        return api.send("POST", "/v2/" + repository + "/blobs/uploads/", "Authorization", TestApi.basic(robot, secret))
                .status();
    }

    private int mount(String repository, String digest, Answer made) {
        return api.send("POST", "/v2/" + repository + "/blobs/uploads/?mount=" + digest, "Authorization", basic(made))
                .status();
    }

    private int root(String authorization) {
        return api.send("GET", "/v2/", "Authorization", authorization).status();
    }

    private Set<String> projects(Answer made) {
        return new TreeSet<>(api.send("GET", "/api/v2.0/projects", "Authorization", basic(made))
                .json()
                .findValuesAsText("name"));
    }

    private static java.util.List<String> names(Answer answer) {
        return answer.json().findValuesAsText("name");
    }

    private String repositories(String location) {
        return get(location, "pia")
                .json()
                .path("permissions")
                .path(0)
                .path("access")
                .path(0)
                .path("repositories")
                .toString();
    }
}
