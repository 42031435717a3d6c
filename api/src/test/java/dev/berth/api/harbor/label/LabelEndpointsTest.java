package dev.berth.api.harbor.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class LabelEndpointsTest {

    private static final String LABELS = "/api/v2.0/labels";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final Project team = api.project("team");

    @BeforeEach
    void people() {
        api.member(api.user("mia"), team, Role.MAINTAINER);
        api.member(api.user("dev"), team, Role.DEVELOPER);
        api.user("sue");
    }

    private Answer get(String path, String who) {
        return api.send("GET", path, "Authorization", TestApi.basic(who));
    }

    private Answer delete(String path, String who) {
        return api.send("DELETE", path, "Authorization", TestApi.basic(who));
    }

    private Answer json(String method, String path, String who, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic(who));
    }

    private String made(String who, String body) {
        Answer answer = json("POST", LABELS, who, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private String ofTeam(String name) {
        return "{\"name\":\"%s\",\"color\":\"#0065AB\",\"scope\":\"p\",\"project_id\":%d}".formatted(name, team.id());
    }

    private String listOfTeam() {
        return LABELS + "?scope=p&project_id=" + team.id();
    }

    @Test
    void aLabelOfAProjectIsMadeShownChangedAndDeleted() {
        String location = made("mia", ofTeam("stable"));
        JsonNode shown = get(location, "dev").json();

        assertThat(location).matches(LABELS + "/[0-9]+");
        assertThat(shown.path("name").asText()).isEqualTo("stable");
        assertThat(shown.path("color").asText()).isEqualTo("#0065AB");
        assertThat(shown.path("scope").asText()).isEqualTo("p");
        assertThat(shown.path("project_id").asLong()).isEqualTo(team.id());
        assertThat(shown.path("creation_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(json("PUT", location, "mia", "{\"description\":\"for all\"}").status())
                .isEqualTo(200);
        assertThat(get(location, "mia").json().path("description").asText()).isEqualTo("for all");
        assertThat(get(location, "mia").json().path("name").asText()).isEqualTo("stable");
        assertThat(delete(location, "mia").status()).isEqualTo(200);
        assertThat(get(location, "admin").status()).isEqualTo(404);
        assertThat(delete(location, "admin").status()).isEqualTo(404);
    }

    @Test
    void everybodyWhoIsSignedInSeesGlobalLabelsAndAdministratorsChangeThem() {
        String location = made("admin", "{\"name\":\"certified\",\"scope\":\"g\"}");

        assertThat(get(LABELS + "?scope=g", "sue").json().path(0).path("name").asText())
                .isEqualTo("certified");
        assertThat(get(location, "sue").json().path("project_id").asLong(-1)).isZero();
        assertThat(json("POST", LABELS, "sue", "{\"name\":\"x\",\"scope\":\"g\"}")
                        .status())
                .isEqualTo(403);
        assertThat(json("PUT", location, "mia", "{\"name\":\"x\"}").status()).isEqualTo(403);
        assertThat(delete(location, "mia").status()).isEqualTo(403);
        assertThat(api.send("GET", location).status()).isEqualTo(401);
        assertThat(api.send("GET", LABELS + "?scope=g").status()).isEqualTo(401);
        assertThat(api.json("POST", LABELS, "{\"name\":\"x\",\"scope\":\"g\"}").status())
                .isEqualTo(401);
    }

    @Test
    void labelsOfAProjectAreItsMembersMatter() {
        String location = made("mia", ofTeam("stable"));

        assertThat(get(listOfTeam(), "dev").json().size()).isEqualTo(1);
        assertThat(json("POST", LABELS, "dev", ofTeam("other")).status()).isEqualTo(403);
        assertThat(delete(location, "dev").status()).isEqualTo(403);
        assertThat(get(location, "sue").status()).isEqualTo(403);
        assertThat(get(listOfTeam(), "sue").status()).isEqualTo(403);
        assertThat(api.send("GET", listOfTeam()).status()).isEqualTo(401);
    }

    @Test
    void anAbsentLabelLooksLikeAHiddenOneButToAdministrators() {
        String hidden = made("mia", ofTeam("stable"));
        Answer absent = get(LABELS + "/4711", "sue");

        assertThat(absent.status()).isEqualTo(403);
        assertThat(absent.text()).isEqualTo(get(hidden, "sue").text());
        assertThat(get(LABELS + "/4711", "admin").code()).isEqualTo("NOT_FOUND");
        assertThat(delete(LABELS + "/4711", "admin").status()).isEqualTo(404);
        assertThat(delete(LABELS + "/4711", "dev").status()).isEqualTo(403);
        assertThat(api.send("GET", LABELS + "/4711").status()).isEqualTo(401);
    }

    @Test
    void aTakenNameIsAConflict() {
        made("mia", ofTeam("stable"));
        String other = made("mia", ofTeam("other"));

        assertThat(json("POST", LABELS, "mia", ofTeam("stable")).status()).isEqualTo(409);
        assertThat(json("PUT", other, "mia", "{\"name\":\"stable\"}").status()).isEqualTo(409);
    }

    @Test
    void aListIsNarrowedOrderedAndPaged() {
        for (int i = 10; i < 22; i++) {
            made("mia", ofTeam("label-" + i));
        }
        String list = listOfTeam();

        Answer second = get(list + "&page=2", "dev");
        assertThat(second.json().size()).isEqualTo(2);
        assertThat(second.header("X-Total-Count")).isEqualTo("12");
        assertThat(second.header("Link")).contains("rel=\"prev\"").contains("project_id=" + team.id());
        assertThat(get(list + "&name=L-12", "dev").json().size()).isEqualTo(1);
        assertThat(get(list + "&q=name%3D~L-1", "dev").json().size()).isEqualTo(10);
        assertThat(get(list + "&sort=-name", "dev").json().path(0).path("name").asText())
                .isEqualTo("label-21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scope\":\"g\"}",
                "{\"name\":\"\",\"scope\":\"g\"}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"scope\":\"z\"}",
                "{\"name\":\"x\",\"scope\":\"p\"}",
                "nothing",
            })
    void whatIsNoLabelIsABadRequest(String body) {
        Answer answer = json("POST", LABELS, "admin", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void aListOfAProjectNamesIt() {
        assertThat(get(LABELS + "?scope=p", "admin").status()).isEqualTo(400);
        assertThat(get(LABELS + "?scope=x", "admin").status()).isEqualTo(400);
        assertThat(get(LABELS + "?scope=p&project_id=x", "admin").status()).isEqualTo(422);
        assertThat(get(LABELS + "?scope=p&project_id=4711", "admin").status()).isEqualTo(404);
        assertThat(json("POST", LABELS, "admin", "{\"name\":\"x\",\"scope\":\"p\",\"project_id\":4711}")
                        .status())
                .isEqualTo(404);
    }
}
