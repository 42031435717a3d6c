package dev.berth.api;

import dev.berth.api.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A browser that has looked at the server, with somebody, dora, who may sign in there.
public abstract class BrowserScene {

    protected static final String CURRENT = "/api/v2.0/users/current";

    @RegisterExtension
    protected final TestApi api = TestApi.start();

    protected String csrfCookie = "";
    protected String csrfToken = "";

    @BeforeEach
    void look() {
        api.user("dora");
        Answer first = api.send("GET", "/api/v2.0/systeminfo");
        csrfToken = first.header("X-Harbor-CSRF-Token");
        csrfCookie = pair(first);
    }

    /// Signs in as a page does, with more headers.
    protected Answer login(String name, String password, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = csrfCookie;
        all[headers.length + 2] = "X-Harbor-CSRF-Token";
        all[headers.length + 3] = csrfToken;
        return form(name, password, all);
    }

    /// Sends the form that a page sends, with nothing but these headers.
    protected Answer form(String name, String password, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        String body = "principal=" + name + "&password=" + password;
        return api.send("POST", "/c/login", body.getBytes(StandardCharsets.UTF_8), all);
    }

    /// The cookie that an answer sets, as a request sends it back.
    protected static String pair(Answer answer) {
        String line = answer.header("Set-Cookie");
        return line.substring(0, Math.max(0, line.indexOf(';')));
    }
}
