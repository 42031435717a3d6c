package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.berth.access.permission.Role;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.oci.DigestAlgorithm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Webhooks over HTTP, with a receiver that answers what a test wants.
class WebhookTest {

    private static final String POLICIES = "/api/v2.0/projects/team/webhook/policies";

    @RegisterExtension
    final TestApi api = TestApi.start();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Semaphore arrived = new Semaphore(0);
    private volatile int status = 200;
    private HttpServer receiver = unstarted();

    private record Received(String authorization, String mediaType, String body) {

        JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void begin() {
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body));
            arrived.release();
            byte[] answer = "noted\0".getBytes(StandardCharsets.UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + receiverPort() + "/inner");
            }
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        receiver.setExecutor(task -> Thread.ofVirtual().start(task));
        receiver.start();
        api.user("dora");
        api.user("guy");
        api.project("team");
        api.member(
                api.users.findByName("dora").orElseThrow(),
                api.projects.find("team").orElseThrow(),
                Role.PROJECT_ADMIN);
        api.member(
                api.users.findByName("guy").orElseThrow(),
                api.projects.find("team").orElseThrow(),
                Role.DEVELOPER);
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    private int receiverPort() {
        return receiver.getAddress().getPort();
    }

    @Test
    void aPolicyIsMadeShownChangedAndDeletedAndItsSecretStaysInside() {
        Answer made = create("ci", "http", "\"auth_header\":\"Bearer s3cret\",\"skip_cert_verify\":true,");
        String one = made.header("Location");
        JsonNode shown = send("GET", one, "dora").json();

        assertThat(made.status()).isEqualTo(201);
        assertThat(one).matches(POLICIES + "/[0-9]+");
        assertThat(create("ci", "http", "").status()).isEqualTo(409);
        assertThat(shown.path("name").asText()).isEqualTo("ci");
        assertThat(shown.path("creator").asText()).isEqualTo("dora");
        assertThat(shown.path("enabled").asBoolean()).isTrue();
        assertThat(shown.path("event_types").toString()).isEqualTo("[\"PUSH_ARTIFACT\",\"DELETE_ARTIFACT\"]");
        assertThat(shown.path("targets").get(0).path("skip_cert_verify").asBoolean())
                .isTrue();
        assertThat(shown.toString()).doesNotContain("s3cret").doesNotContain("auth_header");
        assertThat(rows("select count(*) as n from webhook_target where length(auth_header) > 20"))
                .isEqualTo(1);
        assertThat(json("PUT", one, "dora", body("renamed", "http", "", "\"PULL_ARTIFACT\""))
                        .status())
                .isEqualTo(200);
        Answer list = send("GET", POLICIES + "?q=name%3D~nam", "dora");
        assertThat(list.json().findValuesAsText("name")).containsExactly("renamed");
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(send("GET", POLICIES, "guy").status()).isEqualTo(403);
        assertThat(send("DELETE", one, "dora").status()).isEqualTo(200);
        assertThat(send("GET", one, "dora").status()).isEqualTo(404);
    }

    @Test
    void whoSendsAPolicyBackKeepsTheSecretThatWasNotShown() {
        String one = create("ci", "http", "\"auth_header\":\"Bearer s3cret\",").header("Location");

        for (String header : List.of("", "\"auth_header\":\"\",", "\"auth_header\":null,")) {
            assertThat(json("PUT", one, "dora", body("ci", "http", header, "\"PUSH_ARTIFACT\""))
                            .status())
                    .isEqualTo(200);
        }
        api.pushImage("team/app", "1", "layer");
        deliver();
        assertThat(received.getLast().authorization()).isEqualTo("Bearer s3cret");

        json("PUT", one, "dora", body("ci", "http", "\"auth_header\":\"Bearer new\",", "\"PUSH_ARTIFACT\""));
        api.pushImage("team/app", "2", "other layer");
        deliver();
        assertThat(received.getLast().authorization()).isEqualTo("Bearer new");
    }

    @Test
    void whatIsWrongWithAPolicyIsSaid() {
        for (String wrong : List.of(
                body("", "http", "", "\"PUSH_ARTIFACT\""),
                body("x", "mail", "", "\"PUSH_ARTIFACT\""),
                body("x", "http", "", "\"SNOW\""),
                body("x", "http", "", ""),
                body("x", "slack", "\"payload_format\":\"CloudEvents\",", "\"PUSH_ARTIFACT\""),
                body("x", "http", "\"auth_header\":\"a\\r\\nb\",", "\"PUSH_ARTIFACT\""),
                "{\"name\":\"x\",\"targets\":[],\"event_types\":[\"PUSH_ARTIFACT\"]}",
                "{\"name\":\"x\",\"targets\":[{\"type\":\"http\",\"address\":\"file:///etc/passwd\"}],"
                        + "\"event_types\":[\"PUSH_ARTIFACT\"]}")) {
            Answer answer = json("POST", POLICIES, "dora", wrong);
            assertThat(answer.status()).as(wrong + answer).isEqualTo(400);
        }
        JsonNode events =
                send("GET", "/api/v2.0/projects/team/webhook/events", "dora").json();
        assertThat(events.path("event_type")).hasSize(10);
        assertThat(events.path("notify_type").toString()).isEqualTo("[\"http\",\"slack\"]");
    }

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
    void aPolicyIsTriedOnceWithoutAnythingHappeningAndNotTooOften() {
        String one = create("ci", "http", "\"auth_header\":\"Bearer s3cret\",").header("Location");
        String trial = one.replace("/api/v2.0", "/api/ext/v1") + "/test";
        status = 500;

        Answer begun = json("POST", trial, "dora", "");
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        String id = begun.json().path("deliveries").get(0).asText();
        assertThat(api.deliveries.deliverDue()).isEqualTo(1);
        assertThat(received.getFirst().authorization()).isEqualTo("Bearer s3cret");
        assertThat(received.getFirst().json().path("type").asText()).isEqualTo("PUSH_ARTIFACT");
        assertThat(received.getFirst().json().path("event_data").toString())
                .contains("registry.example.com/team/webhook-test:test");
        JsonNode detail =
                send("GET", trial.replace("/test", "/deliveries/" + id), "dora").json();
        assertThat(detail.path("status").asText()).isEqualTo("Error");
        assertThat(detail.path("trial").asBoolean()).isTrue();
        assertThat(detail.path("response_status").asInt()).isEqualTo(500);
        assertThat(send("GET", one + "/executions", "dora")
                        .json()
                        .get(0)
                        .path("extra_attrs")
                        .path("trial")
                        .asText())
                .isEqualTo("true");

        for (int i = 1; i < 10; i++) {
            assertThat(json("POST", trial, "dora", "").status()).isEqualTo(201);
        }
        assertThat(json("POST", trial, "dora", "").status()).isEqualTo(429);
        assertThat(json("POST", trial, "guy", "").status()).isEqualTo(403);
        assertThat(json("POST", trial.replaceAll("[0-9]+/test", "999/test"), "dora", "")
                        .status())
                .isEqualTo(404);
        api.clock.pass(Duration.ofMinutes(1));
        assertThat(json("POST", trial, "dora", "").status()).isEqualTo(201);
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
    void otherProjectsSwitchedOffPoliciesAndOtherKindsOfEventsAreNotTold() {
        api.project("other");
        create("ci", "http", "");
        json(
                "POST",
                POLICIES,
                "dora",
                body("off", "http", "", "\"PUSH_ARTIFACT\"").replace("{\"name\"", "{\"enabled\":false,\"name\""));
        json("POST", POLICIES, "dora", body("scans", "http", "", "\"SCANNING_COMPLETED\""));
        api.pushImage("other/app", "1.0", "layer");
        deliver();
        assertThat(received).isEmpty();

        String digest = api.pushImage("team/app", "1.0", "layer").toString();
        api.send("DELETE", "/v2/team/app/manifests/" + digest, "Authorization", TestApi.basic("dora"));
        deliver();
        assertThat(received)
                .extracting(one -> one.json().path("type").asText())
                .containsExactly("PUSH_ARTIFACT", "DELETE_ARTIFACT");
    }

    @Test
    void aChangedAddressDoesNotGetTheOldSecret() {
        String one = create("ci", "http", "\"auth_header\":\"Bearer s3cret\",").header("Location");
        json("PUT", one, "dora", body("ci", "http", "", "\"PUSH_ARTIFACT\""));
        api.pushImage("team/app", "1", "layer");
        deliver();
        assertThat(received.getLast().authorization()).isEqualTo("Bearer s3cret");

        json("PUT", one, "dora", body("ci", "http", "", "\"PUSH_ARTIFACT\"").replace("/hook", "/elsewhere"));
        api.pushImage("team/app", "2", "layer");
        deliver();
        assertThat(received.getLast().authorization()).isEqualTo("null");
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
            awaitNoneUnderWay();
        }
        assertThat(received).hasSize(1);
    }

    private void awaitNoneUnderWay() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline
                && rows("select count(*) as n from webhook_delivery where status = 'RUNNING'") > 0) {
            Thread.onSpinWait();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver() {
        api.pulls.flush();
        api.events.drain();
        api.deliveries.deliverDue();
    }

    private String statusOf(String policy) {
        return send("GET", policy + "/executions", "dora")
                .json()
                .get(0)
                .path("status")
                .asText();
    }

    private long rows(String sql) {
        return api.database.read(tx -> tx.sql(sql).first(row -> row.number("n")).orElseThrow());
    }

    private Answer create(String name, String type, String more) {
        return json("POST", POLICIES, "dora", body(name, type, more, "\"PUSH_ARTIFACT\",\"DELETE_ARTIFACT\""));
    }

    private String body(String name, String type, String more, String events) {
        return "{\"name\":\"%s\",\"targets\":[{%s\"type\":\"%s\",\"address\":\"http://127.0.0.1:%d/hook\"}],\"event_types\":[%s]}"
                .formatted(name, more, type, receiverPort(), events);
    }

    private Answer json(String method, String path, String user, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic(user));
    }

    private Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }
}
