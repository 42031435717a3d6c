package dev.berth.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.ApiClient.Answer;
import dev.berth.api.BrowserScene;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Signing in with a browser, as Harbor's portal and its scripts do.
@OnBothDatabases
class SessionsTest extends BrowserScene {

    private static final String PROJECTS = "/api/v2.0/projects";

    @Test
    void scriptsOfPagesAreNotChallengedForABrowserWouldAskForThePasswordItself() {
        assertThat(api.send("GET", CURRENT).header("WWW-Authenticate")).startsWith("Basic");
        Answer refused = api.send("GET", CURRENT, "X-Requested-With", "XMLHttpRequest");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEmpty();
        assertThat(refused.header("X-Harbor-CSRF-Token")).isNotEmpty();
    }

    @Test
    void whoSignsInIsKnownByACookieUntilSigningOut() {
        Answer login = login("dora", TestApi.PASSWORD);
        String sid = pair(login);

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.header("Set-Cookie")).startsWith("sid=").contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(get(CURRENT, sid).json().path("username").asText()).isEqualTo("dora");
        assertThat(api.send("GET", CURRENT).status()).isEqualTo(401);

        Answer logOut = get("/c/log_out", sid);
        assertThat(logOut.status()).isEqualTo(200);
        assertThat(logOut.response().headers().allValues("Set-Cookie")).anyMatch(line -> line.contains("Max-Age=0"));
        assertThat(get(CURRENT, sid).status()).isEqualTo(401);
    }

    @Test
    void aSessionChangesNothingWithoutTheToken() {
        String sid = pair(login("dora", TestApi.PASSWORD));

        assertThat(create("a", "Cookie", sid + "; " + csrfCookie).status()).isEqualTo(403);
        assertThat(create("a", "Cookie", sid + "; " + csrfCookie, "X-Harbor-CSRF-Token", "guess")
                        .status())
                .isEqualTo(403);
        assertThat(create("a", "Cookie", sid, "X-Harbor-CSRF-Token", csrfToken).status())
                .isEqualTo(403);
        assertThat(create("a", "Cookie", sid + "; " + csrfCookie, "X-Harbor-CSRF-Token", csrfToken)
                        .status())
                .isEqualTo(201);
        assertThat(create("b", "Authorization", TestApi.basic("dora")).status()).isEqualTo(201);
    }

    @Test
    void aSessionThatIsRefusedForLackOfTheTokenGetsOneToTryAgain() {
        String sid = pair(login("dora", TestApi.PASSWORD));

        Answer refused = create("a", "Cookie", sid);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(create("a", "Cookie", sid + "; " + pair(refused), "X-Harbor-CSRF-Token", token(refused))
                        .status())
                .isEqualTo(201);

        Answer withCookie = create("b", "Cookie", sid + "; " + csrfCookie);
        assertThat(withCookie.status()).isEqualTo(403);
        assertThat(pair(withCookie)).isEmpty();
        assertThat(create("b", "Cookie", sid + "; " + csrfCookie, "X-Harbor-CSRF-Token", token(withCookie))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void signingInNeedsTheTokenToo() {
        Answer answer = form("dora", TestApi.PASSWORD, "Cookie", csrfCookie);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void wrongPasswordsAreRefusedAndThenMadeToWait() {
        assertThat(login("dora", "wrong").status()).isEqualTo(401);
        IntStream.range(0, 30).forEach(_ -> login("dora", "wrong"));

        assertThat(login("dora", "wrong").status()).isEqualTo(429);
    }

    @Test
    void aPersonalTokenOpensNoSession() {
        Answer made = api.json(
                "POST",
                "/api/ext/v1/tokens",
                "{\"name\":\"t\",\"scopes\":[\"api:read\"]}",
                "Authorization",
                TestApi.basic("dora"));

        assertThat(login("dora", made.json().path("token").asText()).status()).isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheSessionsOfItsUserAndNoOthers() {
        api.user("egon");
        String ofDora = pair(login("dora", TestApi.PASSWORD));
        String ofEgon = pair(login("egon", TestApi.PASSWORD));
        long id = get(CURRENT, ofDora).json().path("user_id").asLong();

        Answer changed = api.json(
                "PUT",
                "/api/v2.0/users/" + id + "/password",
                "{\"old_password\":\"%s\",\"new_password\":\"Another-1-Password\"}".formatted(TestApi.PASSWORD),
                "Authorization",
                TestApi.basic("dora"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(get(CURRENT, ofDora).status()).isEqualTo(401);
        assertThat(get(CURRENT, ofEgon).status()).isEqualTo(200);
    }

    @Test
    void aSessionLastsAsLongAsItIsUsed() {
        String sid = pair(login("dora", TestApi.PASSWORD));

        api.clock.pass(Duration.ofMinutes(50));
        assertThat(get(CURRENT, sid).status()).isEqualTo(200);
        api.clock.pass(Duration.ofMinutes(50));
        assertThat(api.send("GET", CURRENT, "Cookie", sid, "X-Harbor-No-Session-Renewal", "true")
                        .status())
                .isEqualTo(200);
        api.clock.pass(Duration.ofMinutes(50));

        assertThat(get(CURRENT, sid).status()).isEqualTo(401);
    }

    @Test
    void eachSignInHasASessionOfItsOwnAndEndsTheOneShown() {
        String first = pair(login("dora", TestApi.PASSWORD));

        Answer second =
                form("dora", TestApi.PASSWORD, "Cookie", first + "; " + csrfCookie, "X-Harbor-CSRF-Token", csrfToken);

        assertThat(pair(second)).isNotEqualTo(first);
        assertThat(get(CURRENT, first).status()).isEqualTo(401);
        assertThat(get(CURRENT, pair(second)).status()).isEqualTo(200);
    }

    @Test
    void whatTheCookieHoldsIsNotKept() {
        String sid = pair(login("dora", TestApi.PASSWORD));

        assertThat(api.database.<java.util.List<String>>read(
                        tx -> tx.sql("select token_hash from login_session").list(row -> row.text("token_hash"))))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(sid.substring("sid=".length())));
    }

    private Answer create(String project, String... headers) {
        return api.json("POST", PROJECTS, "{\"project_name\":\"%s\"}".formatted(project), headers);
    }

    private Answer get(String path, String sid) {
        return api.send("GET", path, "Cookie", sid);
    }

    private static String token(Answer answer) {
        return answer.header("X-Harbor-CSRF-Token");
    }
}
