package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Personal access tokens, from their making to their end.
@OnBothDatabases
class PersonalTokensApiTest {

    private static final String TOKENS = "/api/ext/v1/tokens";
    private static final String CURRENT = "/api/v2.0/users/current";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void dora() {
        api.member(api.user("dora"), api.project("team"), Role.MAINTAINER);
        api.project("other");
        api.pushImage("team/app", "1", "layer");
    }

    @Test
    void aTokenStandsInForThePassword() {
        Answer made = make("dora", "\"repository:pull\",\"api:read\"", 30);
        String token = token(made);

        assertThat(made.status()).isEqualTo(201);
        assertThat(token).startsWith("berth_pat_");
        assertThat(made.json().path("details").path("expires_at").asText()).isEqualTo("2026-12-21T10:00:00.250Z");
        assertThat(get(CURRENT, "DORA", token).json().path("username").asText()).isEqualTo("dora");
        assertThat(get("/v2/", "dora", token).status()).isEqualTo(200);
        assertThat(get("/v2/team/app/manifests/1", "dora", token).status()).isEqualTo(200);
        assertThat(pull("team/app", token)).isEqualTo(200);
        assertThat(get(CURRENT, "admin", token).status()).isEqualTo(401);
        assertThat(get(CURRENT, "dora", token + "x").status()).isEqualTo(401);
    }

    @Test
    void aTokenGoesWhenSomebodyElseGivesItsUserANewPassword() {
        String token = token(make("dora", "\"api:read\"", 30));
        String path = "/api/v2.0/users/"
                + get(CURRENT, "dora", token).json().path("user_id").asLong() + "/password";

        Answer own = api.json(
                "PUT",
                path,
                "{\"old_password\":\"%s\",\"new_password\":\"Lantern-Room-8\"}".formatted(TestApi.PASSWORD),
                "Authorization",
                TestApi.basic("dora"));
        assertThat(own.status()).isEqualTo(200);
        assertThat(get(CURRENT, "dora", token).status()).isEqualTo(200);

        Answer reset =
                api.json("PUT", path, "{\"new_password\":\"Lantern-Room-9\"}", "Authorization", TestApi.basic("admin"));
        assertThat(reset.status()).isEqualTo(200);
        assertThat(get(CURRENT, "dora", token).status()).isEqualTo(401);
    }

    @Test
    void aTokenIsGoodForItsScopesOnly() {
        String pulls = token(make("dora", "\"repository:pull\"", 1));
        String reads = token(make("dora", "\"api:read\"", 2));
        String pushes = token(make("dora", "\"repository:push\"", 3));
        String deletes = token(make("dora", "\"repository:delete\"", 4));

        assertThat(get("/api/v2.0/projects/team", "dora", pulls).status()).isEqualTo(403);
        assertThat(get("/api/v2.0/projects/team", "dora", reads).status()).isEqualTo(200);
        assertThat(get(CURRENT, "dora", pulls).status()).isEqualTo(403);
        assertThat(names(get("/api/v2.0/projects", "dora", pulls))).containsExactly("library");
        assertThat(names(get("/api/v2.0/projects", "dora", reads))).containsExactly("library", "team");
        assertThat(create(reads, "dora")).isEqualTo(403);
        assertThat(get("/v2/team/app/manifests/1", "dora", reads).status()).isEqualTo(403);
        assertThat(upload("dora", pulls)).isEqualTo(403);
        assertThat(upload("dora", pushes)).isEqualTo(202);
        assertThat(get("/v2/team/app/manifests/1", "dora", pushes).status()).isEqualTo(200);
        assertThat(get("/v2/team/app/manifests/1", "dora", deletes).status()).isEqualTo(403);
        assertThat(as("DELETE", "/v2/team/app/manifests/1", "dora", pushes).status())
                .isEqualTo(403);
        assertThat(as("DELETE", "/v2/team/app/manifests/1", "dora", deletes).status())
                .isEqualTo(202);
    }

    @Test
    void aTokenOfAnAdministratorIsNoAdministratorBeyondItsScopes() {
        String reads = token(make("admin", "\"api:read\"", 1));
        String writes = token(make("admin", "\"api:write\"", 2));

        assertThat(get("/v2/_catalog", "admin", reads).status()).isEqualTo(200);
        assertThat(create(reads, "admin")).isEqualTo(403);
        assertThat(api.json(
                                "POST",
                                "/api/v2.0/users",
                                "{\"username\":\"eve\"}",
                                "Authorization",
                                TestApi.basic("admin", reads))
                        .status())
                .isEqualTo(403);
        assertThat(create(writes, "admin")).isEqualTo(201);
        assertThat(upload("admin", writes)).isEqualTo(403);
    }

