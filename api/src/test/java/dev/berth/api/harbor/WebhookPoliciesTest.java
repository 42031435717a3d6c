package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The policies of webhooks over HTTP.
class WebhookPoliciesTest extends WebhookScene {

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
}
