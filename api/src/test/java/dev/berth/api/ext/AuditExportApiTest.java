package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.platform.db.OnBothDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The audit log as lines of JSON.
@OnBothDatabases
class AuditExportApiTest {

    private static final String LOG = "/api/ext/v1/audit-log";
    private static final String OF_TEAM = "/api/ext/v1/projects/team/audit-log";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void somethingHappens() {
        api.user("dora");
        api.user("guy");
        api.project("team");
        api.project("other");
        api.member(
                api.users.findByName("dora").orElseThrow(),
                api.projects.find("team").orElseThrow(),
                Role.PROJECT_ADMIN);
        api.member(
                api.users.findByName("guy").orElseThrow(),
                api.projects.find("team").orElseThrow(),
                Role.GUEST);
        api.pushImage("team/app", "1", "layer");
        api.pushImage("other/app", "1", "layer");
        drain();
    }

    @Test
    void theWholeLogComesLineByLineAndGoesOnBehindTheLastId() {
        Answer answer = send(LOG, "admin");
        List<JsonNode> lines = lines(answer);

        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        int total = Integer.parseInt(send("/api/v2.0/auditlog-exts", "admin").header("X-Total-Count"));
        assertThat(lines).hasSize(total);
        assertThat(lines.stream().map(line -> line.path("id").asLong()).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        JsonNode push = lines.stream()
                .filter(line -> line.path("resource").asText().equals("team/app:1"))
                .findFirst()
                .orElseThrow();
        assertThat(push.path("operation").asText()).isEqualTo("create");
        assertThat(push.path("actor").asText()).isEqualTo("admin");
        assertThat(push.path("time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(push.path("project_id").asLong())
                .isEqualTo(api.projects.find("team").orElseThrow().id());

        long last = lines.getLast().path("id").asLong();
        assertThat(send(LOG + "?after=" + last, "admin").text()).isEmpty();
        api.pushImage("team/app", "2", "layer");
        drain();
        assertThat(lines(send(LOG + "?after=" + last, "admin")))
                .singleElement()
                .satisfies(line -> assertThat(line.path("resource").asText()).isEqualTo("team/app:2"));
    }

    @Test
    void aFilterATimeAndALimitNarrowIt() {
        assertThat(lines(send(LOG + "?q=resource_type%3Dartifact", "admin"))).hasSize(2);
        assertThat(lines(send(LOG + "?limit=1&q=resource_type%3Dartifact", "admin")))
                .hasSize(1);
        assertThat(lines(send(LOG + "?q=op_time%3D%5B2026-11-21T10%3A00%3A01~%5D", "admin")))
                .isEmpty();
        assertThat(lines(send(LOG + "?q=op_time%3D%5B2026-11-21T10%3A00%3A00~%5D,resource_type%3Dartifact", "admin")))
                .hasSize(2);
        assertThat(send(LOG + "?after=x", "admin").status()).isEqualTo(400);
        assertThat(send(LOG + "?limit=9999999999999999999", "admin").status()).isEqualTo(400);
        assertThat(send(LOG + "?q=op_time%3D%5Bsoon~%5D", "admin").status()).isEqualTo(400);
    }

    @Test
    void theLogOfAProjectIsForWhoMayReadItAndHoldsNothingElse() {
        assertThat(lines(send(OF_TEAM, "dora")))
                .isNotEmpty()
                .allMatch(line -> !line.path("resource").asText().startsWith("other"));
        assertThat(send(OF_TEAM, "guy").status()).isEqualTo(403);
        assertThat(send(LOG, "dora").status()).isEqualTo(403);
        assertThat(api.send("GET", LOG).status()).isEqualTo(401);
        assertThat(send("/api/ext/v1/projects/none/audit-log", "admin").status())
                .isEqualTo(404);
    }

    @Test
    void exportsThatHaveEndedMakeRoomForOthers() {
        for (int i = 0; i < 30; i++) {
            assertThat(send(LOG, "admin").status()).isEqualTo(200);
        }
    }

    private static List<JsonNode> lines(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.text()
                .lines()
                .map(line -> {
                    try {
                        return Json.mapper().readTree(line);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private void drain() {
        api.pulls.flush();
        api.buffer.flush();
        api.events.drain();
    }

    private Answer send(String path, String user) {
        return api.send("GET", path, "Authorization", TestApi.basic(user));
    }
}
