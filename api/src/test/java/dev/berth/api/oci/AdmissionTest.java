package dev.berth.api.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in to the data plane, and what the others learn.
@OnBothDatabases
class AdmissionTest {

    private static final String ABSENT = "sha256:" + "0".repeat(64);

    @RegisterExtension
    final TestApi api = TestApi.start();

    @Test
    void whoeverShowsNothingIsToldWhereTokensAreEvenForOpenProjects() {
        api.pushImage("library/app", "1", "layer");

        Answer answer = api.send("GET", "/v2/library/app/manifests/1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
        assertThat(answer.header("Docker-Distribution-API-Version")).isEqualTo("registry/2.0");
        assertThat(answer.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"http://127.0.0.1:%d/service/token\",service=\"harbor-registry\","
                                .formatted(api.port())
                        + "scope=\"repository:library/app:pull\"");
    }

    @Test
    void aPushAsksForPullTooAndAMountForItsSource() {
        Answer answer = api.send("POST", "/v2/library/app/blobs/uploads/?mount=" + ABSENT + "&from=library/other");

        assertThat(answer.header("WWW-Authenticate"))
                .contains("scope=\"repository:library/app:pull,push repository:library/other:pull\"");
    }

    @Test
    void anAnonymousTokenPullsFromOpenProjects() {
        api.pushImage("library/app", "1", "layer");

        Answer answer = api.send(
                "GET", "/v2/library/app/manifests/1", "Authorization", api.bearer("", "repository:library/app:pull"));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aTokenOpensOnlyTheRepositoryThatItNames() {
        api.project("team");
        api.pushImage("team/a", "1", "layer");
        api.pushImage("team/b", "1", "layer");
        String token = api.bearer("admin", "repository:team/a:pull");

        assertThat(api.send("GET", "/v2/team/a/manifests/1", "Authorization", token)
                        .status())
                .isEqualTo(200);
        Answer other = api.send("GET", "/v2/team/b/manifests/1", "Authorization", token);
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void aTokenOfAnEarlierProjectOfThatNameOpensNothing() {
        long first = api.project("team").id();
        String token = api.bearer("admin", "repository:team/a:pull,push");
        api.projects.delete(dev.berth.platform.kernel.Actor.system("test"), first);
        api.clock.pass(Duration.ofMinutes(2));
        api.project("team");

        assertThat(api.send("GET", "/v2/team/a/tags/list", "Authorization", token)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anExpiredOrForgedTokenIsInvalid() {
        Answer answer = api.send("GET", "/v2/library/app/manifests/1", "Authorization", "Bearer x.y.z");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void aPasswordDoesWhatItsOwnerMay() {
        api.member(api.user("gus"), api.project("team"), Role.GUEST);
        api.pushImage("team/app", "1", "layer");
        String gus = TestApi.basic("gus");

        assertThat(api.send("GET", "/v2/team/app/manifests/1", "Authorization", gus)
                        .status())
                .isEqualTo(200);
        assertThat(api.send("POST", "/v2/team/app/blobs/uploads/", "Authorization", gus)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("DELETE", "/v2/team/app/manifests/1", "Authorization", gus)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anAdministratorIsToldThatAProjectDoesNotExist() {
        Answer answer = api.send("GET", "/v2/nowhere/app/tags/list", "Authorization", TestApi.basic("admin"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NAME_UNKNOWN");
    }

    /// Hard test 23: what is forbidden and what is not there are answered alike.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET manifests/1",
                "HEAD manifests/1",
                "GET manifests/DIGEST",
                "GET blobs/DIGEST",
                "HEAD blobs/DIGEST",
                "GET tags/list",
                "GET referrers/DIGEST",
                "POST blobs/uploads/",
                "POST blobs/uploads/?digest=DIGEST",
                "POST blobs/uploads/?mount=DIGEST&from=library/app",
                "PUT manifests/1",
                "DELETE manifests/1",
                "DELETE blobs/DIGEST"
            })
    void absentAndForbiddenLookAlike(String request) {
        api.user("eve");
        api.project("secret");
        String digest = api.pushImage("secret/app", "1", "layer").toString();
        String method = request.substring(0, request.indexOf(' '));
        String rest = request.substring(request.indexOf(' ') + 1).replace("DIGEST", digest);
        for (String eve : List.of(TestApi.basic("eve"), api.bearer("eve", "repository:secret/app:pull,push,delete"))) {
            Answer forbidden = api.send(method, "/v2/secret/app/" + rest, "Authorization", eve, "Range", "bytes=0-");
            Answer absent = api.send(method, "/v2/secrex/app/" + rest, "Authorization", eve, "Range", "bytes=0-");

            assertThat(forbidden.status()).isIn(401, 403).isEqualTo(absent.status());
            assertThat(forbidden.text()).isEqualTo(absent.text().replace("secrex", "secret"));
            assertThat(headers(forbidden)).isEqualTo(headers(absent));
        }
    }

    @Test
    void aMountFromAForbiddenRepositoryIsLikeOneFromNowhere() {
        api.member(api.user("eve"), api.project("team"), Role.DEVELOPER);
        api.project("secret");
        var layer = api.pushBlob("secret/app", new byte[] {1, 2, 3});
        String token = api.bearer("eve", "repository:team/app:pull,push");

        List<Answer> answers = List.of(
                mount(token, layer + "&from=secret/app"),
                mount(token, layer + "&from=nowhere/app"),
                mount(token, layer + "&from=BAD"),
                mount(token, layer.toString()),
                mount(token, ABSENT + "&from=secret/app"),
                mount(TestApi.basic("eve"), layer + "&from=secret/app"));

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(api.send("HEAD", "/v2/team/app/blobs/" + layer, "Authorization", token)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aMountWithATokenThatCouldBeWiderAsksForIt() {
        api.project("team");
        var layer = api.pushBlob("team/source", new byte[] {1, 2, 3});
        String narrow = api.bearer("admin", "repository:team/app:pull,push");
        String wide = api.bearer("admin", "repository:team/app:pull,push", "repository:team/source:pull");

        Answer asked = mount(narrow, layer + "&from=team/source");
        Answer mounted = mount(wide, layer + "&from=team/source");

        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.header("WWW-Authenticate"))
                .contains("repository:team/app:pull,push repository:team/source:pull", "insufficient_scope");
        assertThat(mounted.status()).isEqualTo(201);
        assertThat(mounted.header("Location")).isEqualTo("/v2/team/app/blobs/" + layer);
    }

    @Test
    void aMountWithoutASourceFindsOneThatTheCallerMayPull() {
        api.project("team");
        var layer = api.pushBlob("team/source", new byte[] {1, 2, 3});

        String target = "repository:team/app:pull,push";
        assertThat(mount(api.bearer("admin", target), layer.toString()).status())
                .isEqualTo(202);
        assertThat(mount(api.bearer("admin", target, "repository:team/source:pull"), layer.toString())
                        .status())
                .isEqualTo(201);
    }

    private Answer mount(String authorization, String query) {
        return api.send("POST", "/v2/team/app/blobs/uploads/?mount=" + query, "Authorization", authorization);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("x-request-id");
        headers.remove("date");
        headers.replaceAll((_, values) ->
                values.stream().map(value -> value.replace("secrex", "secret")).toList());
        return headers;
    }
}
