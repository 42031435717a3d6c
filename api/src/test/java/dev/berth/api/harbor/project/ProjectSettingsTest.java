package dev.berth.api.harbor.project;

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

/// What is set for projects, and lists of them, as clients see it.
@OnBothDatabases
class ProjectSettingsTest {

    private static final String PROJECTS = "/api/v2.0/projects";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Project team = new Project(0, "", false, 0, "", java.time.Instant.EPOCH, java.time.Instant.EPOCH);

    @BeforeEach
    void team() {
        team = api.project("team");
    }

    @Test
    void settingsAreMergedAndTheNameStays() {
        Answer made = put(PROJECTS + "/team", """
                {"project_name":"other","storage_limit":5,"metadata":{"public":"true","severity":"HIGH","auto_scan":"1"},
                "cve_allowlist":{"expires_at":1893456000,"items":[{"cve_id":"CVE-2026-1"},{"cve_id":"CVE-2026-2"}]}}""");
        put(PROJECTS + "/" + team.id(), "{\"metadata\":{\"prevent_vul\":\"true\",\"unknown\":\"x\"}}");
        JsonNode shown = get(PROJECTS + "/team").json();

        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        assertThat(shown.path("name").asText()).isEqualTo("team");
        assertThat(shown.path("metadata").toString())
                .isEqualTo(
                        "{\"public\":\"true\",\"prevent_vul\":\"true\",\"severity\":\"high\",\"auto_scan\":\"true\"}");
        assertThat(shown.path("cve_allowlist").path("expires_at").asLong()).isEqualTo(1_893_456_000L);
        assertThat(shown.path("cve_allowlist").path("items").findValuesAsText("cve_id"))
                .containsExactly("CVE-2026-1", "CVE-2026-2");
        assertThat(api.send("GET", PROJECTS + "/team").status()).isEqualTo(200);
    }

