package dev.berth.api.harbor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.berth.access.permission.Role;
import dev.berth.access.principal.User;
import dev.berth.api.ApiClient.Answer;
import dev.berth.api.TestApi;
import dev.berth.api.support.Json;
import dev.berth.control.project.Project;
import dev.berth.platform.db.OnBothDatabases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A project with somebody who may change its webhooks and somebody who may not, and a receiver that answers what a
/// test wants.
@OnBothDatabases
abstract class WebhookScene {

    static final String POLICIES = "/api/v2.0/projects/team/webhook/policies";

    @RegisterExtension
    final TestApi api = TestApi.start();

    final List<Received> received = new CopyOnWriteArrayList<>();
    final Semaphore arrived = new Semaphore(0);
    volatile int status = 200;
    final HttpServer receiver = unstarted();

    record Received(String authorization, String mediaType, String body) {

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
        User dora = api.user("dora");
        User guy = api.user("guy");
        Project team = api.project("team");
        api.member(dora, team, Role.PROJECT_ADMIN);
        api.member(guy, team, Role.DEVELOPER);
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    private int receiverPort() {
        return receiver.getAddress().getPort();
    }

    void deliver() {
        api.pulls.flush();
        api.events.drain();
        api.deliveries.deliverDue();
    }

    String statusOf(String policy) {
        return send("GET", policy + "/executions", "dora")
                .json()
                .get(0)
                .path("status")
                .asText();
    }

    long rows(String sql) {
        return api.database.read(tx -> tx.sql(sql).first(row -> row.number("n")).orElseThrow());
    }

    /// Waits until the database says so.
    void awaitRows(String sql, long wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline && rows(sql) != wanted) {
            Thread.onSpinWait();
        }
        assertThat(rows(sql)).as(sql).isEqualTo(wanted);
    }

    Answer create(String name, String type, String more) {
        return json("POST", POLICIES, "dora", body(name, type, more, "\"PUSH_ARTIFACT\",\"DELETE_ARTIFACT\""));
    }

    String body(String name, String type, String more, String events) {
        return "{\"name\":\"%s\",\"targets\":[{%s\"type\":\"%s\",\"address\":\"http://127.0.0.1:%d/hook\"}],\"event_types\":[%s]}"
                .formatted(name, more, type, receiverPort(), events);
    }

    Answer json(String method, String path, String user, String body) {
        return api.json(method, path, body, "Authorization", TestApi.basic(user));
    }

    Answer send(String method, String path, String user) {
        return api.send(method, path, "Authorization", TestApi.basic(user));
    }
}
