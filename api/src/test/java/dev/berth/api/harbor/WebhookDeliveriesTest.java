package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.oci.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What webhooks tell, over HTTP, and what becomes of it.
class WebhookDeliveriesTest extends WebhookScene {

    @Test
    void aPushIsToldWithTheSecretAndTheHistoryShowsRequestAndAnswer() {
        String one = create("ci", "http", "\"auth_header\":\"Bearer s3cret\",").header("Location");
        String digest = api.pushImage("team/web/app", "1.0", "layer").toString();
        deliver();

        assertThat(received).hasSize(1);
        assertThat(received.getFirst().authorization()).isEqualTo("Bearer s3cret");
        assertThat(received.getFirst().mediaType()).isEqualTo("application/json");
        JsonNode told = received.getFirst().json();
        assertThat(told.path("type").asText()).isEqualTo("PUSH_ARTIFACT");
        assertThat(told.path("occur_at").asLong()).isEqualTo(api.clock.instant().getEpochSecond());
        assertThat(told.path("operator").asText()).isEqualTo("admin");
        JsonNode data = told.path("event_data");
        assertThat(data.path("resources").get(0).path("digest").asText()).isEqualTo(digest);
        assertThat(data.path("resources").get(0).path("tag").asText()).isEqualTo("1.0");
        assertThat(data.path("resources").get(0).path("resource_url").asText())
                .isEqualTo("registry.example.com/team/web/app:1.0");
        assertThat(data.path("repository").path("name").asText()).isEqualTo("web/app");
        assertThat(data.path("repository").path("namespace").asText()).isEqualTo("team");
        assertThat(data.path("repository").path("repo_type").asText()).isEqualTo("private");

        JsonNode execution = send("GET", one + "/executions", "dora").json().get(0);
        String id = execution.path("id").asText();
        assertThat(execution.path("status").asText()).isEqualTo("Success");
        assertThat(execution.path("vendor_type").asText()).isEqualTo("WEBHOOK");
        assertThat(execution.path("extra_attrs").path("payload").asText())
                .isEqualTo(received.getFirst().body());
        JsonNode task =
                send("GET", one + "/executions/" + id + "/tasks", "dora").json().get(0);
        assertThat(task.path("run_count").asInt()).isEqualTo(1);
        assertThat(send("GET", one + "/executions/" + id + "/tasks/" + id + "/log", "dora")
                        .text())
                .contains("attempt 1: answered 200", "noted");
        JsonNode last = send("GET", "/api/v2.0/projects/team/webhook/lasttrigger", "dora")
                .json();
        assertThat(last.get(0).path("last_trigger_time").asText()).isEqualTo("2026-11-21T10:00:00.250Z");
        assertThat(last.get(1).has("last_trigger_time")).isFalse();
        String policy = one.substring(one.lastIndexOf('/') + 1);
        assertThat(send("GET", "/api/v2.0/projects/team/webhook/jobs?policy_id=" + policy, "dora")
                        .json()
                        .get(0)
                        .path("notify_type")
                        .asText())
                .isEqualTo("http");
    }

    @Test
    void aProjectThatIsNearlyFullAndOneThatIsFullAreTold() {
        json("POST", POLICIES, "dora", body("room", "http", "", "\"QUOTA_EXCEED\",\"QUOTA_WARNING\""));
        api.pushImage("team/web/app", "1", "layer");
        long team = api.projects.find("team").orElseThrow().id();
        JsonNode quota = send("GET", "/api/v2.0/quotas?reference=project&reference_id=" + team, "admin")
                .json()
                .get(0);
        long limit = quota.path("used").path("storage").asLong() + 100;
        Answer set = json(
                "PUT",
                "/api/v2.0/quotas/" + quota.path("id").asLong(),
                "admin",
                "{\"hard\":{\"storage\":%d}}".formatted(limit));
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        String digest = api.pushBlob("team/web/app", "x".repeat(90).getBytes(StandardCharsets.UTF_8))
                .toString();
        for (int i = 0; i < 3; i++) {
            byte[] much = ("much " + i).repeat(100).getBytes(StandardCharsets.UTF_8);
            Answer refused = api.send(
                    "POST",
                    "/v2/team/web/app/blobs/uploads/?digest=" + DigestAlgorithm.SHA256.digest(much),
                    much,
                    "Authorization",
                    TestApi.basic("admin"));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        }
        api.buffer.flush();
        deliver();

        assertThat(received).hasSize(2);
        assertThat(received.stream().map(one -> one.json().path("type").asText()))
                .containsExactlyInAnyOrder("QUOTA_WARNING", "QUOTA_EXCEED");
        JsonNode warning = received.stream()
                .map(Received::json)
                .filter(told -> told.path("type").asText().equals("QUOTA_WARNING"))
                .findFirst()
                .orElseThrow()
                .path("event_data");
        assertThat(warning.path("resources").get(0).path("digest").asText()).isEqualTo(digest);
        assertThat(warning.path("repository").path("repo_full_name").asText()).isEqualTo("team/web/app");
        assertThat(warning.path("custom_attributes").path("Details").asText()).contains("of the");
    }

