package dev.berth.api.harbor.immutability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.oci.Digest;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class ImmutabilityEndpointsTest {

    private static final String RULES = "/api/v2.0/projects/team/immutabletagrules";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final Project team = api.project("team");

    @BeforeEach
    void people() {
        api.member(api.user("mia"), team, Role.MAINTAINER);
        api.member(api.user("dev"), team, Role.DEVELOPER);
    }

    private static String rule(String repository, String tags, String more) {
        return """
                {"action":"immutable","template":"immutable_template",%s
                 "scope_selectors":{"repository":[{"kind":"doublestar","decoration":"repoMatches","pattern":"%s"}]},
                 "tag_selectors":[{"kind":"doublestar","decoration":"matches","pattern":"%s"}]}""".formatted(more, repository, tags);
    }

    private Answer send(String method, String path, String who) {
        return api.send(method, path, "Authorization", TestApi.basic(who));
    }

    private Answer json(String method, String path, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic("admin"));
    }

    private String made(String body) {
        Answer answer = json("POST", RULES, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    @Test
    void aRuleIsMadeListedChangedAndDeleted() {
        String location = made(rule("**", "v*", "\"disabled\":false,\"priority\":3,"));
        String id = location.substring(location.lastIndexOf('/') + 1);
        Answer list = send("GET", RULES, "mia");
        JsonNode shown = list.json().path(0);

        assertThat(location).matches(RULES + "/[0-9]+");
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(shown.path("id").asText()).isEqualTo(id);
        assertThat(shown.path("priority").asInt()).isEqualTo(3);
        assertThat(shown.path("disabled").asBoolean(true)).isFalse();
        assertThat(shown.path("action").asText()).isEqualTo("immutable");
        assertThat(shown.path("template").asText()).isEqualTo("immutable_template");
        assertThat(shown.path("params").isObject()).isTrue();
        JsonNode repository = shown.path("scope_selectors").path("repository").path(0);
        assertThat(repository.path("decoration").asText()).isEqualTo("repoMatches");
        assertThat(repository.path("kind").asText()).isEqualTo("doublestar");
        assertThat(repository.path("pattern").asText()).isEqualTo("**");
        assertThat(shown.path("tag_selectors").path(0).path("decoration").asText())
                .isEqualTo("matches");

        // As the portal does: what was read, with one field changed, goes back.
        String changed = list.text().strip().replace("\"disabled\":false", "\"disabled\":true");
        assertThat(json("PUT", location, changed.substring(1, changed.length() - 1))
                        .status())
                .isEqualTo(200);
        assertThat(send("GET", RULES, "mia").json().path(0).path("disabled").asBoolean())
                .isTrue();
        assertThat(send("DELETE", location, "mia").status()).isEqualTo(200);
        assertThat(send("GET", RULES, "mia").json().size()).isZero();
        assertThat(send("DELETE", location, "admin").status()).isEqualTo(404);
        assertThat(json("PUT", location, rule("**", "v*", "")).status()).isEqualTo(404);
    }

    @Test
    void aSecondRuleOfTheSameKindIsAConflict() {
        made(rule("**", "v*", ""));

        Answer again = json("POST", RULES, rule("**", "v*", ""));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CONFLICT");
        assertThat(again.text()).contains("immutable rule already exists");
    }

    @Test
    void theIdInTheBodyIsThatOfThePath() {
        String location = made(rule("**", "v*", ""));

        assertThat(json("PUT", location, rule("**", "w*", "\"id\":4711,")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"scope_selectors\":{\"repository\":[]},\"tag_selectors\":[]}",
                "{\"template\":\"other\"}",
                "{\"action\":\"retain\"}",
                "{\"tag_selectors\":[{\"decoration\":\"contains\",\"pattern\":\"**\"}]}",
                "{\"tag_selectors\":[{\"kind\":\"regex\",\"decoration\":\"matches\",\"pattern\":\"**\"}]}",
                "{\"tag_selectors\":[{\"decoration\":\"matches\"}]}",
                "{\"tag_selectors\":[{\"decoration\":\"matches\",\"pattern\":\"[\"}]}",
                "[]",
                "nothing",
            })
    void whatIsNoRuleIsABadRequest(String body) {
        Answer answer = json("POST", RULES, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void rulesComeInPages() {
        for (int i = 0; i < 12; i++) {
            made(rule("**", "v" + i, ""));
        }

        Answer second = send("GET", RULES + "?page=2", "mia");

        assertThat(second.json().size()).isEqualTo(2);
        assertThat(second.header("X-Total-Count")).isEqualTo("12");
        assertThat(second.header("Link")).isEqualTo("<" + RULES + "?page=1&page_size=10>; rel=\"prev\"");
        assertThat(send("GET", RULES + "?page_size=0", "mia").json().size()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({"dev,403", "nobody,401"})
    void developersAndStrangersHaveNoSay(String who, int status) {
        assertThat(send("GET", RULES, who).status()).isEqualTo(status);
        assertThat(send("POST", RULES, who).status()).isEqualTo(status);
        assertThat(send("DELETE", RULES + "/1", who).status()).isEqualTo(status);
    }

    @Test
    void aPushOverAnImmutableTagIsRefusedAsInHarbor() {
        made(rule("app", "v*", ""));
        Digest first = api.pushImage("team/app", "v1", "first");
        Digest second = api.pushImage("team/app", "latest", "second");
        Answer stored = api.send("GET", "/v2/team/app/manifests/latest", "Authorization", TestApi.basic("admin"));

        Answer refused = put("/v2/team/app/manifests/v1", stored);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.code()).isEqualTo("PRECONDITION");
        assertThat(refused.text()).contains("Failed to process request due to 'team/app:v1' configured as immutable.");
        assertThat(put("/v2/team/app/manifests/v2", stored).status()).isEqualTo(201);
        assertThat(put("/v2/team/app/manifests/v2", stored).status()).isEqualTo(201);
        assertThat(send("DELETE", "/v2/team/app/manifests/v1", "admin").status())
                .isEqualTo(412);
        assertThat(send("DELETE", "/v2/team/app/manifests/" + first, "admin").code())
                .isEqualTo("PRECONDITION");
        assertThat(send("DELETE", "/v2/team/app/manifests/" + second, "admin").status())
                .isEqualTo(412);
    }

    @Test
    void aRefusedPushOfManyTagsNamesEachThatMayNotMoveAndSetsNone() {
        made(rule("**", "v*", ""));
        api.pushImage("team/app", "v13", "first");
        Digest second = api.pushImage("team/app", "latest", "second");
        Answer stored = api.send("GET", "/v2/team/app/manifests/latest", "Authorization", TestApi.basic("admin"));

        Answer refused = put("/v2/team/app/manifests/" + second + "?tag=v12&tag=v13&tag=v14", stored);
        Answer accepted = put("/v2/team/app/manifests/" + second + "?tag=v12&tag=v14", stored);

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.header("OCI-Tag")).isEmpty();
        assertThat(refused.text()).contains("'team/app:v13'").doesNotContain("v14");
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(accepted.header("OCI-Tag")).isEqualTo("v12, v14");
    }

    private Answer put(String path, Answer manifest) {
        return api.send(
                "PUT",
                path,
                manifest.body(),
                "Authorization",
                TestApi.basic("admin"),
                "Content-Type",
                manifest.header("Content-Type"));
    }
}
