package dev.berth.api.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@OnBothDatabases
class SetupTest {

    @RegisterExtension
    final TestApi api = TestApi.startPending();

    @Test
    void theFirstPageIsTheForm() {
        Answer home = api.send("GET", "/");
        Answer form = api.send("GET", "/setup?code=%3Cscript%3E%22");

        assertThat(home.status()).isEqualTo(303);
        assertThat(home.header("Location")).isEqualTo("/setup");
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.header("Content-Security-Policy"))
                .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
        assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(form.text()).contains("value=\"&lt;script&gt;&quot;\"").doesNotContain("<script", "style=");
        assertThat(api.send("GET", "/setup/berth.css").header("Content-Type")).startsWith("text/css");
    }

    @Test
    void theFormMakesTheFirstAdministratorAndSaysWhatToDoNext() {
        String code = api.firstRun.open().orElseThrow().reveal();

        Answer done = submit(code, "ann", TestApi.PASSWORD);

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.text()).contains("docker login 127.0.0.1:" + api.port() + " -u ann");
        assertThat(api.users.findByName("ann").orElseThrow().administrator()).isTrue();
        assertThat(api.send("GET", "/setup").header("Location")).isEqualTo("/");
        assertThat(submit(code, "eve", TestApi.PASSWORD).status()).isEqualTo(303);
        assertThat(api.send("GET", "/").text()).contains("127.0.0.1:" + api.port());
    }

    @Test
    void whatIsWrongStandsAboveTheFormAndThePasswordIsNotSentBack() {
        String code = api.firstRun.open().orElseThrow().reveal();

        Answer wrongCode = submit("guess", "ann", TestApi.PASSWORD);
        Answer weak = submit(code, "ann", "weak");

        assertThat(wrongCode.status()).isEqualTo(403);
        assertThat(wrongCode.text()).contains("role=\"alert\"", "value=\"ann\"").doesNotContain(TestApi.PASSWORD);
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.text())
                .contains("name=\"password\" autofocus aria-invalid=\"true\"", "It must have 8 to 128 characters");
        assertThat(api.firstRun.pending()).isTrue();
    }

    @Test
    void aPasswordThatWasTypedDifferentlyTheSecondTimeIsRefused() {
        String code = api.firstRun.open().orElseThrow().reveal();

        Answer differs = submit(code, "ann", TestApi.PASSWORD, TestApi.PASSWORD + "x");

        assertThat(differs.status()).isEqualTo(400);
        assertThat(differs.text()).contains("The two passwords differ", "value=\"" + code + "\"");
        assertThat(api.firstRun.pending()).isTrue();
    }

    @Test
    void commandsQuoteANameThatAShellWouldTakeApart() {
        String code = api.firstRun.open().orElseThrow().reveal();

        Answer done = submit(code, "ann%3Brm%20o%27x", TestApi.PASSWORD);

        assertThat(done.text()).contains(" -u &#39;ann;rm o&#39;\\&#39;&#39;x&#39;</code>");
    }

    @Test
    void noPageIsKeptFramedOrToldToOthers() {
        String code = api.firstRun.open().orElseThrow().reveal();
        Answer form = api.send("GET", "/setup?code=" + code);
        Answer wrong = submit("guess", "ann", TestApi.PASSWORD);
        Answer done = submit(code, "ann", TestApi.PASSWORD);
        Answer home = api.send("GET", "/");

        assertThat(List.of(form, wrong, done, home)).allSatisfy(page -> {
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe");
            assertThat(page.text()).doesNotContain("{{", "style=", "onclick");
        });
        assertThat(form.header("Content-Security-Policy")).doesNotContain("script-src");
    }

    @Test
    void programsSetUpWithJson() {
        String code = api.firstRun.open().orElseThrow().reveal();
        String body = """
                {"code":"%s","username":"ann","email":"ann@example.org","password":"%s"}""".formatted(code, TestApi.PASSWORD);

        assertThat(api.send("GET", "/api/ext/v1/setup").text()).isEqualTo("{\"pending\":true}");
        Answer answer = api.json("POST", "/api/ext/v1/setup/claim", body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("username").asText()).isEqualTo("ann");
        assertThat(api.send("GET", "/api/ext/v1/setup").text()).isEqualTo("{\"pending\":false}");
        assertThat(api.json("POST", "/api/ext/v1/setup/claim", body).status()).isEqualTo(403);
        assertThat(api.json("POST", "/api/ext/v1/setup/claim", "{}").status()).isEqualTo(400);
        assertThat(api.json("POST", "/api/ext/v1/setup/claim", "[").code()).isEqualTo("BAD_REQUEST");
    }

    private Answer submit(String code, String username, String password) {
        return submit(code, username, password, password);
    }

    private Answer submit(String code, String username, String password, String repeat) {
        String body = "code=" + encode(code) + "&username=" + username + "&email=" + encode(username + "@example.org")
                + "&password=" + encode(password) + "&repeat=" + encode(repeat);
        return api.send(
                "POST",
                "/setup",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
