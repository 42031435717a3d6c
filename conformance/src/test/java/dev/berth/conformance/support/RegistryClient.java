package dev.berth.conformance.support;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A plain HTTP/1.1 client of one registry, with one identity. It follows no redirect and repeats nothing, so a test
/// sees what the wire said. Safe for many threads.
public final class RegistryClient {

    private final HttpClient http;
    private final URI base;
    private final String authorization;

    RegistryClient(HttpClient http, URI base, String authorization) {
        this.http = http;
        this.base = base;
        this.authorization = authorization;
    }

    static HttpClient newHttpClient() {
        return http11().build();
    }

    /// A client that trusts this certificate and no other.
    static HttpClient newHttpClient(Path certificate) {
        try (InputStream pem = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return http11().sslContext(tls).build();
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException("not a certificate: " + certificate, unusable);
        }
    }

    private static HttpClient.Builder http11() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20));
    }

    static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// The same registry with a bearer token for the scope, asked from the token service with this identity.
    public RegistryClient withToken(String... scopes) {
        return withAuthorization("Bearer " + token(scopes));
    }

    public RegistryClient withAuthorization(String header) {
        return new RegistryClient(http, base, header);
    }

    public String token(String... scopes) {
        var query = new StringBuilder("/service/token?service=harbor-registry");
        for (String scope : scopes) {
            query.append("&scope=").append(scope);
        }
        return get(query.toString()).expect(200).json().path("token").asText();
    }

    public URI base() {
        return base;
    }

    public String host() {
        return base.getAuthority();
    }

    public String authorization() {
        return authorization;
    }

    public Repository repository(String name) {
        return new Repository(this, name);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer head(String path, String... headers) {
        return send("HEAD", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, byte[] body, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(body), headers);
    }

    public Answer postJson(String path, String json) {
        return post(path, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
    }

    public Answer put(String path, byte[] body, String... headers) {
        return send("PUT", path, BodyPublishers.ofByteArray(body), headers);
    }

    public Answer patch(String path, byte[] body, String... headers) {
        return send("PATCH", path, BodyPublishers.ofByteArray(body), headers);
    }

    /// Sends one request; the path may be an absolute URL, as a Location may be.
    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        try {
            return Answer.of(http.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new AssertionError(method + " " + path + " got no answer: " + broken, broken);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Opens a download without reading its body; the caller closes the stream.
    public HttpResponse<InputStream> open(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request("GET", path, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
    }

    /// As [#send], but lets a broken connection through, for tests that kill the server.
    public Answer attempt(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        return Answer.of(http.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .method(method, body);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
