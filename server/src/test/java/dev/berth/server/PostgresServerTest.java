package dev.berth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.platform.config.SettingSources;
import dev.berth.platform.db.RealPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose metadata is in a real PostgreSQL.
class PostgresServerTest {

    private static final String PASSWORD = "Correct-Horse-1";

    @TempDir
    Path temp;

    @Test
    void aServerWhoseDatabaseIsAwaySaysSoAndServesAgainWhenItIsBack() throws Exception {
        try (RealPostgres postgres = RealPostgres.start();
                BerthServer server = BerthServer.start(settings("data", postgres.newDatabase()))) {
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);

            postgres.stop();
            HttpResponse<String> refused = get(server, "/api/v2.0/projects");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
            assertThat(get(server, "/livez").statusCode()).isEqualTo(200);

            postgres.resumeService();
            awaitAnswer(server, "/api/v2.0/projects");
            awaitAnswer(server, "/readyz");
        }
    }

    @Test
    void theMetersTellOfThePool() throws Exception {
        String url = RealPostgres.shared().newDatabase();
        try (BerthServer server = BerthServer.start(settings("data", url))) {
            assertThat(get(server, "/metrics").body())
                    .contains("berth_database_connections_limit{pool=\"write\"} 5.0")
                    .contains("berth_database_connections{pool=\"read\",state=\"idle\"}")
                    .contains("berth_database_repeated_total")
                    .contains("berth_database_waiting 0.0");
        }
    }

    @Test
    void aFolderWhoseMetadataIsElsewhereIsNotServedWithAnEmptyDatabase() {
        String url = RealPostgres.shared().newDatabase();
        BerthServer.start(settings("data", url)).close();

        assertThatThrownBy(() -> BerthServer.start(settings("data", "")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("postgresql://127.0.0.1", "database.url")
                .hasMessageNotContaining(RealPostgres.PASSWORD);
        assertThat(temp.resolve("data/berth.db")).doesNotExist();
    }

    @Test
    void aFolderThatHoldsItsMetadataIsNotServedWithAnotherDatabase() {
        BerthServer.start(settings("data", "")).close();

        assertThatThrownBy(() ->
                        BerthServer.start(settings("data", RealPostgres.shared().newDatabase())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("berth migrate-database");
    }

    @Test
    void backupAndRestoreNameTheToolsOfPostgres() throws IOException {
        ServerSettings settings = settings("data", RealPostgres.shared().newDatabase());
        try (Maintenance data = Maintenance.open(settings)) {
            assertThatThrownBy(() -> data.backup(temp.resolve("backup"), (_, _, _) -> {}))
                    .hasMessageContainingAll("pg_dump", "docs/operations.md");
        }
        assertThatThrownBy(() -> Maintenance.restore(temp.resolve("backup"), settings, (_, _, _) -> {}))
                .hasMessageContainingAll("pg_restore", "docs/operations.md");
        assertThat(temp.resolve("backup")).doesNotExist();
    }

    @Test
    void theKeyFileMayBeOutsideOfTheDataFolder() throws IOException {
        String url = RealPostgres.shared().newDatabase();
        Path key = temp.resolve("shared.key");
        for (String node : new String[] {"one", "two"}) {
            ServerSettings settings = ServerSettings.read(new SettingSources(
                    Map.of("--data", temp.resolve(node).toString(), "--secret-key-file", key.toString()),
                    Map.of("BERTH_DATABASE_URL", url),
                    Optional.empty()));
            try (Maintenance data = Maintenance.open(settings)) {
                data.rotateSigningKey();
            }
            assertThat(temp.resolve(node).resolve("secret.key")).doesNotExist();
        }
        assertThat(Files.readString(key)).isNotBlank();
    }

    private ServerSettings settings(String data, String url) {
        try {
            Path password = Files.writeString(temp.resolve("password"), PASSWORD);
            return ServerSettings.read(new SettingSources(
                    Map.of("--data", temp.resolve(data).toString(), "--listen", "127.0.0.1:0"),
                    url.isEmpty()
                            ? Map.of()
                            : Map.of("BERTH_DATABASE_URL", url, "BERTH_ADMIN_PASSWORD_FILE", password.toString()),
                    Optional.empty()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void awaitAnswer(BerthServer server, String path) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (get(server, path).statusCode() != 200) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    private static HttpResponse<String> get(BerthServer server, String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder()
                .encodeToString(("admin:" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                    .header("Authorization", "Basic " + login)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
