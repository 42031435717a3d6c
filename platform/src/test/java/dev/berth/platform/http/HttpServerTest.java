package dev.berth.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.http.Handling.Blocking;
import dev.berth.platform.http.Handling.Immediate;
import dev.berth.platform.http.TestServer.RawClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpServerTest {

    @Test
    void anImmediateAnswerCarriesItsHeadersItsLengthAndARequestId() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(200, "hello")));
                RawClient client = server.connect()) {
            String head = client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").head();

            assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase("content-length: 5\r\n");
            assertThat(head).contains("Content-Type: text/plain\r\n").containsPattern("X-Request-Id: \\S+\r\n");
            assertThat(client.text(5)).isEqualTo("hello");
        }
    }

    @Test
    void aSaneRequestIdOfTheClientIsKeptAndAnotherIsReplaced() throws Exception {
        try (TestServer server = TestServer.answering(request -> new Immediate(TestServer.text(200, request.id())));
                RawClient client = server.connect()) {
            String kept = client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: abc-1\r\n\r\n")
                    .head();
            client.text(5);
            String replaced = client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: a b\r\n\r\n")
                    .head();

            assertThat(kept).contains("X-Request-Id: abc-1\r\n");
            assertThat(replaced).doesNotContain("a b");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (TestServer server = TestServer.answering(request -> request.path().equals("/slow")
                        ? new Blocking(_ -> TestServer.text(200, "slow"))
                        : new Immediate(TestServer.text(200, "fast")));
                RawClient client = server.connect()) {
            String get = "GET %s HTTP/1.1\r\nHost: h\r\n\r\n";
            String post = "POST /slow HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc";
            client.send(get.formatted("/slow") + get.formatted("/fast") + post + get.formatted("/fast"));
            for (String expected : List.of("slow", "fast", "slow", "fast")) {
                assertThat(client.head()).startsWith("HTTP/1.1 200");
                assertThat(client.text(4)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aHeadRequestLearnsTheLengthAndGetsNoBody() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(200, "hello")));
                RawClient client = server.connect()) {
            String head = client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head();

            assertThat(head).containsIgnoringCase("content-length: 5\r\n");
            assertThat(client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void answersWithoutABodyHaveNoLengthAndTheConnectionGoesOn() throws Exception {
        try (TestServer server = TestServer.answering(request -> new Immediate(
                        Response.of(Integer.parseInt(request.path().substring(1)))));
                RawClient client = server.connect()) {
            for (int status : List.of(204, 304, 204)) {
                String head = client.send("GET /%d HTTP/1.1\r\nHost: h\r\n\r\n".formatted(status))
                        .head();
                assertThat(head).startsWith("HTTP/1.1 " + status).doesNotContainIgnoringCase("content-length");
            }
        }
    }

    @Test
    void aBodyIsReadAndEchoedOverEveryVersion() throws Exception {
        try (TestServer server = TestServer.blocking(request -> new Response(
                201, Headers.NONE, new ResponseBody.Bytes(request.body().readAll(1 << 20))))) {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                if (version.name().equals("HTTP_3")) {
                    continue;
                }
                try (HttpClient client =
                        HttpClient.newBuilder().version(version).build()) {
                    byte[] body = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
                    for (int round = 0; round < 3; round++) {
                        HttpResponse<byte[]> response = client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/up".formatted(server.port())))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                        assertThat(response.statusCode()).isEqualTo(201);
                        assertThat(response.version()).isEqualTo(version);
                        assertThat(response.body()).isEqualTo(body);
                    }
                }
            }
        }
    }

    @Test
    void aFailingHandlerIsAnsweredByTheApplicationAndTheConnectionGoesOn() throws Exception {
        try (TestServer server = TestServer.answering(request -> {
                    if (request.path().equals("/dispatch")) {
                        throw new IllegalStateException("in dispatch");
                    }
                    return new Blocking(_ -> {
                        throw new IllegalStateException("in the handler");
                    });
                });
                RawClient client = server.connect()) {
            for (String path : List.of("/dispatch", "/handler")) {
                assertThat(client.send("GET %s HTTP/1.1\r\nHost: h\r\n\r\n".formatted(path))
                                .head())
                        .startsWith("HTTP/1.1 500");
                assertThat(client.text(6)).isEqualTo("failed");
            }
            assertThat(server.failures).hasSize(2);
        }
    }

    @Test
    void malformedAndOverlongHeadsAreRefusedWithTheRightStatus() throws Exception {
        try (TestServer server = TestServer.answering(_ -> new Immediate(TestServer.text(200, "ok")))) {
            assertThat(answer(server, "GARBAGE\r\n\r\n")).contains(" 400 Bad Request");
            assertThat(answer(server, "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: abc\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
            assertThat(answer(server, "GET /%s HTTP/1.1\r\nHost: h\r\n\r\n".formatted("x".repeat(200_000))))
                    .contains(" 414 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nHost: h\r\nRange: %s\r\n\r\n".formatted("1".repeat(200_000))))
                    .contains(" 431 ");
            assertThat(answer(server, "GET / HTTP/1.1\r\nHost: h\r\nRange: %s\r\n\r\n".formatted("1".repeat(65_000))))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static String answer(TestServer server, String request) throws Exception {
        try (RawClient client = server.connect()) {
            return client.send(request).head();
        }
    }
}
