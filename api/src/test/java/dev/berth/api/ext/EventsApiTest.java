package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.platform.db.OnBothDatabases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What happens, told to whoever may know it, over a real connection.
@Timeout(60)
@OnBothDatabases
class EventsApiTest {

    private static final String EVENTS = "/api/ext/v1/events";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Follower> followers = new ArrayList<>();
    private User dora;

    @BeforeEach
    void people() {
        dora = api.user("dora");
        api.project("team");
        api.project("secret");
        api.member(dora, api.projects.find("team").orElseThrow(), Role.DEVELOPER);
    }

    @AfterEach
    void leave() throws IOException {
        for (Follower follower : followers) {
            follower.lines.close();
        }
        client.close();
    }

    @Test
    void aPushIsToldWithItsTagsAndNothingOfWhoItWas() throws Exception {
        Follower dorasBrowser = follow("dora", EVENTS);

        String digest = api.pushImage("team/app", "1.4", "layer").toString();
        JsonNode event = dorasBrowser.next();

        assertThat(event.path("type").asText()).isEqualTo("manifest.pushed");
        assertThat(event.path("project").asText()).isEqualTo("team");
        assertThat(event.path("ref").asText()).isEqualTo("team/app:1.4");
        assertThat(event.path("at").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(event.path("data").path("digest").asText()).isEqualTo(digest);
        assertThat(event.path("data").path("tags").path(0).asText()).isEqualTo("1.4");
        assertThat(event.path("id").asText()).isEqualTo(dorasBrowser.lastId);
        assertThat(event.toString()).doesNotContain("admin", "127.0.0.1");
        assertThat(dorasBrowser.answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(dorasBrowser.answer.headers().firstValue("X-Accel-Buffering"))
                .hasValue("no");
    }

    @Test
    void whoMayNotSeeAProjectHearsNothingOfIt() throws Exception {
        Follower dorasBrowser = follow("dora", EVENTS);
        Follower administrator = follow("admin", EVENTS + "?topics=push");

        api.pushImage("secret/app", "1", "layer");
        api.pushImage("team/app", "2", "layer");

        assertThat(dorasBrowser.next().path("ref").asText()).isEqualTo("team/app:2");
        assertThat(administrator.next().path("ref").asText()).isEqualTo("secret/app:1");
        assertThat(administrator.next().path("ref").asText()).isEqualTo("team/app:2");
        assertThat(api.status("GET", EVENTS, new byte[0])).isEqualTo(401);
    }

    @Test
    void rightsThatChangeMeanwhileCountASecondLater() throws Exception {
        Follower dorasBrowser = follow("dora", EVENTS + "?topics=push");
        api.pushImage("team/app", "1", "layer");
        assertThat(dorasBrowser.next().path("ref").asText()).isEqualTo("team/app:1");

        long team = api.projects.find("team").orElseThrow().id();
        long member = api.send("GET", "/api/v2.0/projects/team/members?entityname=dora", "Authorization", admin())
                .json()
                .path(0)
                .path("id")
                .asLong();
        api.send("DELETE", "/api/v2.0/projects/" + team + "/members/" + member, "Authorization", admin());
        api.member(dora, api.projects.find("secret").orElseThrow(), Role.GUEST);
        api.clock.pass(Duration.ofSeconds(1));
        api.pushImage("team/app", "2", "layer");
        api.pushImage("secret/app", "3", "layer");

        assertThat(dorasBrowser.next().path("ref").asText()).isEqualTo("secret/app:3");
    }

    @Test
    void topicsAndAProjectNarrowWhatIsTold() throws Exception {
        Follower deletions = follow("admin", EVENTS + "?topics=delete,nothing-known");
        Follower ofTeam = follow("admin", EVENTS + "?project=team&topics=push,delete");

        String digest = api.pushImage("secret/app", "1", "layer").toString();
        api.send("DELETE", "/v2/secret/app/manifests/" + digest, "Authorization", admin());
        api.pushImage("team/app", "1", "layer");

        assertThat(deletions.next().path("type").asText()).isEqualTo("manifest.deleted");
        assertThat(ofTeam.next().path("ref").asText()).isEqualTo("team/app:1");
    }

    @Test
    void whatOnlyTheAuditLogTellsIsForWhoMayReadThat() throws Exception {
        User head = api.user("head");
        api.member(head, api.projects.find("team").orElseThrow(), Role.PROJECT_ADMIN);
        Follower dorasBrowser = follow("dora", EVENTS);
        Follower headsBrowser = follow("head", EVENTS);

        api.member(api.user("guy"), api.projects.find("team").orElseThrow(), Role.GUEST);
        api.pushImage("team/app", "1", "layer");

        assertThat(headsBrowser.next().path("type").asText()).isEqualTo("member.created");
        assertThat(dorasBrowser.next().path("type").asText()).isEqualTo("manifest.pushed");
    }

    @Test
    void whoComesBackGetsWhatHappenedMeanwhile() throws Exception {
        Follower before = follow("dora", EVENTS + "?topics=push");
        api.pushImage("team/app", "1", "layer");
        before.next();
        before.lines.close();

        for (int i = 2; i <= 4; i++) {
            api.pushImage("team/app", Integer.toString(i), "layer");
        }
        Follower after = follow("dora", EVENTS + "?topics=push", "Last-Event-ID", before.lastId);
        api.pushImage("team/app", "5", "layer");

        for (int i = 2; i <= 5; i++) {
            assertThat(after.next().path("ref").asText()).isEqualTo("team/app:" + i);
        }
    }

    @Test
    void whoWasAwayForTooLongIsToldToLookAnew() throws Exception {
        Follower before = follow("dora", EVENTS);
        api.pushImage("team/app", "1", "layer");
        before.next();
        api.clock.pass(Duration.ofMinutes(11));

        assertThat(follow("dora", EVENTS + "?last_event_id=" + before.lastId)
                        .next()
                        .path("type")
                        .asText())
                .isEqualTo("resync");
        Follower odd = follow("dora", EVENTS, "Last-Event-ID", "what?");
        assertThat(odd.next().path("type").asText()).isEqualTo("resync");
        api.pushImage("team/app", "2", "layer");
        assertThat(odd.next().path("ref").asText()).isEqualTo("team/app:2");
    }

    @Test
    void aSessionThatEndsEndsWhatIsFollowedInIt() throws Exception {
        ApiClient.Answer look = api.send("GET", "/api/v2.0/systeminfo");
        String csrf = cookie(look, "");
        var login = api.send(
                "POST",
                "/c/login",
                ("principal=dora&password=" + TestApi.PASSWORD).getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Harbor-CSRF-Token",
                look.header("X-Harbor-CSRF-Token"),
                "Cookie",
                csrf);
        assertThat(login.status()).as(login.toString()).isEqualTo(200);
        String session = cookie(login, "sid=");
        Follower browser = open(EVENTS, "Cookie", session);
        api.pushImage("team/app", "1", "layer");
        browser.next();

        api.send("GET", "/c/log_out", "Cookie", session);
        api.clock.pass(Duration.ofSeconds(2));
        api.pushImage("team/app", "2", "layer");

        assertThat(browser.isOver()).isTrue();
    }

    @Test
    void nobodyFollowsEventsTooOften() throws Exception {
        for (int i = 0; i < 10; i++) {
            follow("dora", EVENTS);
        }

        assertThat(api.send("GET", EVENTS, "Authorization", TestApi.basic("dora"))
                        .status())
                .isEqualTo(429);
        assertThat(follow("admin", EVENTS).answer.statusCode()).isEqualTo(200);
    }

    @Test
    void theRobotsThatSomebodyMadeForProjectsShareTheirPlaces() throws Exception {
        List<String> robots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JsonNode made = api.json("POST", "/api/v2.0/robots", """
                            {"name":"r%d","level":"project","duration":-1,"permissions":[{"kind":"project",\
                            "namespace":"team","access":[{"resource":"repository","action":"pull"}]}]}""".formatted(i), "Authorization", admin())
                    .json();
            robots.add(TestApi.basic(
                    made.path("name").asText(), made.path("secret").asText()));
        }
        for (int i = 0; i < 10; i++) {
            open(EVENTS, "Authorization", robots.get(i % 3));
        }

        assertThat(api.send("GET", EVENTS, "Authorization", robots.get(3)).status())
                .isEqualTo(429);
        assertThat(follow("admin", EVENTS).answer.statusCode()).isEqualTo(200);
    }

    @Test
    void placesAreFreeAgainOnceTheirClientsAreGone() throws Exception {
        for (int i = 0; i < 10; i++) {
            follow("dora", EVENTS).lines.close();
        }

        int status = 429;
        while (status == 429) {
            status = api.status("GET", EVENTS, new byte[0], "Authorization", TestApi.basic("dora"));
        }
        assertThat(status).isEqualTo(200);
    }

    @Test
    void theServersEndIsTheStreamsEnd() throws Exception {
        Follower browser = follow("dora", EVENTS);

        api.feed.close();

        assertThat(browser.isOver()).isTrue();
        assertThat(api.send("GET", EVENTS, "Authorization", admin()).status()).isEqualTo(503);
    }

    private static String admin() {
        return TestApi.basic("admin");
    }

    private static String cookie(ApiClient.Answer answer, String name) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private Follower follow(String user, String path, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = TestApi.basic(user);
        return open(path, all);
    }

    private Follower open(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .headers(headers)
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        Follower follower =
                new Follower(answer, new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        followers.add(follower);
        return follower;
    }

    /// A client as browsers have one.
    private static final class Follower {

        final HttpResponse<?> answer;
        final BufferedReader lines;
        String lastId = "";

        Follower(HttpResponse<?> answer, BufferedReader lines) {
            this.answer = answer;
            this.lines = lines;
        }

        JsonNode next() throws IOException {
            String seen = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    seen = line.substring(6);
                } else if (line.isEmpty() && !seen.isEmpty()) {
                    return Json.mapper().readTree(seen);
                }
            }
            throw new IllegalStateException("the stream has ended");
        }

        /// Whether it ends without another event.
        boolean isOver() throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    return false;
                }
            }
            return true;
        }
    }
}
