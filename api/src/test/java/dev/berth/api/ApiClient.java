package dev.berth.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.support.Json;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A client of a server of the API. Each answer has to be as the server's own description says.
public abstract class ApiClient {

    public static final String PASSWORD = "Harbour-Light-7";

    /// As clients speak in clear text. An upgrade to HTTP/2 on a request whose body is refused is another matter.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;
    private @Nullable Contract contract;

    /// To be called once, before all else.
    protected final void connect(int to) {
        port = to;
        contract = new Contract(List.of(document("/api/v2.0/openapi.json"), document("/api/ext/v1/openapi.json")));
    }

    protected final void disconnect() {
        client.close();
    }

    public int port() {
        return port;
    }

    private byte[] document(String path) {
        return exchange("GET", path, new byte[0]).body();
    }

    private Contract contract() {
        return requireNonNull(contract, "connect first");
    }

    /// Sends a request; headers are alternating names and values. The answer has to be as the API's description says.
    public Answer send(String method, String path, byte[] body, String... headers) {
        Answer answer = exchange(method, path, body, headers);
        contract().check(method, path, answer.status(), answer.header("Content-Type"), answer.body());
        return answer;
    }

    private Answer exchange(String method, String path, byte[] body, String... headers) {
        try {
            return new Answer(
                    client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /// The status of an answer whose body is not waited for: it may not end.
    public int status(String method, String path, byte[] body, String... headers) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            contract().checkStatus(method, path, response.statusCode());
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer send(String method, String path, String... headers) {
        return send(method, path, new byte[0], headers);
    }

    public Answer json(String method, String path, String body, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), all);
    }

    /// The value of an `Authorization` header for a user.
    public static String basic(String name) {
        return basic(name, PASSWORD);
    }

    public static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /// The value of an `Authorization` header with a token for these scopes.
    public String bearer(String name, String... scopes) {
        String path = "/service/token?service=harbor-registry&scope=" + String.join("&scope=", scopes);
        Answer answer = name.isEmpty() ? send("GET", path) : send("GET", path, "Authorization", basic(name));
        return "Bearer " + answer.json().path("token").asText();
    }

    /// Pushes a blob as the administrator; its digest.
    public Digest pushBlob(String repository, byte[] content) {
        Digest digest = DigestAlgorithm.SHA256.digest(content);
        Answer answer = send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + digest,
                content,
                "Authorization",
                basic("admin"));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return digest;
    }

    /// Pushes an image of one layer under a tag, as the administrator; the manifest's digest.
    public Digest pushImage(String repository, String tag, String layer) {
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] content = layer.getBytes(StandardCharsets.UTF_8);
        String manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}""".formatted(
                        pushBlob(repository, config), config.length, pushBlob(repository, content), content.length);
        Answer answer = send(
                "PUT",
                "/v2/" + repository + "/manifests/" + tag,
                manifest.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                basic("admin"),
                "Content-Type",
                "application/vnd.oci.image.manifest.v1+json; charset=utf-8");
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return Digest.parse(answer.header("Docker-Content-Digest"));
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        /// A header's value; empty when it is not there.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public byte[] body() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return Json.mapper().readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// The code of the first error.
        public String code() {
            return json().path("errors").path(0).path("code").asText();
        }

        @Override
        public String toString() {
            return status() + " " + response.headers().map() + "\n" + text();
        }
    }
}
