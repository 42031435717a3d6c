package dev.berth.conformance.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.conformance.support.Await;
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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Serves a loaded database, asks for pages of all lists, and compares what each takes with its budget.
final class ListBudgets implements AutoCloseable {

    private static final int PAGE = 10;
    /// What somebody misses who comes back to the stream of events.
    private static final int MISSED = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> violations = new ArrayList<>();
    private final StringBuilder table = new StringBuilder();
    private final Path data;
    private final Cost cost;
    private final ObservedDatabase observed;
    private final BerthServer server;
    private final Map<String, String> named = new HashMap<>();

    private final PushedLayers.Client sending = new PushedLayers.Client() {
        @Override
        public int send(String method, String path, byte[] body, String type) throws Exception {
            return answer(method, path, body, type).statusCode();
        }

        @Override
        public String post(String path, byte[] body, String type) throws Exception {
            String place = answer("POST", path, body, type)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return place.startsWith("/") ? place : place.substring(place.indexOf('/', "https://".length()));
        }

        private HttpResponse<Void> answer(String method, String path, byte[] body, String type) throws Exception {
            HttpRequest.Builder request = request("admin", path);
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            return client.send(
                    request.method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.discarding());
        }
    };

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
        named.put("{execution}", newest(HarborPlaces.HOOK + "/executions"));
        named.put("{collection}", newest("/api/v2.0/system/gc"));
        named.put("{purge}", newest("/api/v2.0/system/purgeaudit"));
        named.put("{layer}", PushedLayers.push(sending));
        for (ListedPlace place : places) {
            if (place.operation().equals(ExtPlaces.FOLLOWED)) {
                follow(place);
                continue;
            }
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
        String path = (place.path() + query).replaceAll("[?&]$", "");
        for (Map.Entry<String, String> name : named.entrySet()) {
            path = path.replace(name.getKey(), name.getValue());
        }
        int rows = page.equals("filtered") ? place.filteredRows() : place.rows();
        // What the program remembers is the same for every page from here on.
        HttpResponse<String> _ = get(place.as(), path);
        List<Statement> _ = observed.taken();
        HttpResponse<String> answer = get(place.as(), path);
        List<Statement> statements = observed.taken();
        // A password is checked afresh now and then, which is no part of any list.
        if (statements.stream().anyMatch(statement -> statement.sql().contains("login_failure"))) {
            answer = get(place.as(), path);
            statements = observed.taken();
        }
        if (answer.statusCode() != 200) {
            violations.add("%s, %s page: %d %s".formatted(place.name(), page, answer.statusCode(), answer.body()));
        }
        judge(place, page, rows, statements);
        return answer;
    }

    private void judge(ListedPlace place, String page, int rows, List<Statement> statements) throws Exception {
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
    }

    /// Comes back to a stream of events after a while in which something happened.
    private void follow(ListedPlace place) throws Exception {
        String mark = followed(place, "").stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring("id: ".length());
        for (int i = 0; i < MISSED; i++) {
            String label = "{\"name\":\"%s %d\",\"scope\":\"p\",\"project_id\":1}".formatted(place.name(), i);
            String made = sending.post("/api/v2.0/labels", label.getBytes(StandardCharsets.UTF_8), "application/json");
            int status = sending.send("DELETE", made, new byte[0], "");
            if (status != 200) {
                violations.add("a label for %s: %d".formatted(place.name(), status));
            }
        }
        List<String> _ = followed(place, mark);
        // A follower that left is told on until the server notices.
        Await.until(
                "nobody follows events",
                () -> get("admin", "/metrics")
                        .body()
                        .lines()
                        .anyMatch(line -> line.matches("berth_events_followers(\\{.*\\})? 0(\\.0)?")));
        List<Statement> _ = observed.taken();
        List<String> told = followed(place, mark);
        judge(place, "resumed", place.rows(), observed.taken());
        if (told.stream().anyMatch(line -> line.contains("resync"))) {
            violations.add("%s: nothing could be told".formatted(place.name()));
        }
    }

    /// The lines of a stream until its first heartbeat is over, which tells where the follower stands.
    private List<String> followed(ListedPlace place, String mark) throws Exception {
        HttpRequest.Builder request = request(place.as(), place.path());
        if (!mark.isEmpty()) {
            request.header("Last-Event-ID", mark);
        }
        List<String> lines = new ArrayList<>();
        try (Stream<String> stream =
                client.send(request.build(), BodyHandlers.ofLines()).body()) {
            Iterator<String> coming = stream.iterator();
            boolean heartbeat = false;
            while (coming.hasNext()) {
                String line = coming.next();
                lines.add(line);
                if (heartbeat && line.isEmpty()) {
                    break;
                }
                heartbeat |= line.equals(": heartbeat");
            }
        }
        return lines;
    }

    /// The id of what a list begins with.
    private String newest(String list) throws Exception {
        return JSON.readTree(get("admin", list + "?page_size=1").body())
                .path(0)
                .path("id")
                .asText();
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
        return client.send(request(as, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String as, String path) {
        String password = as.equals("admin") ? BerthProcess.ADMIN_PASSWORD : PeopleLoad.PASSWORD;
        String login = Base64.getEncoder().encodeToString((as + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(server.address() + path.replaceAll("[?&]$", "")))
                .header("Authorization", "Basic " + login);
    }

    @Override
    public void close() {
        server.close();
        client.close();
    }
}
