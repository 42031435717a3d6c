package dev.berth.conformance.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.conformance.support.BerthProcess;
import dev.berth.platform.config.SettingSources;
import dev.berth.server.BerthServer;
import dev.berth.server.ServerSettings;
import java.io.IOException;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Serves a loaded database, asks for pages of all lists, and compares what each takes with its budget.
final class ListBudgets implements AutoCloseable {

    private static final int PAGE = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> violations = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();
    private final Path data;
    private final Cost cost;
    private final ObservedDatabase observed;
    private final BerthServer server;
    private String execution = "";

    /// What a statement costs.
    @FunctionalInterface
    interface Cost {
        TouchedRows of(Statement statement, ObservedDatabase database, Path data) throws Exception;
    }

    /// @param url where the database is, unless it is in the folder
    ListBudgets(Path data, Optional<String> url, Cost cost) throws IOException {
        this.data = data;
        this.cost = cost;
        Path password = Files.writeString(data.resolve("password"), BerthProcess.ADMIN_PASSWORD);
        Map<String, String> environment = new HashMap<>(Map.of(
                "BERTH_ADMIN_PASSWORD_FILE", password.toString(),
                "BERTH_VERIFY_INTERVAL", "365d",
                "BERTH_LOG_LEVEL", "error"));
        url.ifPresent(place -> environment.put("BERTH_DATABASE_URL", place));
        ServerSettings settings = ServerSettings.read(new SettingSources(
                Map.of("--data", data.toString(), "--listen", "127.0.0.1:0"), environment, Optional.empty()));
        AtomicReference<ObservedDatabase> seen = new AtomicReference<>();
        server = BerthServer.start(settings, database -> {
            seen.set(new ObservedDatabase(database));
            return seen.get();
        });
        observed = seen.get();
    }

    /// Asks for all of them.
    void look(List<ListedPlace> places) throws Exception {
        execution = newestExecution();
        for (ListedPlace place : places) {
            HttpResponse<String> first = look(place, "first", "page=1&page_size=" + PAGE);
            Optional<String> total = first.headers().firstValue("X-Total-Count");
            if (total.isPresent()) {
                long last = Math.max(1, (Long.parseLong(total.get()) + PAGE - 1) / PAGE);
                look(place, "last", "page=%d&page_size=%d".formatted(last, PAGE));
            }
            Optional<String> next = next(first);
            if (next.isPresent()) {
                look(place, "next", "cursor=" + next.get());
            }
            if (!place.filter().isEmpty()) {
                look(place, "filtered", place.filter() + "&page=1&page_size=" + PAGE);
            }
        }
    }

    /// What went beyond its budget, with the statements.
    List<String> violations() {
        return violations;
    }

    /// Every page that was asked for, with what it took.
    String table() {
        return table.toString();
    }

    /// The operations that read and are not said to be single: each must have a budget.
    Set<String> operationsThatList() throws Exception {
        Set<String> operations = new TreeSet<>();
        for (String path : List.of("/api/v2.0/openapi.json", "/api/ext/v1/openapi.json")) {
            JsonNode paths = JSON.readTree(get("admin", path).body()).path("paths");
            paths.properties().forEach(entry -> {
                JsonNode reading = entry.getValue().path("get");
                boolean answers =
                        !reading.path("responses").path("200").path("content").isEmpty();
                boolean one = entry.getKey().endsWith("}") && !lists(reading);
                if (answers && !one) {
                    operations.add(reading.path("operationId").asText());
                }
            });
        }
        operations.removeAll(ListedPlace.SINGLE);
        return operations;
    }

    private static boolean lists(JsonNode reading) {
        for (JsonNode parameter : reading.path("parameters")) {
            if (parameter.path("name").asText().equals("page")) {
                return true;
            }
        }
        return reading.path("operationId").asText().equals("listReferrers");
    }

    private HttpResponse<String> look(ListedPlace place, String page, String query) throws Exception {
        String path = (place.path() + query).replaceAll("[?&]$", "").replace("{execution}", execution);
        int rows = page.equals("filtered") ? place.filteredRows() : place.rows();
        // What the program remembers is the same for every page from here on.
        HttpResponse<String> _ = get(place.as(), path);
        List<Statement> _ = observed.taken();
        HttpResponse<String> answer = get(place.as(), path);
        List<Statement> statements = observed.taken();
        if (answer.statusCode() != 200) {
            violations.add("%s, %s page: %d %s".formatted(place.name(), page, answer.statusCode(), answer.body()));
        }
        TouchedRows sum = new TouchedRows(0, List.of());
        StringBuilder parts = new StringBuilder();
        for (Statement statement : statements) {
            if (statement.reads()) {
                TouchedRows of = cost.of(statement, observed, data);
                sum = sum.plus(of);
                parts.append("      %d rows: %s%n"
                        .formatted(of.rows(), statement.sql().strip().replaceAll("\\s+", " ")));
            }
        }
        table.append("%n%-34s %-9s %3d of %3d statements, %7d of %7d rows"
                .formatted(place.name(), page, statements.size(), place.statements(), sum.rows(), rows));
        if (statements.size() > place.statements() || sum.rows() > rows) {
            violations.add("%s, %s page: %d of %d statements, %d of %d rows%n%s"
                    .formatted(place.name(), page, statements.size(), place.statements(), sum.rows(), rows, parts));
        }
        violations.addAll(sum.scanned().stream()
                .map(name -> "%s, %s page reads all of %s%n%s".formatted(place.name(), page, name, parts))
                .collect(Collectors.toSet()));
        return answer;
    }

    /// The newest delivery of the first project's webhook.
    private String newestExecution() throws Exception {
        String path = ListedPlace.HOOK + "/executions?page_size=1";
        return JSON.readTree(get("admin", path).body()).path(0).path("id").asText();
    }

    private static Optional<String> next(HttpResponse<String> answer) throws IOException {
        boolean json = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return json
                ? Optional.of(JSON.readTree(answer.body()).path("next"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                : Optional.empty();
    }

    private HttpResponse<String> get(String as, String path) throws Exception {
        String password = as.equals("admin") ? BerthProcess.ADMIN_PASSWORD : PeopleLoad.PASSWORD;
        String login = Base64.getEncoder().encodeToString((as + ":" + password).getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                        .header("Authorization", "Basic " + login)
                        .build(),
                BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
