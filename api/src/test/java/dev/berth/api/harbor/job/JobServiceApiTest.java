package dev.berth.api.harbor.job;

import static dev.berth.api.ApiClient.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.platform.db.OnBothDatabases;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nodes, queues and schedules, and the runs of all jobs in one shape.
@OnBothDatabases
class JobServiceApiTest {

    private static final String SERVICE = "/api/v2.0/jobservice";
    private static final String EXT = "/api/ext/v1/jobs";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Answer get(String path) {
        return api.send("GET", path, "Authorization", basic("admin"));
    }

    private Answer send(String method, String path, String body) {
        return api.json(method, path, body, "Authorization", basic("admin"));
    }

    private String collect() {
        Answer answer = send("POST", "/api/v2.0/system/gc/schedule", "{\"schedule\":{\"type\":\"Manual\"}}");
        assertThat(answer.status()).isEqualTo(201);
        return answer.header("Location").replaceAll(".*/", "");
    }

    private JsonNode queue(String type) {
        return StreamSupport.stream(get(SERVICE + "/queues").json().spliterator(), false)
                .filter(queue -> queue.path("job_type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private void act(String type, String action) {
        assertThat(send("PUT", SERVICE + "/queues/" + type, "{\"action\":\"" + action + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNodeIsAPoolAndItsRunsAreItsWorkers() {
        api.runJobs();
        JsonNode pool = get(SERVICE + "/pools").json().path(0);
        assertThat(pool.path("worker_pool_id").asText()).isEqualTo("node");
        assertThat(pool.path("host").asText()).isEqualTo("node");
        assertThat(pool.path("concurrency").asInt()).isPositive();
        assertThat(pool.path("start_at").asText()).isEqualTo("2026-11-21T10:00:00.250Z");

        String run = api.beginEndlessRun();
        for (String pools : List.of("all", "node")) {
            JsonNode workers = get(SERVICE + "/pools/" + pools + "/workers").json();
            assertThat(workers).hasSize(1);
            assertThat(workers.path(0).path("job_id").asText()).isEqualTo(run);
            assertThat(workers.path(0).path("job_name").asText()).isEqualTo("ENDLESS");
            assertThat(workers.path(0).path("pool_id").asText()).isEqualTo("node");
        }
        assertThat(get(SERVICE + "/pools/other/workers").status()).isEqualTo(404);
        assertThat(get(EXT + "/" + run).json().path("state").asText()).isEqualTo("running");

        assertThat(send("PUT", SERVICE + "/jobs/" + run, "").status()).isEqualTo(200);
        api.runJobs();
        assertThat(get(EXT + "/" + run).json().path("state").asText()).isEqualTo("stopped");
        assertThat(get(SERVICE + "/pools/all/workers").json()).isEmpty();
        assertThat(get(SERVICE + "/jobs/" + run + "/log").text()).contains("endless begins on node", "stopped");

        String again = api.beginEndlessRun();
        assertThat(send("PUT", SERVICE + "/jobs/all", "").status()).isEqualTo(200);
        api.runJobs();
        assertThat(get(EXT + "/" + again).json().path("state").asText()).isEqualTo("stopped");
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        assertThat(send("PUT", SERVICE + "/jobs/4711", "").status()).isEqualTo(404);
        assertThat(get(SERVICE + "/jobs/4711/log").status()).isEqualTo(404);
        assertThat(get(EXT + "/4711").status()).isEqualTo(404);
        assertThat(get(EXT + "/4711/log").status()).isEqualTo(404);
        assertThat(send("POST", EXT + "/4711/cancel", "").status()).isEqualTo(404);
    }

    @Test
    void aQueueIsPausedResumedAndStopped() {
        act("GARBAGE_COLLECTION", "pause");
        String run = collect();
        api.clock.pass(Duration.ofSeconds(90));
        api.runJobs();
        JsonNode paused = queue("GARBAGE_COLLECTION");
        assertThat(paused.path("paused").asBoolean()).isTrue();
        assertThat(paused.path("count").asInt()).isOne();
        assertThat(paused.path("latency").asInt()).isEqualTo(90);

        act("GARBAGE_COLLECTION", "resume");
        api.runJobs();
        assertThat(get(EXT + "/" + run).json().path("state").asText()).isEqualTo("succeeded");
        assertThat(queue("GARBAGE_COLLECTION").path("paused").asBoolean()).isFalse();

        String stopped = collect();
        act("all", "stop");
        api.runJobs();
        assertThat(get(EXT + "/" + stopped).json().path("state").asText()).isEqualTo("stopped");
    }

    @Test
    void whatCannotBeDoneWithAQueueIsRefused() {
        assertThat(send("PUT", SERVICE + "/queues/UNKNOWN", "{\"action\":\"stop\"}")
                        .status())
                .isEqualTo(404);
        assertThat(send("PUT", SERVICE + "/queues/all", "{\"action\":\"drop\"}").status())
                .isEqualTo(422);
        assertThat(send("PUT", SERVICE + "/queues/all", "{}").status()).isEqualTo(422);
        assertThat(send("PUT", SERVICE + "/queues/all", "pause").status()).isEqualTo(400);
    }

    @Test
    void schedulesAreListedAndPausedTogether() {
        String daily = "{\"schedule\":{\"type\":\"Daily\",\"cron\":\"0 0 0 * * *\"},\"parameters\":%s}";
        send("POST", "/api/v2.0/system/gc/schedule", daily.formatted("{}"));
        send(
                "POST",
                "/api/v2.0/system/purgeaudit/schedule",
                daily.formatted("{\"audit_retention_hour\":24,\"include_event_types\":\"pull_artifact\"}"));

        Answer first = get("/api/v2.0/schedules?page_size=1");
        assertThat(first.header("X-Total-Count")).isEqualTo("2");
        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(first.json().path(0).path("vendor_type").asText()).isEqualTo("GARBAGE_COLLECTION");
        assertThat(get("/api/v2.0/schedules").json().path(1).path("cron").asText())
                .isEqualTo("0 0 0 * * *");

        assertThat(paused()).isFalse();
        act("SCHEDULER", "pause");
        assertThat(paused()).isTrue();
        assertThat(queue("SCHEDULER").path("paused").asBoolean()).isTrue();
        api.clock.pass(Duration.ofDays(1));
        api.runJobs();
        assertThat(get("/api/v2.0/system/gc").json()).isEmpty();

        act("SCHEDULER", "resume");
        assertThat(paused()).isFalse();
        api.clock.pass(Duration.ofDays(1));
        api.runJobs();
        assertThat(get("/api/v2.0/system/gc").json()).hasSize(1);
        assertThat(get("/api/v2.0/schedules/GARBAGE_COLLECTION/paused").status())
                .isEqualTo(400);
    }

    private boolean paused() {
        return get("/api/v2.0/schedules/all/paused").json().path("paused").asBoolean();
    }

    @Test
    void runsOfAllJobsAreLeafedThroughInOneShape() {
        for (int i = 0; i < 3; i++) {
            collect();
            api.runJobs();
        }
        String waiting = collect();

        JsonNode page = get(EXT + "?kind=garbage-collection&limit=3").json();
        assertThat(page.path("items")).hasSize(3);
        assertThat(page.path("items").path(0).path("id").asText()).isEqualTo(waiting);
        assertThat(page.path("items").path(0).path("state").asText()).isEqualTo("waiting");
        JsonNode rest = get(EXT + "?kind=garbage-collection&limit=3&cursor="
                        + page.path("next").asText())
                .json();
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.has("next")).isFalse();
        JsonNode done = rest.path("items").path(0);
        assertThat(done.path("figures").path("freed_space").isNumber()).isTrue();
        assertThat(done.path("parameters").path("dry_run").asText()).isEqualTo("false");
        assertThat(done.path("cause").asText()).isEqualTo("manual");

        assertThat(get(EXT + "?state=waiting,running").json().path("items")).hasSize(1);
        assertThat(get(EXT + "?kind=nothing").json().path("items")).isEmpty();
        assertThat(get(EXT + "?state=lazy").status()).isEqualTo(400);
        assertThat(get(EXT + "?limit=x").status()).isEqualTo(400);
        assertThat(get(EXT + "?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void aLogIsReadOnFromWhereItEnded() {
        String run = collect();
        assertThat(get(EXT + "/" + run + "/log").header("Berth-State")).isEqualTo("waiting");
        api.runJobs();

        Answer whole = get(EXT + "/" + run + "/log");
        assertThat(whole.header("Berth-State")).isEqualTo("succeeded");
        int length = whole.body().length;
        assertThat(whole.header("Berth-Next")).isEqualTo(Integer.toString(length));
        assertThat(get(EXT + "/" + run + "/log?offset=10").text())
                .isEqualTo(whole.text().substring(10));
        assertThat(get(EXT + "/" + run + "/log?offset=" + length).text()).isEmpty();
        assertThat(get(EXT + "/" + run + "/log?offset=999999999").text()).isEmpty();
        assertThat(get(EXT + "/" + run + "/log?offset=-1").status()).isEqualTo(400);
    }

    @Test
    void aRunIsCancelledOnce() {
        String run = collect();

        assertThat(send("POST", EXT + "/" + run + "/cancel", "").status()).isEqualTo(202);
        assertThat(send("POST", EXT + "/" + run + "/cancel", "").status()).isEqualTo(409);
    }

    @Test
    void onlyAdministratorsSeeJobs() {
        api.user("dora");
        for (String path : List.of(SERVICE + "/pools", SERVICE + "/queues", "/api/v2.0/schedules", EXT)) {
            assertThat(api.send("GET", path).status()).isEqualTo(401);
            assertThat(api.send("GET", path, "Authorization", basic("dora")).status())
                    .isEqualTo(403);
        }
    }
}
