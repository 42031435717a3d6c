package dev.berth.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the descriptions of the API promise, held against what it answers. The documents leave records open, so that
/// clients outlive additions; here each part of an answer has to be described.
public final class Contract {

    /// What any route may refuse with, because the refusal comes from what all have in common: reading the request,
    /// knowing who asks, trouble behind us, a part that is not built. All else that a route answers with is listed
    /// by the route.
    private static final Set<Integer> EVERYWHERE = Set.of(400, 401, 403, 404, 413, 422, 429, 500, 501, 503, 507);

    private static final String JSON = "application/json";

    /// Where the schemas of a document are found, with its number.
    private static final String HOME = "https://berth.test/schemas/";

    private static final String ERRORS = "{\"$ref\":\"%s0#/$defs/Errors\"}".formatted(HOME);

    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Operations> paths = new ArrayList<>();
    private final Map<String, Schema> compiled = new HashMap<>();
    private final SchemaRegistry schemas;

    private record Operations(String home, String template, Pattern pattern, JsonNode operations) {}

    private record Operation(String home, JsonNode description) {}

    /// @param documents OpenAPI descriptions, of which no two describe the same path
    public Contract(List<byte[]> documents) {
        Map<String, String> definitions = new HashMap<>();
        for (byte[] text : documents) {
            JsonNode document = parse(text);
            String home = HOME + definitions.size();
            document.path("paths")
                    .properties()
                    .forEach(path -> paths.add(new Operations(
                            home, path.getKey(), Pattern.compile(pattern(path.getKey())), path.getValue())));
            JsonNode schemas = document.path("components").path("schemas");
            schemas.forEach(Contract::close);
            ObjectNode all = mapper.createObjectNode();
            all.put("$id", home).set("$defs", schemas);
            definitions.put(home, references(all.toString(), home));
        }
        // A part that is spelled out wins over a variable one.
        paths.sort(Comparator.comparing(path -> path.template().replace('{', '\uFFFF')));
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(definitions));
    }

    private static String pattern(String template) {
        return template.replaceAll("\\{name}", ".+")
                        .replaceAll("\\{[a-z_]+}", "[^/]+")
                        .replaceAll("/$", "") + "/?";
    }

    private static void close(JsonNode schema) {
        if (schema.has("properties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    private static String references(String schema, String home) {
        return schema.replace("#/components/schemas/", home + "#/$defs/");
    }

    /// Fails unless the answer is as described.
    ///
    /// @param path with or without a query
    public void check(String method, String path, int status, String mediaType, byte[] body) {
        String plain = path.replaceAll("[?#].*", "");
        String type = mediaType.replaceAll(";.*", "").strip();
        violation(method, plain, status, type, body).ifPresent(what -> {
            throw new AssertionError(
                    "%s %s answered %d %s, but %s: %s".formatted(method, plain, status, mediaType, what, start(body)));
        });
    }

    /// As above, of an answer that is not read to its end.
    public void checkStatus(String method, String path, int status) {
        String plain = path.replaceAll("[?#].*", "");
        boolean fits = operation(method, plain)
                .map(operation -> described(operation, status).isPresent())
                .orElse(status >= 400);
        if (!fits) {
            throw new AssertionError("%s %s answered %d, which is not described".formatted(method, plain, status));
        }
    }

    private Optional<String> violation(String method, String path, int status, String type, byte[] body) {
        boolean head = method.equals("HEAD");
        Optional<Operation> operation = operation(method, path);
        if (operation.isEmpty()) {
            // There is no such path, or it does not answer this method.
            return status < 400
                    ? Optional.of("nothing describes it")
                    : head ? empty(body) : mismatch(ERRORS, type, JSON, body);
        }
        Optional<JsonNode> described = described(operation.get(), status);
        if (described.isEmpty()) {
            return Optional.of("the status is not described");
        }
        JsonNode content = described.get().path("content");
        if (content.isMissingNode() || head) {
            return empty(body);
        }
        Map.Entry<String, JsonNode> only = content.properties().iterator().next();
        String schema = references(
                only.getValue().path("schema").toString(), operation.get().home());
        return mismatch(schema, type, only.getKey(), body);
    }

    private static Optional<String> empty(byte[] body) {
        return body.length == 0 ? Optional.empty() : Optional.of("no body is described");
    }

    private Optional<Operation> operation(String method, String path) {
        return paths.stream()
                .filter(candidate -> candidate.pattern().matcher(path).matches())
                .findFirst()
                .flatMap(found -> Stream.of(method, method.equals("HEAD") ? "GET" : method)
                        .map(name -> found.operations().path(name.toLowerCase(Locale.ROOT)))
                        .filter(operation -> !operation.isMissingNode())
                        .map(operation -> new Operation(found.home(), operation))
                        .findFirst());
    }

    private static Optional<JsonNode> described(Operation operation, int status) {
        JsonNode responses = operation.description().path("responses");
        JsonNode exactly = responses.path(Integer.toString(status));
        if (!exactly.isMissingNode()) {
            return Optional.of(exactly);
        }
        return EVERYWHERE.contains(status) ? Optional.of(responses.path("default")) : Optional.empty();
    }

    private Optional<String> mismatch(String schema, String type, String expected, byte[] body) {
        boolean fits = expected.equals("*/*") || expected.equals(type);
        if (!fits) {
            return Optional.of("it should be " + expected);
        }
        if (!expected.equals(JSON)) {
            return Optional.empty();
        }
        var errors = compiled.computeIfAbsent(schema, text -> schemas.getSchema(text, InputFormat.JSON))
                .validate(parse(body));
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
    }

    private JsonNode parse(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String start(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(500, text.length()));
    }
}
