package dev.berth.api.harbor.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.control.project.Project;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Setting;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What administrators set for the installation, and what comes of it.
@OnBothDatabases
class ConfigurationTest {

    private static final String PATH = "/api/v2.0/configurations";
    private static final String READ_ONLY = "The system is in read only mode. Any modification is prohibited.";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final User dora = api.user("dora");

    @Test
    void administratorsSeeWhatIsSetAndWhetherTheyMaySetIt() {
        assertThat(as("admin", "GET", PATH).text()).isEqualTo("""
                {"auth_mode":{"value":"db_auth","editable":false},\
                "primary_auth_mode":{"value":false,"editable":false},\
                "project_creation_restriction":{"value":"everyone","editable":true},\
                "read_only":{"value":false,"editable":true},\
                "self_registration":{"value":false,"editable":true},\
                "token_expiration":{"value":10,"editable":true},\
                "robot_token_duration":{"value":30,"editable":true},\
                "robot_name_prefix":{"value":"robot$","editable":true},\
                "notification_enable":{"value":true,"editable":true},\
                "session_timeout":{"value":60,"editable":true},\
                "scanner_skip_update_pulltime":{"value":false,"editable":false},\
                "banner_message":{"value":"","editable":true},\
                "quota_per_project_enable":{"value":true,"editable":true},\
                "storage_per_project":{"value":-1,"editable":true},\
                "audit_log_forward_endpoint":{"value":"","editable":true},\
                "skip_audit_log_database":{"value":false,"editable":true},\
                "disabled_audit_log_event_types":{"value":"","editable":true}}""");
        assertThat(as("dora", "GET", PATH).status()).isEqualTo(403);
        assertThat(api.send("GET", PATH).status()).isEqualTo(401);
        assertThat(put("dora", "{}").status()).isEqualTo(403);
        assertThat(put("admin", "{}").status()).isEqualTo(200);
        assertThat(api.json("PUT", PATH, "{}").status()).isEqualTo(401);
    }

    @Test
    void theDescriptionNamesAllThatIsInTheCatalogue() {
        List<String> names = Catalogue.ALL.stream().map(Setting::name).toList();

        assertThat(components(ConfigurationRecords.ConfigurationsResponse.class))
                .isEqualTo(names);
        assertThat(components(ConfigurationRecords.Configurations.class)).isEqualTo(names);
    }

    private static List<String> components(Class<?> record) {
        SnakeCaseStrategy snake = new SnakeCaseStrategy();
        return Stream.of(record.getRecordComponents())
                .map(RecordComponent::getName)
                .map(snake::translate)
                .toList();
    }

