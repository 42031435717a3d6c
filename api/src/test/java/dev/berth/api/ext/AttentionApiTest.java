package dev.berth.api.ext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import dev.berth.registry.gc.OrderedCollection;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody should look at.
@OnBothDatabases
class AttentionApiTest {

    private static final String ATTENTION = "/api/ext/v1/attention";

    @RegisterExtension
    final TestApi api = TestApi.start();

    @BeforeEach
    void people() {
        Project team = api.project("team");
        api.project("other");
        api.member(api.user("ada"), team, Role.PROJECT_ADMIN);
        api.member(api.user("gus"), team, Role.LIMITED_GUEST);
        api.user("outsider");
    }

    private List<JsonNode> seen(String user) {
        Answer answer = api.send("GET", ATTENTION, "Authorization", TestApi.basic(user));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private List<String> kinds(String user) {
        return seen(user).stream().map(item -> item.path("kind").asText()).toList();
    }

    private JsonNode one(String user, String kind) {
        List<JsonNode> found = seen(user).stream()
                .filter(item -> item.path("kind").asText().equals(kind))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private String json(String method, String path, String body, int status) {
        Answer answer = api.json(method, path, body, "Authorization", TestApi.basic("admin"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.header("Location");
    }

    private void limit(String project, long bytes) {
        JsonNode quotas = api.send("GET", "/api/v2.0/quotas?page_size=100", "Authorization", TestApi.basic("admin"))
                .json();
        long id = StreamSupport.stream(quotas.spliterator(), false)
                .filter(quota -> quota.at("/ref/name").asText().equals(project))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asLong();
        json("PUT", "/api/v2.0/quotas/" + id, "{\"hard\":{\"storage\":" + bytes + "}}", 200);
    }

    private long robot(String name, int days) {
        String body = """
                {"name":"%s","level":"project","duration":%d,"permissions":[{"kind":"project","namespace":"team",\
                "access":[{"resource":"repository","action":"pull"}]}]}""".formatted(name, days);
        String location = json("POST", "/api/v2.0/robots", body, 201);
        return Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
    }

    @Test
    void aProjectThatIsNearlyFullOrFullIsToldToItsMembersAndTheAdministrator() {
        api.pushImage("team/app", "1", "layer".repeat(100));
        api.pushImage("other/app", "1", "layer".repeat(100));
        assertThat(kinds("gus")).isEmpty();
        limit("team", 1_000);
        limit("other", 100);

        JsonNode near = one("gus", "quota_near");
        assertThat(near.path("severity").asText()).isEqualTo("warning");
        assertThat(near.path("subject").asText()).isEqualTo("team");
        assertThat(near.path("used").asLong()).isBetween(850L, 999L);
        assertThat(near.path("limit").asLong()).isEqualTo(1_000);
        assertThat(api.send("GET", near.path("resource").asText(), "Authorization", TestApi.basic("gus"))
                        .status())
                .isEqualTo(200);
        assertThat(kinds("gus")).containsExactly("quota_near");
        assertThat(kinds("outsider")).isEmpty();
        assertThat(one("admin", "quota_full").path("project").asText()).isEqualTo("other");
        assertThat(kinds("admin")).startsWith("quota_full", "quota_near");
        limit("team", 1_000_000);
        assertThat(kinds("gus")).isEmpty();
    }

    @Test
    void robotsThatEndSoonOrHaveEndedLatelyAreToldToWhoMayListThem() {
        robot("weekly", 7);
        robot("yearly", 365);
        robot("forever", -1);

        JsonNode soon = one("ada", "robot_expiring");
        assertThat(soon.path("subject").asText()).isEqualTo("robot$team+weekly");
        assertThat(soon.path("project").asText()).isEqualTo("team");
        assertThat(soon.path("at").asText()).isEqualTo("2026-11-28T10:00:00.250Z");
        assertThat(api.send("GET", soon.path("resource").asText(), "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
        assertThat(kinds("gus")).isEmpty();

        api.clock.pass(Duration.ofDays(8));
        assertThat(kinds("ada")).containsExactly("robot_expired");
        api.clock.pass(Duration.ofDays(31));
        assertThat(kinds("ada")).isEmpty();
    }

    @Test
    void aCleanupIsMissedOnlyWhenThereHasBeenContentAndTimeForOne() {
        api.clock.pass(Duration.ofDays(3));
        assertThat(kinds("admin")).as("nothing was ever stored").isEmpty();

        api.pushImage("team/app", "1", "layer");
        assertThat(kinds("admin")).as("no run has been due").isEmpty();
        api.clock.pass(Duration.ofMinutes(20).minusMillis(1));
        assertThat(kinds("admin")).as("a run may be under way").isEmpty();

        api.clock.pass(Duration.ofMillis(1));
        assertThat(one("admin", "cleanup_never").path("severity").asText()).isEqualTo("notice");
        api.runJob(OrderedCollection.JOB);
        assertThat(kinds("admin")).isEmpty();
    }

    @Test
    void jobsAndStorageAreToldToAdministratorsOnly() {
        api.pushImage("team/app", "1", "layer");
        api.clock.pass(Duration.ofDays(1));
        assertThat(kinds("admin")).containsExactly("cleanup_never");
        json("PUT", "/api/v2.0/jobservice/queues/PURGE_AUDIT_LOG", "{\"action\":\"pause\"}", 200);

        assertThat(one("admin", "job_paused").path("subject").asText()).isEqualTo("audit-purge");
        assertThat(one("admin", "job_paused").path("severity").asText()).isEqualTo("notice");
        api.runJob(OrderedCollection.JOB);
        assertThat(kinds("admin")).containsExactly("job_paused");
        assertThat(kinds("ada")).isEmpty();

        api.database.transact(tx -> tx.sql("""
                insert into job_run (name, node, started, ended, outcome, message)
                select name, 'node', 1, 2, 'failed', 'the disk is full' from job_lease where name = 'audit-purge'
                """).update());
        JsonNode failed = one("admin", "job_failed");
        assertThat(failed.path("reason").asText()).isEqualTo("the disk is full");
        assertThat(api.send("GET", failed.path("resource").asText(), "Authorization", TestApi.basic("admin"))
                        .status())
                .isEqualTo(200);
        assertThat(kinds("admin")).containsExactly("job_failed", "job_paused");
    }

    @Test
    void webhooksThatFailOrAreDisabledAreToldToWhoMayListThem() {
        String policies = "/api/v2.0/projects/team/webhook/policies";
        String policy = """
                {"name":"%s","enabled":%s,"event_types":["PUSH_ARTIFACT"],\
                "targets":[{"type":"http","address":"http://192.0.2.1/"}]}""";
        json("POST", policies, policy.formatted("off", false), 201);
        json("POST", policies, policy.formatted("deploy", true), 201);
        api.pushImage("team/app", "1", "layer");
        api.hearEvents();
        api.database.transact(tx -> tx.sql("update webhook_delivery set status = 'ERROR', due_at = null, ended_at = 7")
                .update());

        JsonNode failed = one("ada", "webhook_failed");
        assertThat(failed.path("subject").asText()).isEqualTo("deploy");
        assertThat(failed.path("project").asText()).isEqualTo("team");
        assertThat(api.send("GET", failed.path("resource").asText(), "Authorization", TestApi.basic("ada"))
                        .status())
                .isEqualTo(200);
        assertThat(kinds("ada")).containsExactly("webhook_failed", "webhook_disabled");
        assertThat(kinds("gus")).isEmpty();
        assertThat(kinds("outsider")).isEmpty();
        assertThat(api.send("GET", ATTENTION).status()).isEqualTo(401);
    }
}
