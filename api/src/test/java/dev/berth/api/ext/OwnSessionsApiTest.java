package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.BrowserScene;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where somebody is signed in, and the end of it.
@OnBothDatabases
class OwnSessionsApiTest extends BrowserScene {

    private static final String SESSIONS = "/api/ext/v1/me/sessions";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    @BeforeEach
    void somebodyElse() {
        api.user("egon");
    }

    @Test
    void aPersonSeesWhereTheyAreSignedIn() {
        String first = signIn("dora", FIREFOX);
        api.clock.pass(Duration.ofMinutes(2));
        String second = signIn("dora", "curl/8.14.1");
        signIn("egon", FIREFOX);

        Answer listed = get(second);
        JsonNode newest = listed.json().path(0);
        JsonNode oldest = listed.json().path(1);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json()).hasSize(2);
        assertThat(newest.path("client").asText()).isEqualTo("curl/8.14.1");
        assertThat(newest.path("current").asBoolean()).isTrue();
        assertThat(newest.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(newest.path("begun_at").asText()).isEqualTo("2026-11-21T10:02:00.250Z");
        assertThat(oldest.path("client").asText()).isEqualTo(FIREFOX);
        assertThat(oldest.path("current").asBoolean()).isFalse();
        assertThat(oldest.path("begun_at").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(oldest.path("last_used_at").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(listed.text())
                .doesNotContain(first.substring("sid=".length()))
                .doesNotContain(second.substring("sid=".length()));
    }

    @Test
    void whoComesWithThePasswordSeesThemTooAndNoneIsTheirs() {
        String sid = signIn("dora", FIREFOX);

        Answer listed = api.send("GET", SESSIONS, "Authorization", TestApi.basic("dora"), "Cookie", sid);

        assertThat(listed.json()).hasSize(1);
        assertThat(listed.json().path(0).path("current").asBoolean()).isFalse();
    }

    @Test
    void aSessionThatIsEndedIsOverAtOnce() {
        String here = signIn("dora", FIREFOX);
        String there = signIn("dora", "curl/8.14.1");
        String id = get(there).json().path(0).path("id").asText();

        assertThat(delete(SESSIONS + "/" + id, here).status()).isEqualTo(204);

        assertThat(api.send("GET", CURRENT, "Cookie", there).status()).isEqualTo(401);
        assertThat(get(here).json()).hasSize(1);
        assertThat(delete(SESSIONS + "/" + id, here).status()).isEqualTo(404);
    }

    @Test
    void onesOwnSessionMayBeEndedAsWell() {
        String here = signIn("dora", FIREFOX);
        String id = get(here).json().path(0).path("id").asText();

        assertThat(delete(SESSIONS + "/" + id, here).status()).isEqualTo(204);

        assertThat(get(here).status()).isEqualTo(401);
    }

    @Test
    void allOtherSessionsEndAndThisOneGoesOn() {
        String here = signIn("dora", FIREFOX);
        String there = signIn("dora", "curl/8.14.1");
        String ofEgon = signIn("egon", FIREFOX);

        assertThat(delete(SESSIONS, here).status()).isEqualTo(204);

        assertThat(get(here).json()).hasSize(1);
        assertThat(get(there).status()).isEqualTo(401);
        assertThat(get(ofEgon).json()).hasSize(1);
    }

    @Test
    void somebodyElsesSessionIsAsIfItWereNotThere() {
        String ofDora = signIn("dora", FIREFOX);
        String id = get(ofDora).json().path(0).path("id").asText();

        Answer refused = delete(SESSIONS + "/" + id, signIn("egon", FIREFOX));
        Answer asAdmin = api.send("DELETE", SESSIONS + "/" + id, "Authorization", TestApi.basic("admin"));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(asAdmin.status()).isEqualTo(404);
        assertThat(asAdmin.text()).isEqualTo(refused.text());
        assertThat(get(ofDora).status()).isEqualTo(200);
        assertThat(delete(SESSIONS + "/none%20such%C3%BF", ofDora).status()).isEqualTo(404);
    }

    @Test
    void tokensRobotsAndTheAnonymousNeitherSeeNorEndThem() {
        String sid = signIn("dora", FIREFOX);
        String path = SESSIONS + "/" + get(sid).json().path(0).path("id").asText();
        String token = made("/api/ext/v1/tokens", "{\"name\":\"t\",\"scopes\":[\"api:read\",\"api:write\"]}", "dora")
                .path("token")
                .asText();
        JsonNode robot = made(
                "/api/v2.0/robots",
                "{\"name\":\"ci\",\"level\":\"system\",\"duration\":-1,\"permissions\":[{\"kind\":\"system\",\"namespace\":\"/\",\"access\":[{\"resource\":\"catalog\",\"action\":\"read\"}]}]}",
                "admin");
        String[] callers = {
            TestApi.basic("dora", token),
            TestApi.basic(robot.path("name").asText(), robot.path("secret").asText())
        };

        for (String caller : callers) {
            assertThat(api.send("GET", SESSIONS, "Authorization", caller).status())
                    .isEqualTo(403);
            assertThat(api.send("DELETE", SESSIONS, "Authorization", caller).status())
                    .isEqualTo(403);
            assertThat(api.send("DELETE", path, "Authorization", caller).status())
                    .isEqualTo(403);
        }
        assertThat(api.send("GET", SESSIONS).status()).isEqualTo(401);
        assertThat(api.send("DELETE", SESSIONS).status()).isEqualTo(401);
        assertThat(api.send("DELETE", path).status()).isEqualTo(401);
        assertThat(get(sid).json()).hasSize(1);
    }

    @Test
    void anotherSiteEndsNothingInABrowsersSession() {
        String sid = signIn("dora", FIREFOX);

        assertThat(api.send("DELETE", SESSIONS, "Cookie", sid + "; " + csrfCookie)
                        .status())
                .isEqualTo(403);
    }

    private String signIn(String name, String client) {
        Answer answer = login(name, TestApi.PASSWORD, "User-Agent", client);
        assertThat(answer.status()).isEqualTo(200);
        return pair(answer);
    }

    private Answer get(String sid) {
        return api.send("GET", SESSIONS, "Cookie", sid);
    }

    private Answer delete(String path, String sid) {
        return api.send("DELETE", path, "Cookie", sid + "; " + csrfCookie, "X-Harbor-CSRF-Token", csrfToken);
    }

    private JsonNode made(String path, String body, String user) {
        Answer made = api.json("POST", path, body, "Authorization", TestApi.basic(user));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json();
    }
}
