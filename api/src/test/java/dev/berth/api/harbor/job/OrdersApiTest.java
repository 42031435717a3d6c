package dev.berth.api.harbor.job;

import static dev.berth.api.ApiClient.basic;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.platform.db.OnBothDatabases;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Garbage collection and purges of the audit log, as administrators order them.
@OnBothDatabases
class OrdersApiTest {

    private static final String GC = "/api/v2.0/system/gc";
    private static final String PURGE = "/api/v2.0/system/purgeaudit";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private Answer get(String path) {
        return api.send("GET", path, "Authorization", basic("admin"));
    }

    private Answer send(String method, String path, String body) {
        return api.json(method, path, body, "Authorization", basic("admin"));
    }

    private String order(String path, String parameters) {
        Answer answer = send(
                "POST", path + "/schedule", "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":" + parameters + "}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).startsWith(path + "/");
        return answer.header("Location");
    }

    private static JsonNode parameters(JsonNode run) throws IOException {
        return Json.mapper().readTree(run.path("job_parameters").asText());
    }

    @Test
    void aCollectionByHandRunsAndTellsWhatItFreed() throws IOException {
        api.pushBlob("library/app", new byte[] {1, 2, 3, 4, 5});
        api.clock.pass(Duration.ofDays(2));

        String run = order(GC, "{\"delete_untagged\":false,\"workers\":2,\"redis_url_reg\":\"x\"}");
        JsonNode waiting = get(run).json();
        assertThat(waiting.path("job_status").asText()).isEqualTo("Pending");
        assertThat(waiting.path("job_kind").asText()).isEqualTo("MANUAL");
        assertThat(waiting.path("job_name").asText()).isEqualTo("GARBAGE_COLLECTION");
        assertThat(get(run + "/log").text()).isEmpty();
        api.runJobs();

        JsonNode done = get(run).json();
        assertThat(done.path("job_status").asText()).isEqualTo("Success");
        assertThat(parameters(done).path("freed_space").asLong()).isEqualTo(5);
        assertThat(parameters(done).path("purged_blobs").asLong()).isOne();
        assertThat(parameters(done).path("workers").asLong()).isEqualTo(2);
        assertThat(parameters(done).path("dry_run").asBoolean()).isFalse();
        assertThat(get(run + "/log").text()).contains("begins on", "deleted 1 objects and freed 5 bytes", "succeeded");
        assertThat(get(GC + "?page_size=1").header("X-Total-Count")).isEqualTo("1");
        assertThat(get(GC).json().path(0)).isEqualTo(done);
        assertThat(send("PUT", run, "").status()).isEqualTo(200);
    }

    @Test
    void theHistoryIsNarrowedToHowRunsStand() {
        order(GC, "{}");
        api.runJobs();
        String stopped = order(GC, "{}");
        send("PUT", stopped, "");
        order(GC, "{}");

        assertThat(statuses("status%3DPending")).containsExactly("Pending");
        assertThat(statuses("status%3Dsuccess")).containsExactly("Success");
        assertThat(statuses("status%3D%7BStopped%20Success%7D")).containsExactly("Stopped", "Success");
        assertThat(statuses("status%3DError")).isEmpty();
        assertThat(statuses("status%3DSnow")).isEmpty();
        assertThat(get(GC + "?q=status%3DStopped").header("X-Total-Count")).isEqualTo("1");
    }

    private List<String> statuses(String query) {
        return get(GC + "?q=" + query).json().findValuesAsText("job_status");
    }

    @Test
    void aDryRunTellsAndChangesNothing() throws IOException {
        api.pushImage("library/app", "1", "layer");
        Answer untagged = api.send(
                "DELETE",
                "/api/v2.0/projects/library/repositories/app/artifacts/1/tags/1",
                "Authorization",
                basic("admin"));
        assertThat(untagged.status()).isEqualTo(200);
        api.clock.pass(Duration.ofDays(2));

        String dry = order(GC, "{\"delete_untagged\":true,\"dry_run\":true}");
        api.runJobs();
        assertThat(parameters(get(dry).json()).path("purged_manifests").asLong())
                .isOne();
        assertThat(get(dry + "/log").text()).contains("would delete library/app@sha256:");
        assertThat(artifacts()).isEqualTo("1");

        String real = order(GC, "{\"delete_untagged\":true}");
        api.runJobs();
        assertThat(parameters(get(real).json()).path("purged_manifests").asLong())
                .isOne();
        assertThat(artifacts()).isEqualTo("0");
        assertThat(get(GC).json()).hasSize(2);
        assertThat(get(GC + "?sort=id&page_size=1&page=2")
                        .json()
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(real.substring(real.lastIndexOf('/') + 1));
    }

    private String artifacts() {
        return get("/api/v2.0/projects/library/repositories/app/artifacts").header("X-Total-Count");
    }

    @Test
    void aSecondOrderIsRefusedWhileOneIsUnderWayAndOneThatWaitsCanBeStopped() {
        String run = order(GC, "{}");

        Answer second = send("POST", GC + "/schedule", "{\"schedule\":{\"type\":\"Manual\"}}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("CONFLICT");

        assertThat(send("PUT", run, "").status()).isEqualTo(200);
        api.runJobs();
        assertThat(get(run).json().path("job_status").asText()).isEqualTo("Stopped");
        order(GC, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"schedule\":{}}",
                "{\"schedule\":{\"type\":\"Custom\"}}",
                "{\"schedule\":{\"type\":\"Custom\",\"cron\":\"0 * * * *\"}}",
                "{\"schedule\":{\"type\":\"Custom\",\"cron\":\"5 0 0 * * *\"}}",
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"workers\":0}}",
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"workers\":11}}",
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"workers\":\"many\"}}",
                "{\"schedule\":{\"type\":\"Manual\"},\"parameters\":{\"dry_run\":\"perhaps\"}}",
                "[]"
            })
    void whatIsWrongWithAnOrderIsSaid(String body) {
        Answer answer = send("POST", GC + "/schedule", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("BAD_REQUEST");
        assertThat(get(GC).json()).isEmpty();
    }

    @Test
    void anotherTypeOfScheduleIsUnprocessable() {
        Answer answer = send("PUT", GC + "/schedule", "{\"schedule\":{\"type\":\"Yearly\"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Hourly");
    }

    @Test
    void aScheduleIsSetFollowedChangedAndEnded() throws IOException {
        assertThat(get(GC + "/schedule").text()).isEqualTo("{}");
        Answer made = send("POST", GC + "/schedule", """
                {"schedule":{"type":"Hourly","cron":"0 0 * * * *"},"parameters":{"delete_untagged":true}}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).matches(GC + "/[0-9]+");
        JsonNode schedule = get(GC + "/schedule").json();
        assertThat(schedule.path("schedule").path("type").asText()).isEqualTo("Hourly");
        assertThat(schedule.path("schedule").path("cron").asText()).isEqualTo("0 0 * * * *");
        assertThat(schedule.path("schedule").path("next_scheduled_time").asText())
                .isEqualTo("2026-11-21T11:00:00Z");
        assertThat(parameters(schedule).path("delete_untagged").asBoolean()).isTrue();
        assertThat(send("POST", GC + "/schedule", "{\"schedule\":{\"type\":\"Daily\"}}")
                        .status())
                .isEqualTo(409);

        api.clock.pass(Duration.ofHours(1));
        api.runJobs();
        JsonNode run = get(GC).json().path(0);
        assertThat(run.path("job_kind").asText()).isEqualTo("SCHEDULE");
        assertThat(run.path("job_status").asText()).isEqualTo("Success");
        assertThat(get(GC + "?q=trigger%3DMANUAL").json()).isEmpty();
        assertThat(get(GC + "?q=trigger%3DSCHEDULE").json()).hasSize(1);

        assertThat(send("PUT", GC + "/schedule", "{\"schedule\":{\"type\":\"Weekly\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(GC + "/schedule")
                        .json()
                        .path("schedule")
                        .path("next_scheduled_time")
                        .asText())
                .isEqualTo("2026-11-22T00:00:00Z");
        assertThat(send("PUT", GC + "/schedule", "{\"schedule\":{\"type\":\"None\",\"cron\":\"\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(GC + "/schedule").text()).isEqualTo("{}");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String purge = order(PURGE, "{\"audit_retention_hour\":1,\"include_event_types\":\"other\"}");
        String ofPurge = GC + purge.substring(purge.lastIndexOf('/'));

        for (String run : new String[] {GC + "/4711", GC + "/x", PURGE + "/4711", ofPurge}) {
            assertThat(get(run).status()).isEqualTo(404);
            assertThat(get(run + "/log").status()).isEqualTo(404);
            assertThat(send("PUT", run, "").status()).isEqualTo(404);
        }
    }

    @Test
    void aPurgeTakesOldEntriesOfTheTypesThatItIsToldAndNoOthers() throws IOException {
        api.user("dora");
        api.pushImage("library/app", "1", "layer");
        api.hearEvents();
        api.clock.pass(Duration.ofHours(3));
        api.user("emil");
        api.hearEvents();
        assertThat(log("create_artifact")).isOne();
        assertThat(log("create_user")).isEqualTo(3);

        String dry = order(
                PURGE, "{\"audit_retention_hour\":2,\"include_event_types\":\"create_artifact\",\"dry_run\":true}");
        api.runJobs();
        assertThat(parameters(get(dry).json()).path("purged").asLong()).isOne();
        assertThat(log("create_artifact")).isOne();

        String artifacts = order(PURGE, "{\"audit_retention_hour\":2,\"include_event_types\":\"create_artifact\"}");
        api.runJobs();
        JsonNode run = get(artifacts).json();
        assertThat(run.path("job_name").asText()).isEqualTo("PURGE_AUDIT_LOG");
        assertThat(run.path("job_status").asText()).isEqualTo("Success");
        assertThat(parameters(run).path("audit_retention_hour").asLong()).isEqualTo(2);
        assertThat(parameters(run).path("include_event_types").asText()).isEqualTo("create_artifact");
        assertThat(get(artifacts + "/log").text()).contains("deleted 1 entries");
        assertThat(log("create_artifact")).isZero();
        assertThat(log("create_user")).isEqualTo(3);

        order(PURGE, "{\"audit_retention_hour\":2,\"include_event_types\":\"other\"}");
        api.runJobs();
        assertThat(log("create_user")).isOne();

        order(PURGE, "{\"audit_retention_hour\":2,\"include_operations\":\"create,pull\"}");
        api.runJobs();
        assertThat(get(PURGE).json()).hasSize(4);
    }

    @Test
    void aPurgeThatWaitsCanBeStoppedAndItsScheduleChangedAndEnded() throws IOException {
        String run = order(PURGE, "{\"audit_retention_hour\":2,\"include_event_types\":\"other\"}");
        assertThat(send("PUT", run, "").status()).isEqualTo(200);
        api.runJobs();
        assertThat(get(run).json().path("job_status").asText()).isEqualTo("Stopped");

        String schedule = "{\"schedule\":{\"type\":\"%s\"},\"parameters\":"
                + "{\"audit_retention_hour\":2,\"include_event_types\":\"other\"}}";
        assertThat(send("PUT", PURGE + "/schedule", schedule.formatted("Daily")).status())
                .isEqualTo(200);
        assertThat(send("PUT", PURGE + "/schedule", schedule.formatted("Weekly"))
                        .status())
                .isEqualTo(200);
        JsonNode set = get(PURGE + "/schedule").json();
        assertThat(set.path("schedule").path("type").asText()).isEqualTo("Weekly");
        assertThat(parameters(set).path("audit_retention_hour").asLong()).isEqualTo(2);

        assertThat(send("PUT", PURGE + "/schedule", "{\"schedule\":{\"type\":\"None\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(get(PURGE + "/schedule").text()).isEqualTo("{}");
    }

    private long log(String type) {
        String[] parts = type.split("_", 2);
        String path = "/api/v2.0/auditlog-exts?q=operation%3D" + parts[0] + ",resource_type%3D" + parts[1];
        return Long.parseLong(get(path).header("X-Total-Count"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"include_event_types\":\"other\"}",
                "{\"audit_retention_hour\":0,\"include_event_types\":\"other\"}",
                "{\"audit_retention_hour\":240001,\"include_event_types\":\"other\"}",
                "{\"audit_retention_hour\":\"long\",\"include_event_types\":\"other\"}",
                "{\"audit_retention_hour\":1}",
                "{\"audit_retention_hour\":1,\"include_event_types\":\"\"}",
                "{\"audit_retention_hour\":1,\"include_event_types\":\"drop table\"}",
                "{\"audit_retention_hour\":1,\"include_event_types\":7}"
            })
    void whatIsWrongWithAPurgeIsSaid(String parameters) {
        for (String type : new String[] {"Manual", "Daily"}) {
            Answer answer = send(
                    "POST",
                    PURGE + "/schedule",
                    "{\"schedule\":{\"type\":\"" + type + "\"},\"parameters\":" + parameters + "}");

            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("parameters.");
        }
    }

    @Test
    void onlyAdministratorsOrder() {
        api.user("dora");
        for (String path : new String[] {GC, PURGE}) {
            assertThat(api.send("GET", path).status()).isEqualTo(401);
            assertThat(api.send("GET", path, "Authorization", basic("dora")).status())
                    .isEqualTo(403);
            assertThat(api.json("POST", path + "/schedule", "{}", "Authorization", basic("dora"))
                            .status())
                    .isEqualTo(403);
        }
    }
}