    @Test
    void cloudEventsAndSlackAreToldInTheirForm() {
        create("ce", "http", "\"payload_format\":\"CloudEvents\",");
        create("chat", "slack", "");
        api.pushImage("team/app", "1.0", "layer");
        deliver();

        assertThat(received).hasSize(2);
        Received cloudEvent = received.stream()
                .filter(one -> one.mediaType().equals("application/cloudevents+json"))
                .findFirst()
                .orElseThrow();
        assertThat(cloudEvent.json().path("specversion").asText()).isEqualTo("1.0");
        assertThat(cloudEvent.json().path("type").asText()).isEqualTo("harbor.artifact.pushed");
        assertThat(cloudEvent.json().path("source").asText()).matches("/projects/[0-9]+/webhook/policies/[0-9]+");
        assertThat(cloudEvent.json().path("requestid").asText()).isNotEmpty();
        assertThat(cloudEvent
                        .json()
                        .path("data")
                        .path("repository")
                        .path("name")
                        .asText())
                .isEqualTo("app");
        Received slack = received.stream()
                .filter(one -> one.body().contains("blocks"))
                .findFirst()
                .orElseThrow();
        assertThat(slack.json().toString()).contains("*resource:* registry.example.com/team/app:1.0");
    }

    @Test
    void whatFailsIsTriedAgainWithPausesAndGivenUpInTheEnd() {
        String one = create("ci", "http", "").header("Location");
        status = 500;
        api.pushImage("team/app", "1.0", "layer");
        deliver();
        assertThat(statusOf(one)).isEqualTo("Pending");
        assertThat(api.deliveries.deliverDue()).isZero();

        for (Duration pause : List.of(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(360))) {
            api.clock.pass(pause);
            assertThat(api.deliveries.deliverDue()).isEqualTo(1);
        }

        assertThat(received).hasSize(4);
        assertThat(statusOf(one)).isEqualTo("Error");
        api.clock.pass(Duration.ofDays(1));
        assertThat(api.deliveries.deliverDue()).isZero();

        status = 200;
        String id = send("GET", one + "/executions", "dora")
                .json()
                .get(0)
                .path("id")
                .asText();
        String delivery = one.replace("/api/v2.0", "/api/ext/v1") + "/deliveries/" + id;
        Answer again = json("POST", delivery + "/redeliver", "dora", "");
        assertThat(again.status()).as(again.toString()).isEqualTo(201);
        api.deliveries.deliverDue();
        assertThat(received).hasSize(5);
        assertThat(statusOf(one)).isEqualTo("Success");
        JsonNode detail = send("GET", again.header("Location"), "dora").json();
        assertThat(detail.path("response_status").asInt()).isEqualTo(200);
        assertThat(detail.path("response_body").asText()).isEqualTo("noted\uFFFD");
        assertThat(detail.path("request_body").asText())
                .isEqualTo(received.getLast().body());
    }

    @Test
    void aRedirectToAnInnerAddressIsNotFollowed() {
        String one = create("ci", "http", "").header("Location");
        status = 302;
        api.pushImage("team/app", "1.0", "layer");
        deliver();

        assertThat(received).hasSize(1);
        assertThat(statusOf(one)).isEqualTo("Pending");
    }

    @Test
    void anInnerAddressIsNotReachedAndTheReasonIsInTheHistory() {
        String one = json(
                        "POST",
                        POLICIES,
                        "dora",
                        "{\"name\":\"in\",\"targets\":[{\"type\":\"http\",\"address\":\"http://169.254.169.254/latest\"}],"
                                + "\"event_types\":[\"PUSH_ARTIFACT\"]}")
                .header("Location");
        api.pushImage("team/app", "1.0", "layer");
        deliver();

        JsonNode execution = send("GET", one + "/executions", "dora").json().get(0);
        assertThat(execution.path("status").asText()).isEqualTo("Error");
        assertThat(execution.path("status_message").asText()).contains("may not be reached from here");
    }

    @Test
    void aReceiverThatDoesNotAnswerHoldsUpNobodyElse() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        receiver.createContext("/dead", exchange -> {
            awaitQuietly(over);
            exchange.close();
        });
        json(
                "POST",
                POLICIES,
                "dora",
                body("dead", "http", "", "\"PUSH_ARTIFACT\"").replace("/hook", "/dead"));
        for (int i = 0; i < 20; i++) {
            api.pushImage("team/app", "dead" + i, "layer");
        }
        api.events.drain();
        create("ci", "http", "");
        api.pushImage("team/app", "alive", "layer");
        api.events.drain();

        api.deliveries.start();
        try {
            assertThat(arrived.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            assertThat(rows("select count(*) as n from webhook_delivery where attempts > 0 and address like '%/dead'"))
                    .isLessThan(15);
        } finally {
            api.deliveries.close();
            over.countDown();
            awaitRows("select count(*) as n from webhook_delivery where status = 'RUNNING'", 0);
        }
        assertThat(received).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
