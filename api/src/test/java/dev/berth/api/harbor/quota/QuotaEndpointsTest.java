package dev.berth.api.harbor.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class QuotaEndpointsTest {

    private static final String QUOTAS = "/api/v2.0/quotas";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Answer get(String path) {
        return api.send("GET", path, "Authorization", TestApi.basic("admin"));
    }

    private Answer json(String method, String path, String who, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic(who));
    }

    private Answer push(String repository, String content) {
        String digest = DigestAlgorithm.SHA256
                .digest(content.getBytes(StandardCharsets.UTF_8))
                .toString();
        return api.send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + digest,
                content.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                TestApi.basic("admin"));
    }

    private JsonNode quotaOf(String project) {
        long id = get("/api/v2.0/projects/" + project).json().path("project_id").asLong();
        return get(QUOTAS + "?reference=project&reference_id=" + id).json().path(0);
    }

    @Test
    void aProjectMadeWithALimitIsHeldToIt() {
        assertThat(json("POST", "/api/v2.0/projects", "admin", "{\"project_name\":\"team\",\"storage_limit\":20}")
                        .status())
                .isEqualTo(201);

        assertThat(push("team/app", "0123456789").status()).isEqualTo(201);
        Answer refused = push("team/app", "01234567890");
        JsonNode quota = quotaOf("team");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("DENIED");
        assertThat(refused.text()).contains("will exceed the configured upper limit of 20 B.");
        assertThat(quota.path("ref").path("name").asText()).isEqualTo("team");
        assertThat(quota.path("ref").path("owner_name").asText()).isEqualTo("admin");
        assertThat(quota.path("hard").path("storage").asLong()).isEqualTo(20);
        assertThat(quota.path("used").path("storage").asLong()).isEqualTo(10);
        assertThat(quota.path("creation_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
    }

    @Test
    void aQuotaIsReadAndChanged() {
        api.project("team");
        long id = quotaOf("team").path("id").asLong();

        assertThat(quotaOf("team").path("hard").path("storage").asLong()).isEqualTo(-1);
        assertThat(json("PUT", QUOTAS + "/" + id, "admin", "{\"hard\":{\"storage\":5}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(QUOTAS + "/" + id).json().path("hard").path("storage").asLong())
                .isEqualTo(5);
        assertThat(push("team/app", "0123456789").status()).isEqualTo(403);
        assertThat(json("PUT", QUOTAS + "/" + id, "admin", "{\"hard\":{\"storage\":-1}}")
                        .status())
                .isEqualTo(200);
        assertThat(push("team/app", "0123456789").status()).isEqualTo(201);
        assertThat(get(QUOTAS + "/4711").status()).isEqualTo(404);
        assertThat(json("PUT", QUOTAS + "/4711", "admin", "{\"hard\":{\"storage\":5}}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hard\":{}}", "{\"hard\":{\"storage\":0}}", "{\"hard\":{\"storage\":-2}}", "x"})
    void whatIsNoLimitIsABadRequest(String body) {
        api.project("team");

        Answer answer = json("PUT", QUOTAS + "/" + quotaOf("team").path("id").asLong(), "admin", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void quotasAreListedInPagesAndOrderedByWhatIsUsed() {
        api.project("team");
        api.project("other");
        assertThat(push("other/app", "0123456789").status()).isEqualTo(201);

        Answer list = get(QUOTAS + "?sort=-used.storage&page_size=1");

        assertThat(list.json().size()).isEqualTo(1);
        assertThat(list.json().path(0).path("ref").path("name").asText()).isEqualTo("other");
        assertThat(list.header("X-Total-Count")).isEqualTo("3");
        assertThat(list.header("Link")).contains("rel=\"next\"");
    }

    @Test
    void onlyAdministratorsSeeQuotasAndSetThemForNewProjects() {
        api.user("dora");

        assertThat(api.send("GET", QUOTAS).status()).isEqualTo(401);
        assertThat(api.send("GET", QUOTAS, "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(403);
        assertThat(json("POST", "/api/v2.0/projects", "dora", "{\"project_name\":\"hers\",\"storage_limit\":5}")
                        .status())
                .isEqualTo(201);
        assertThat(quotaOf("hers").path("hard").path("storage").asLong()).isEqualTo(-1);
    }
}
