package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.platform.config.SettingSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

    @TempDir
    Path temp;

    @Test
    void aServerWhoseContentCannotBeWrittenIsAliveButNotReady() throws Exception {
        Path content = temp.resolve("data/content");
        try (BerthServer server = BerthServer.start(settings())) {
            assertThat(get(server, "/readyz")).isEqualTo(200);

            Files.move(content, temp.resolve("elsewhere"));
            assertThat(get(server, "/readyz")).isEqualTo(503);
            Files.createDirectory(content);
            assertThat(get(server, "/readyz")).isEqualTo(503);
            assertThat(get(server, "/livez")).isEqualTo(200);

            Files.delete(content);
            Files.move(temp.resolve("elsewhere"), content);
            assertThat(get(server, "/readyz")).isEqualTo(200);
        }
    }

    private ServerSettings settings() {
        return ServerSettings.read(new SettingSources(
                Map.of("--data", temp.resolve("data").toString(), "--listen", "127.0.0.1:0"),
                Map.of(),
                Optional.empty()));
    }

    private static int get(BerthServer server, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