    @Test
    void whatMeansNothingIsRefusedByTheNameOfItsField() {
        assertRefused(put(PROJECTS + "/team", "{\"metadata\":{\"severity\":\"awful\"}}"), "metadata.severity");
        assertRefused(put(PROJECTS + "/team", "{\"metadata\":{\"retention_id\":\"7\"}}"), "metadata.retention_id");
        assertRefused(put(PROJECTS + "/team", "{\"cve_allowlist\":{\"items\":[{}]}}"), "cve_allowlist.items");
        assertRefused(put(PROJECTS + "/team", "{\"cve_allowlist\":{\"expires_at\":-4}}"), "cve_allowlist.expires_at");
        assertRefused(put(PROJECTS + "/team", "not json"), "JSON");
        assertRefused(post(PROJECTS, "{\"metadata\":{}}"), "project_name");
        assertRefused(post(PROJECTS, "{\"project_name\":\"A b\"}"), "project_name");
        assertThat(put(PROJECTS + "/nowhere", "{}").status()).isEqualTo(404);
        assertThat(post(PROJECTS, "{\"project_name\":\"proxy\",\"registry_id\":3}")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void metadataAreSetOneByOne() {
        String all = PROJECTS + "/team/metadatas/";
        assertThat(post(all, "{\"auto_scan\":\"true\"}").status()).isEqualTo(200);
        assertThat(post(all, "{\"auto_scan\":\"true\"}").status()).isEqualTo(409);
        assertThat(put(all + "auto_scan", "{\"auto_scan\":\"false\"}").status()).isEqualTo(200);
        assertThat(get(all).text()).isEqualTo("{\"public\":\"false\",\"auto_scan\":\"false\"}");
        assertThat(get(all + "auto_scan").text()).isEqualTo("{\"auto_scan\":\"false\"}");
        assertThat(get(all + "severity").status()).isEqualTo(404);
        assertThat(get(all + "nonsense").status()).isEqualTo(404);
        assertThat(put(all + "public", "{\"public\":\"true\"}").status()).isEqualTo(200);
        assertThat(api.send("GET", PROJECTS + "/team").status()).isEqualTo(200);
        assertThat(delete(all + "auto_scan").status()).isEqualTo(200);
        assertThat(delete(all + "auto_scan").status()).isEqualTo(404);
        assertRefused(post(all, "{\"severity\":\"low\",\"auto_scan\":\"true\"}"), "one thing");
        assertRefused(post(all, "{\"colour\":\"red\"}"), "metadata");
        assertRefused(post(all, "{\"severity\":null}"), "metadata.severity");
        assertRefused(put(all + "severity", "{\"auto_scan\":\"true\"}"), "auto_scan");
        assertRefused(put(all + "retention_id", "{\"retention_id\":\"1\"}"), "retention_id");
        assertRefused(delete(all + "public"), "public");
    }

    @Test
    void aProjectSaysWhetherItCanBeDeleted() {
        assertThat(get(PROJECTS + "/team/_deletable").text()).isEqualTo("{\"deletable\":true}");

        api.pushImage("team/app", "1", "layer");

        JsonNode deletable = get(PROJECTS + "/team/_deletable").json();
        assertThat(deletable.path("deletable").asBoolean()).isFalse();
        assertThat(deletable.path("message").asText()).contains("repositories");
    }

    @Test
    void theSummaryCountsMembersForWhoMaySeeThem() {
        User gina = api.user("gina");
        User lena = api.user("lena");
        api.member(gina, team, Role.GUEST);
        api.member(lena, team, Role.LIMITED_GUEST);
        api.pushImage("team/app", "1", "layer");

        assertThat(as("gina", "GET", PROJECTS + "/team/summary").text())
                .contains("\"repo_count\":1")
                .contains("\"project_admin_count\":1")
                .contains("\"guest_count\":1")
                .contains("\"limited_guest_count\":1")
                .contains("\"developer_count\":0");
        JsonNode quota =
                get("/api/v2.0/quotas?reference_id=" + team.id()).json().path(0);
        assertThat(quota.path("used").path("storage").asLong()).isGreaterThan("{}layer".length());
        assertThat(as("lena", "GET", PROJECTS + "/team/summary").text())
                .isEqualTo("{\"repo_count\":1,\"quota\":{\"hard\":{\"storage\":-1},\"used\":%s}}"
                        .formatted(quota.path("used")));
        put(PROJECTS + "/team", "{\"metadata\":{\"public\":\"true\"}}");
        assertThat(api.send("GET", PROJECTS + "/team/summary").text()).isEqualTo("{\"repo_count\":1}");
    }

    @Test
    void listsAreNarrowedAndOrderedAsClientsOfHarborAsk() {
        for (String name : List.of("alpha", "beta", "beta-two")) {
            api.project(name);
        }
        put(PROJECTS + "/beta", "{\"metadata\":{\"public\":\"true\"}}");

        assertThat(names("?q=name%3D~beta")).containsExactly("beta", "beta-two");
        assertThat(names("?q=name%253D~beta")).containsExactly("beta", "beta-two");
        assertThat(names("?q=name=beta")).containsExactly("beta");
        assertThat(names("?q=name%3D%7Balpha+team%7D")).containsExactly("alpha", "team");
        assertThat(names("?q=name%3D~a,public%3Dtrue&sort=-name")).containsExactly("library", "beta");
        assertThat(names("?q=unknown%3D1&page_size=2&sort=-creation_time,-name"))
                .containsExactly("team", "library");
        assertThat(names("?name=BETA&public=false")).containsExactly("beta-two");
        assertThat(names("?owner=admin&page_size=1&page=2")).containsExactly("beta");
        assertThat(names("?q=project_id%3D[" + team.id() + "~" + team.id() + "]"))
                .containsExactly("team");
        assertThat(names("?page_size=0")).hasSize(5);
        assertRefused(get(PROJECTS + "?q=name"), "q: ");
        assertRefused(get(PROJECTS + "?q=project_id%3Dx"), "project_id");
        assertThat(get(PROJECTS + "?page_size=101").status()).isEqualTo(422);
        Answer page = get(PROJECTS + "?q=name%3D~beta&page_size=1");
        assertThat(page.header("X-Total-Count")).isEqualTo("2");
        assertThat(page.header("Link"))
                .isEqualTo("</api/v2.0/projects?q=name%3D~beta&page=2&page_size=1>; rel=\"next\"");
    }

    @Test
    void theSearchFindsProjectsAndRepositoriesAsFarAsTheyAreVisible() {
        User gina = api.user("gina");
        api.project("hidden-app");
        api.member(gina, team, Role.GUEST);
        api.pushImage("library/app", "1", "layer");
        api.pushImage("team/app/web", "1", "layer");
        api.pushImage("team/app/web", "2", "other");
        api.pushImage("team/db", "1", "layer");
        api.pushImage("hidden-app/app", "1", "layer");

        JsonNode found = as("gina", "GET", "/api/v2.0/search?q=APP").json();
        assertThat(found.path("project")).isEmpty();
        assertThat(found.path("repository").findValuesAsText("repository_name"))
                .containsExactly("library/app", "team/app/web");
        JsonNode web = found.path("repository").path(1);
        assertThat(web.path("project_name").asText()).isEqualTo("team");
        assertThat(web.path("project_id").asLong()).isEqualTo(team.id());
        assertThat(web.path("project_public").asBoolean()).isFalse();
        assertThat(web.has("pull_count")).isTrue();
        assertThat(web.has("artifact_count")).isTrue();
        assertThat(api.send("GET", "/api/v2.0/search?q=app")
                        .json()
                        .path("repository")
                        .size())
                .isEqualTo(1);
        JsonNode all = get("/api/v2.0/search?q=app").json();
        assertThat(all.path("project").findValuesAsText("name")).containsExactly("hidden-app");
        assertThat(all.path("repository").size()).isEqualTo(3);
        assertThat(get("/api/v2.0/search").json().path("project").size()).isEqualTo(3);
        assertThat(get("/api/v2.0/search?q=%27%25_").json().path("project")).isEmpty();
    }

    private List<String> names(String query) {
        Answer answer = get(PROJECTS + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().findValuesAsText("name");
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(answer.text()).contains(field);
    }

    private Answer get(String path) {
        return as("admin", "GET", path);
    }

    private Answer delete(String path) {
        return as("admin", "DELETE", path);
    }

    private Answer put(String path, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic("admin"));
    }

    private Answer post(String path, String body) {
        return api.json("POST", path, body, "Authorization", TestApi.basic("admin"));
    }

    private Answer as(String name, String method, String path) {
        return api.send(method, path, "Authorization", TestApi.basic(name));
    }
}