    @Test
    void aWrongValueIsRefusedByNameAndNothingIsSaved() {
        Answer refused = put("admin", "{\"session_timeout\":5,\"token_expiration\":\"soon\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("BAD_REQUEST");
        assertThat(message(refused)).startsWith("token_expiration: ");
        assertThat(shown("session_timeout").asInt()).isEqualTo(60);
        for (String body : List.of(
                "{\"auth_mode\":\"ldap_auth\"}",
                "{\"ldap_url\":\"ldap://directory\"}",
                "{\"robot_name_prefix\":\"\"}",
                "{\"storage_per_project\":0}",
                "{\"token_expiration\":99999999999999999999}",
                "{\"banner_message\":{\"message\":\"x\"}}",
                "{\"skip_audit_log_database\":true}",
                "[]",
                "no json")) {
            assertThat(put("admin", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void whatIsNullOrUnknownIsPassedOver() {
        assertThat(put("admin", "{\"session_timeout\":null,\"what\":[1],\"auth_mode\":\"db_auth\"}")
                        .status())
                .isEqualTo(200);
        assertThat(shown("session_timeout").asInt()).isEqualTo(60);
    }

    @Test
    void aSecretIsTakenAndNeverShown() {
        assertThat(put("admin", "{\"test_password\":\"Correct-Horse-7\"}").status())
                .isEqualTo(200);

        assertThat(api.settings.value(TestApi.SECRET).reveal()).isEqualTo("Correct-Horse-7");
        assertThat(as("admin", "GET", PATH).text()).doesNotContain("test_password", "Correct-Horse-7");
        api.events.drain();
        assertThat(as("admin", "GET", "/api/v2.0/audit-logs").text()).doesNotContain("Correct-Horse-7");
    }

    @Test
    void whereHarborsOwnPartsLookAdministratorsSeeTheSame() {
        put("admin", "{\"test_password\":\"Correct-Horse-7\"}");

        assertThat(as("admin", "GET", "/api/v2.0/internalconfig").text())
                .isEqualTo(as("admin", "GET", PATH).text())
                .doesNotContain("test_password", "Correct-Horse-7");
        assertThat(as("dora", "GET", "/api/v2.0/internalconfig").status()).isEqualTo(403);
        assertThat(api.send("GET", "/api/v2.0/internalconfig").status()).isEqualTo(401);
    }

    @Test
    void aChangeIsInTheAuditLog() {
        set("read_only", true);
        api.events.drain();

        JsonNode entry = as("admin", "GET", "/api/v2.0/auditlog-exts").json().path(0);
        assertThat(entry.path("resource_type").asText()).isEqualTo("configuration");
        assertThat(entry.path("operation").asText()).isEqualTo("update");
        assertThat(entry.path("username").asText()).isEqualTo("admin");
        assertThat(entry.path("operation_description").asText()).isEqualTo("set read_only to 'true'");
    }

    @Test
    void onlyAdministratorsMakeProjectsWhenItIsSetSo() {
        set("project_creation_restriction", "adminonly");

        assertThat(create("dora", "/api/v2.0/projects", "{\"project_name\":\"hers\"}")
                        .status())
                .isEqualTo(403);
        assertThat(create("admin", "/api/v2.0/projects", "{\"project_name\":\"his\"}")
                        .status())
                .isEqualTo(201);
        assertThat(info("dora").path("project_creation_restriction").asText()).isEqualTo("adminonly");

        set("project_creation_restriction", "everyone");
        assertThat(create("dora", "/api/v2.0/projects", "{\"project_name\":\"hers\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void inReadOnlyModeNothingIsPushedDeletedOrChangedAndPullsGoOn() {
        api.pushImage("library/app", "1", "layer");
        String bearer = api.bearer("admin", "repository:library/app:pull,push,delete");
        set("read_only", true);

        for (String[] call : new String[][] {
            {"POST", "/v2/library/app/blobs/uploads/"},
            {"PUT", "/v2/library/app/manifests/2"},
            {"DELETE", "/v2/library/app/manifests/1"}
        }) {
            for (String authorization : List.of(bearer, TestApi.basic("admin"))) {
                Answer refused = api.json(call[0], call[1], "{}", "Authorization", authorization);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.code()).isEqualTo("DENIED");
                assertThat(message(refused)).isEqualTo(READ_ONLY);
            }
        }
        Answer refused = create("admin", "/api/v2.0/projects", "{\"project_name\":\"his\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("DENIED");
        assertThat(message(refused)).isEqualTo(READ_ONLY);
        assertThat(as("dora", "DELETE", "/api/v2.0/projects/library/repositories/app")
                        .status())
                .isEqualTo(403);
        assertThat(api.send("GET", "/v2/library/app/manifests/1", "Authorization", bearer)
                        .status())
                .isEqualTo(200);
        assertThat(api.bearer("", "repository:library/app:pull")).hasSizeGreaterThan(20);
        assertThat(api.json(
                                "POST",
                                "/service/token",
                                "service=harbor-registry",
                                "Authorization",
                                TestApi.basic("admin"))
                        .status())
                .isNotEqualTo(403);
        assertThat(api.send("DELETE", "/v2/library/app/manifests/1").status()).isEqualTo(401);
        assertThat(info("dora").path("read_only").asBoolean()).isTrue();

        set("read_only", false);
        assertThat(api.send("DELETE", "/v2/library/app/manifests/1", "Authorization", bearer)
                        .status())
                .isEqualTo(202);
    }

    @Test
    void robotsBearThePrefixThatIsSetAndLogInWithItOnly() {
        Project team = api.project("team");
        String old = "robot$team+ci";
        Answer made = robot(team, 7);
        assertThat(made.json().path("name").asText()).isEqualTo(old);
        String secret = made.json().path("secret").asText();

        set("robot_name_prefix", "bot_");

        String path = made.header("Location");
        assertThat(as("admin", "GET", path).json().path("name").asText()).isEqualTo("bot_team+ci");
        assertThat(tags("bot_team+ci", secret)).isEqualTo(200);
        assertThat(tags(old, secret)).isEqualTo(401);
        JsonNode listed = as("admin", "GET", "/api/v2.0/robots?q=Level%3Dproject%2CProjectID%3D" + team.id())
                .json();
        assertThat(listed.findValuesAsText("name")).contains("bot_team+ci");
    }

    private int tags(String name, String secret) {
        return api.send("GET", "/api/v2.0/projects/team/repositories", "Authorization", TestApi.basic(name, secret))
                .status();
    }

    private Answer robot(Project project, int days) {
        return create("admin", "/api/v2.0/robots", """
                {"name":"ci","duration":%d,"level":"project","permissions":[{"kind":"project","namespace":"%s",\
                "access":[{"resource":"repository","action":"list"}]}]}""".formatted(days, project.name()));
    }

    @Test
    void robotsOfTheOldKindLiveAsLongAsIsSet() {
        Project team = api.project("team");
        set("robot_token_duration", 3);

        Answer made = create(
                "admin",
                "/api/v2.0/projects/" + team.id() + "/robots",
                "{\"name\":\"ci\",\"access\":[{\"resource\":\"/project/%d/repository\",\"action\":\"pull\"}]}"
                        .formatted(team.id()));

        assertThat(made.status()).isEqualTo(201);
        long expires = as("admin", "GET", made.header("Location"))
                .json()
                .path("expires_at")
                .asLong();
        assertThat(expires)
                .isEqualTo(api.clock.instant().plus(Duration.ofDays(3)).getEpochSecond());
    }

    @Test
    void tokensAndSessionsLiveAsLongAsIsSet() {
        set("token_expiration", 25);
        set("session_timeout", 5);
        String path = "/service/token?service=harbor-registry";
        assertThat(as("dora", "GET", path).json().path("expires_in").asInt()).isEqualTo(1500);

        Answer first = api.send("GET", "/api/v2.0/systeminfo");
        Answer login = api.send(
                "POST",
                "/c/login",
                ("principal=dora&password=" + TestApi.PASSWORD).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Cookie",
                first.header("Set-Cookie").replaceFirst(";.*", ""),
                "X-Harbor-CSRF-Token",
                first.header("X-Harbor-CSRF-Token"));
        String sid = login.header("Set-Cookie").replaceFirst(";.*", "");
        assertThat(api.send("GET", "/api/v2.0/users/current", "Cookie", sid).status())
                .isEqualTo(200);
        api.clock.pass(Duration.ofMinutes(6));
        assertThat(api.send("GET", "/api/v2.0/users/current", "Cookie", sid).status())
                .isEqualTo(401);
    }

    @Test
    void newProjectsMayHoldWhatIsSetAndQuotasCanBeTurnedOff() {
        set("storage_per_project", 50);
        assertThat(create("admin", "/api/v2.0/projects", "{\"project_name\":\"small\"}")
                        .status())
                .isEqualTo(201);
        byte[] large = new byte[100];
        String upload = "/v2/small/app/blobs/uploads/?digest=" + DigestAlgorithm.SHA256.digest(large);
        assertThat(api.send("POST", upload, large, "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(403);
        assertThat(as("admin", "GET", "/api/v2.0/projects/small/summary").json().has("quota"))
                .isTrue();

        set("quota_per_project_enable", false);

        assertThat(api.send("POST", upload, large, "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(201);
        assertThat(as("admin", "GET", "/api/v2.0/projects/small/summary").json().has("quota"))
                .isFalse();
    }

    @Test
    void everybodyIsShownTheBanner() {
        set("banner_message", "{\"message\":\"closed on Monday\",\"type\":\"info\"}");

        String banner = "{\"message\":\"closed on Monday\",\"type\":\"info\"}";
        assertThat(info("dora").path("banner_message").asText()).isEqualTo(banner);
        assertThat(api.send("GET", "/api/v2.0/systeminfo")
                        .json()
                        .path("banner_message")
                        .asText())
                .isEqualTo(banner);
    }

    @Test
    void nobodyIsNotifiedWhileNotificationsAreOff() {
        Project team = api.project("team");
        api.member(dora, team, Role.PROJECT_ADMIN);
        assertThat(create("dora", "/api/v2.0/projects/" + team.id() + "/webhook/policies", """
                        {"name":"ci","enabled":true,"event_types":["PUSH_ARTIFACT"],\
                        "targets":[{"type":"http","address":"http://127.0.0.1:9/hook"}]}""")
                        .status())
                .isEqualTo(201);
        set("notification_enable", false);
        api.pushImage("team/app", "1", "one");
        api.events.drain();
        assertThat(deliveries()).isZero();
        assertThat(info("dora").path("notification_enable").asBoolean()).isFalse();

        set("notification_enable", true);
        api.pushImage("team/app", "2", "two");
        api.events.drain();
        assertThat(deliveries()).isEqualTo(1);
    }

    private long deliveries() {
        return api.database.read(tx -> tx.sql("select count(*) as found from webhook_delivery")
                .first(row -> row.number("found"))
                .orElseThrow());
    }

    private JsonNode info(String name) {
        return as(name, "GET", "/api/v2.0/systeminfo").json();
    }

    private JsonNode shown(String setting) {
        return as("admin", "GET", PATH).json().path(setting).path("value");
    }

    private void set(String name, Object value) {
        String body = new String(Json.bytes(Map.of(name, value)), StandardCharsets.UTF_8);
        assertThat(put("admin", body).status()).as(body).isEqualTo(200);
    }

    private static String message(Answer answer) {
        return answer.json().path("errors").path(0).path("message").asText();
    }

    private Answer as(String name, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(name));
    }

    private Answer create(String name, String path, String body) {
        return api.json("POST", path, body, "Authorization", TestApi.basic(name));
    }

    private Answer put(String name, String body) {
        return api.json("PUT", PATH, body, "Authorization", TestApi.basic(name));
    }
}
