package dev.berth.conformance.scale;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.conformance.support.BerthProcess;
import dev.berth.platform.config.SettingSources;
import dev.berth.server.BerthServer;
import dev.berth.server.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Each list of the API on a database that is large enough to tell a page from a table: how many statements its
/// first, last and filtered page take, how many rows those touch, and that none of them reads a large table from
/// end to end.
@Tag("scale")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ListBudgetContract {

    static final Amount AMOUNT = Amount.SMALL;

    private static final int PAGE = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> violations = new ArrayList<>();

    private @Nullable Path data;
    private @Nullable ObservedDatabase observed;
    private @Nullable BerthServer server;

    /// Where the database is, unless it is in the folder.
    abstract Optional<String> url();

    /// What a statement costs.
    abstract TouchedRows cost(Statement statement, ObservedDatabase database, Path data) throws Exception;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        LoadCommand.into(data(), url(), AMOUNT, _ -> {});
        Path password = Files.writeString(data().resolve("password"), BerthProcess.ADMIN_PASSWORD);
        Map<String, String> environment = new HashMap<>(Map.of(
                "BERTH_ADMIN_PASSWORD_FILE", password.toString(),
                "BERTH_VERIFY_INTERVAL", "365d",
                "BERTH_LOG_LEVEL", "error"));
        url().ifPresent(place -> environment.put("BERTH_DATABASE_URL", place));
        ServerSettings settings = ServerSettings.read(new SettingSources(
                Map.of("--data", data().toString(), "--listen", "127.0.0.1:0"), environment, Optional.empty()));
        server = BerthServer.start(settings, database -> {
            ObservedDatabase seen = new ObservedDatabase(database);
            observed = seen;
            return seen;
        });
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        client.close();
    }

    @Test
    void everyPageOfEveryListKeepsToItsBudget() throws Exception {
        StringBuilder table = new StringBuilder();
        for (ListedPlace place : ListedPlace.all(AMOUNT)) {
            String total = look(place, "first", "page=1&page_size=" + PAGE, table);
            if (!total.isEmpty()) {
                long last = Math.max(1, (Long.parseLong(total) + PAGE - 1) / PAGE);
                look(place, "last", "page=%d&page_size=%d".formatted(last, PAGE), table);
            }
            if (!place.filter().isEmpty()) {
                look(place, "filtered", place.filter() + "&page=1&page_size=" + PAGE, table);
            }
        }

        assertThat(violations).as(table.toString()).isEmpty();
    }

    /// The total that the answer names; empty when it names none.
    private String look(ListedPlace place, String page, String query, StringBuilder table) throws Exception {
        // What the program remembers is the same for every page from here on.
        HttpResponse<String> _ = get(place, query);
        List<Statement> _ = database().taken();
        HttpResponse<String> answer = get(place, query);
        List<Statement> statements = database().taken();
        if (answer.statusCode() != 200) {
            violations.add("%s, %s page: %d %s".formatted(place.name(), page, answer.statusCode(), answer.body()));
        }
        TouchedRows cost = new TouchedRows(0, List.of());
        StringBuilder parts = new StringBuilder();
        for (Statement statement : statements) {
            if (statement.reads()) {
                TouchedRows of = cost(statement, database(), data());
                cost = cost.plus(of);
                parts.append("      %d rows: %s%n"
                        .formatted(of.rows(), statement.sql().strip().replaceAll("\\s+", " ")));
            }
        }
        table.append("%n%-34s %-9s %3d of %3d statements, %7d of %7d rows%n"
                .formatted(place.name(), page, statements.size(), place.statements(), cost.rows(), place.rows()));
        if (statements.size() > place.statements() || cost.rows() > place.rows()) {
            violations.add("%s, %s page: %d statements, %d rows%n%s"
                    .formatted(place.name(), page, statements.size(), cost.rows(), parts));
        }
        cost.scanned()
                .forEach(name ->
                        violations.add("%s, %s page reads all of %s%n%s".formatted(place.name(), page, name, parts)));
        return answer.headers().firstValue("X-Total-Count").orElse("");
    }

    private HttpResponse<String> get(ListedPlace place, String query) throws Exception {
        String password = place.as().equals("admin") ? BerthProcess.ADMIN_PASSWORD : PeopleLoad.PASSWORD;
        String login =
                Base64.getEncoder().encodeToString((place.as() + ":" + password).getBytes(StandardCharsets.UTF_8));
        String path = (place.path() + query).replaceAll("[?&]$", "");
        return client.send(
                HttpRequest.newBuilder(URI.create(server().address() + path))
                        .header("Authorization", "Basic " + login)
                        .build(),
                BodyHandlers.ofString());
    }

    private BerthServer server() {
        return requireNonNull(server);
    }

    private ObservedDatabase database() {
        return requireNonNull(observed);
    }

    private Path data() {
        return requireNonNull(data);
    }
}
