package dev.berth.cli;

import dev.berth.platform.config.HostPort;
import dev.berth.server.ServerSettings;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Asks the server on this machine whether it can serve, for engines that run a command as their health check.
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = "Ask the server that listens here whether it can serve: 0 when it can, 1 when not.")
final class HealthCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, GeneralSecurityException {
        ServerSettings settings = SettingOptions.settings(spec.commandLine());
        URI ready = ready(settings);
        try (HttpClient client = client(settings)) {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            spec.commandLine().getOut().print(answer.body());
            spec.commandLine().getOut().flush();
            return answer.statusCode() == 200 ? 0 : Berth.FAILED;
        } catch (IOException e) {
            throw new IOException("no answer from %s".formatted(ready), e);
        }
    }

    private static URI ready(ServerSettings settings) {
        HostPort listen = settings.http().listen();
        String host = switch (listen.host()) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            case String name -> name.contains(":") ? "[" + name + "]" : name;
        };
        return URI.create(
                (settings.tls().isPresent() ? "https://" : "http://") + host + ":" + listen.port() + "/readyz");
    }

    private static HttpClient client(ServerSettings settings) throws GeneralSecurityException {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE);
        if (settings.tls().isPresent()) {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {new Anybody()}, null);
            client.sslContext(tls);
        }
        return client.build();
    }

    /// The certificate is made out to the name that clients use, not to this machine's address. Nothing secret is
    /// sent, and the question is only whether the server answers.
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authentication, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authentication, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authentication, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authentication, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authentication) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authentication) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
