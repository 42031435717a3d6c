package dev.berth.api.harbor.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the installation says of itself as a whole.
@OnBothDatabases
class InstallationTest {

    private static final String ALLOWLIST = "/api/v2.0/system/CVEAllowlist";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final User dora = api.user("dora");

    @Test
    void statisticsCountWhatIsOpenAndWhatIsOnesOwn() {
        Project team = api.project("team");
        api.project("hidden");
        api.member(dora, team, Role.GUEST);
        api.pushImage("library/app", "1", "one");
        api.pushImage("team/app", "1", "one");
        api.pushImage("team/app2", "1", "two");
        api.pushImage("hidden/app", "1", "one");

        assertThat(as("dora", "GET", "/api/v2.0/statistics").text())
                .isEqualTo("{\"private_project_count\":1,\"private_repo_count\":2,"
                        + "\"public_project_count\":1,\"public_repo_count\":1}");
        JsonNode all = as("admin", "GET", "/api/v2.0/statistics").json();
        assertThat(all.path("private_project_count").asInt()).isEqualTo(2);
        assertThat(all.path("private_repo_count").asInt()).isEqualTo(3);
        assertThat(all.path("total_project_count").asInt()).isEqualTo(3);
        assertThat(all.path("total_repo_count").asInt()).isEqualTo(4);
        assertThat(all.path("total_storage_consumption").asLong()).isEqualTo("{}onetwo".length());
        assertThat(api.send("GET", "/api/v2.0/statistics").status()).isEqualTo(401);
    }

    @Test
    void theListOfVulnerabilitiesThatDoNotCountIsReplaced() {
        assertThat(as("dora", "GET", ALLOWLIST).text()).isEqualTo("{\"id\":0,\"project_id\":0,\"items\":[]}");
        assertThat(put("dora", "{\"items\":[]}").status()).isEqualTo(403);
        assertThat(put("admin", "{\"items\":[{\"cve_id\":\"CVE-2026-1\"}],\"expires_at\":1893456000}")
                        .status())
                .isEqualTo(200);

        JsonNode shown = as("dora", "GET", ALLOWLIST).json();
        assertThat(shown.path("items").findValuesAsText("cve_id")).containsExactly("CVE-2026-1");
        assertThat(shown.path("expires_at").asLong()).isEqualTo(1_893_456_000L);
        assertThat(shown.path("creation_time").asText()).startsWith("2026-");
        assertThat(put("admin", "{\"items\":[],\"expires_at\":null}").status()).isEqualTo(200);
        assertThat(as("dora", "GET", ALLOWLIST).json().has("expires_at")).isFalse();
        assertThat(put("admin", "{\"items\":[{\"cve_id\":\"<script>\"}]}").status())
                .isEqualTo(400);
        assertThat(api.send("GET", ALLOWLIST).status()).isEqualTo(401);
    }

    @Test
    void theRoomOnTheDiskIsForAdministrators() {
        assertThat(as("admin", "GET", "/api/v2.0/systeminfo/volumes").text())
                .isEqualTo("{\"storage\":[{\"total\":1000,\"free\":400}]}");
        assertThat(as("dora", "GET", "/api/v2.0/systeminfo/volumes").status()).isEqualTo(403);
        assertThat(api.send("GET", "/api/v2.0/systeminfo/getcert").status()).isEqualTo(404);
        assertThat(as("dora", "GET", "/api/v2.0/systeminfo").text())
                .contains("\"registry_storage_provider_name\":\"memory\"", "\"notification_enable\":true");
    }

    private Answer as(String name, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(name));
    }

    private Answer put(String name, String body) {
        return api.json("PUT", ALLOWLIST, body, "Authorization", TestApi.basic(name));
    }
}