    @Test
    void aRegistryTokenForAPersonalOneOpensNothingElse() {
        var secret = api.pushBlob("other/vault", "secret".getBytes(StandardCharsets.UTF_8));
        String pushes = token(make("admin", "\"repository:push\"", 1));
        String bearer = bearer("admin", pushes, "repository:team/app:push,delete");

        Answer mounted = api.send("POST", "/v2/team/app/blobs/uploads/?mount=" + secret, "Authorization", bearer);

        assertThat(mounted.status()).isEqualTo(202);
        assertThat(api.send("DELETE", "/v2/team/app/manifests/1", "Authorization", bearer)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void tokensAreManagedWithThePasswordAndNotWithAToken() {
        String writes = token(make("dora", "\"api:write\"", 1));

        assertThat(get(TOKENS, "dora", writes).status()).isEqualTo(403);
        assertThat(api.json(
                                "POST",
                                TOKENS,
                                "{\"name\":\"more\",\"scopes\":[\"api:write\"]}",
                                "Authorization",
                                TestApi.basic("dora", writes))
                        .status())
                .isEqualTo(403);
        assertThat(api.send("GET", TOKENS).status()).isEqualTo(401);
    }

    @Test
    void tokensAreListedWithoutTheirSecretsAndRevoked() {
        Answer made = make("dora", "\"api:read\"", -1);
        String token = token(made);
        get(CURRENT, "dora", token);
        api.personalTokens.flush();

        Answer list = get(TOKENS, "dora", TestApi.PASSWORD);

        assertThat(list.text()).doesNotContain(token);
        JsonNode listed = list.json().path(0);
        assertThat(listed.path("scopes").toString()).isEqualTo("[\"api:read\"]");
        assertThat(listed.has("expires_at")).isFalse();
        assertThat(listed.path("last_used_at").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(get(TOKENS, "admin", TestApi.PASSWORD).json()).isEmpty();
        assertThat(as("DELETE", made.header("Location"), "admin", TestApi.PASSWORD)
                        .status())
                .isEqualTo(404);
        assertThat(as("DELETE", made.header("Location"), "dora", TestApi.PASSWORD)
                        .status())
                .isEqualTo(204);
        assertThat(get(CURRENT, "dora", token).status()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWhenItsTimeIsUp() {
        String token = token(make("dora", "\"api:read\"", 1));

        api.clock.pass(Duration.ofDays(1));

        assertThat(get(CURRENT, "dora", token).status()).isEqualTo(401);
    }

    @Test
    void guessesDoNotShutATokenOut() {
        String token = token(make("dora", "\"api:read\"", 1));

        IntStream.range(0, 30).forEach(_ -> get(CURRENT, "dora", "berth_pat_guess"));

        assertThat(get(CURRENT, "dora", "berth_pat_guess").status()).isEqualTo(429);
        assertThat(get(CURRENT, "dora", token).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoTokenIsRefused() {
        make("dora", "\"api:read\"", 5);

        assertThat(make("dora", "\"api:read\"", 5).status()).isEqualTo(409);
        assertThat(make("dora", "", 1).status()).isEqualTo(400);
        assertThat(make("dora", "\"moon\"", 1).text()).contains("repository:pull");
        assertThat(make("dora", "\"api:read\"", 0).status()).isEqualTo(400);
        assertThat(make("dora", "\"api:read\"", 4000).status()).isEqualTo(400);
    }

    private Answer make(String user, String scopes, int days) {
        return api.json(
                "POST",
                TOKENS,
                "{\"name\":\"for %d days\",\"scopes\":[%s],\"expires_in_days\":%d}".formatted(days, scopes, days),
                "Authorization",
                TestApi.basic(user));
    }

    private static String token(Answer made) {
        return made.json().path("token").asText();
    }

    private Answer as(String method, String path, String user, String password) {
        return api.send(method, path, "Authorization", TestApi.basic(user, password));
    }

    private Answer get(String path, String user, String password) {
        return as("GET", path, user, password);
    }

    private int create(String token, String user) {
        return api.json(
                        "POST",
                        "/api/v2.0/projects",
                        "{\"project_name\":\"new\"}",
                        "Authorization",
                        TestApi.basic(user, token))
                .status();
    }

    private int upload(String user, String token) {
        return as("POST", "/v2/team/app/blobs/uploads/", user, token).status();
    }

    private String bearer(String user, String token, String scope) {
        Answer answer = get("/service/token?service=harbor-registry&scope=" + scope, user, token);
        return "Bearer " + answer.json().path("token").asText();
    }

    private int pull(String repository, String token) {
        return api.send(
                        "GET",
                        "/v2/" + repository + "/manifests/1",
                        "Authorization",
                        bearer("dora", token, "repository:" + repository + ":pull"))
                .status();
    }

    private static java.util.List<String> names(Answer answer) {
        return answer.json().findValuesAsText("name");
    }
}
