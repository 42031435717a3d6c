package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What people set for themselves.
@OnBothDatabases
class PreferencesApiTest {

    private static final String PREFERENCES = "/api/ext/v1/me/prefs";
    private static final String PINS = "/api/ext/v1/me/pins";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void people() {
        api.user("dora");
        api.user("emil");
    }

    @Test
    void whatIsSetReplacesWhatWasAndIsOnesOwn() {
        assertThat(get("dora", PREFERENCES).json().path("values")).isEmpty();

        assertThat(put("dora", PREFERENCES, "{\"values\":{\"theme\":\"dark\",\"columns.tags\":\"size,pulls\"}}")
                        .status())
                .isEqualTo(200);
        Answer again = put("dora", PREFERENCES, "{\"values\":{\"theme\":\"light\"}}");

        assertThat(again.text()).isEqualTo("{\"values\":{\"theme\":\"light\"}}");
        assertThat(get("dora", PREFERENCES).text()).isEqualTo(again.text());
        assertThat(get("emil", PREFERENCES).json().path("values")).isEmpty();
    }

    @Test
    void pinsKeepTheirOrder() {
        Answer pinned = put("dora", PINS, "{\"pins\":[\"web\",\"payments/checkout-api\",\"ml/llm\"]}");

        assertThat(pinned.text()).isEqualTo("{\"pins\":[\"web\",\"payments/checkout-api\",\"ml/llm\"]}");
        assertThat(put("dora", PINS, "{\"pins\":[\"ml/llm\"]}").status()).isEqualTo(200);
        assertThat(get("dora", PINS).text()).isEqualTo("{\"pins\":[\"ml/llm\"]}");
        assertThat(get("emil", PINS).json().path("pins")).isEmpty();
    }

    @Test
    void whatIsTooMuchOrNoNameIsRefused() {
        String many =
                IntStream.range(0, 101).mapToObj(i -> "\"k" + i + "\":\"v\"").collect(Collectors.joining(","));
        for (String body : List.of(
                "{}",
                "[]",
                "{\"values\":{\"Theme\":\"x\"}}",
                "{\"values\":{\"theme\":null}}",
                "{\"values\":{\"theme\":\"a\\u0000b\"}}",
                "{\"values\":{\"theme\":\"" + "x".repeat(2001) + "\"}}",
                "{\"values\":{" + many + "}}")) {
            assertThat(put("dora", PREFERENCES, body).status()).as(body).isEqualTo(400);
        }
        String pins = IntStream.range(0, 51).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        for (String body : List.of(
                "{}",
                "{\"pins\":[null]}",
                "{\"pins\":[\"Web\"]}",
                "{\"pins\":[\"web/\"]}",
                "{\"pins\":[\"web\",\"web\"]}",
                "{\"pins\":[" + pins + "]}")) {
            assertThat(put("dora", PINS, body).status()).as(body).isEqualTo(400);
        }
        assertThat(get("dora", PINS).json().path("pins")).isEmpty();
    }

    @Test
    void onlyUsersHaveThem() {
        assertThat(api.send("GET", PREFERENCES).status()).isEqualTo(401);
        assertThat(api.send("GET", PINS).status()).isEqualTo(401);
        Answer made = api.json("POST", "/api/v2.0/robots", """
                {"name":"ci","level":"system","duration":-1,"permissions":[{"kind":"system","namespace":"/",\
                "access":[{"resource":"catalog","action":"read"}]}]}""", "Authorization", TestApi.basic("admin"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String robot = TestApi.basic("robot$ci", made.json().path("secret").asText());
        assertThat(api.send("GET", PREFERENCES, "Authorization", robot).status())
                .isEqualTo(403);
    }

    @Test
    void theyGoWithTheUser() {
        assertThat(put("dora", PINS, "{\"pins\":[\"web\"]}").status()).isEqualTo(200);
        long id = api.users.findByName("dora").orElseThrow().id();

        assertThat(api.send("DELETE", "/api/v2.0/users/" + id, "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
    }

    private Answer get(String user, String path) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }

    private Answer put(String user, String path, String body) {
        return api.json("PUT", path, body, "Authorization", TestApi.basic(user));
    }
}
