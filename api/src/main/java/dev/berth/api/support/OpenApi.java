package dev.berth.api.support;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.platform.http.Method;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// The description of the API in OpenAPI 3.1, made from the routes that answer it, so it cannot disagree with them.
public final class OpenApi {

    private final String version;
    private final List<Route> routes;

    /// @param version of the program
    public OpenApi(String version, List<Route> routes) {
        this.version = version;
        this.routes = List.copyOf(routes);
    }

    /// The document.
    public ObjectNode document() {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Berth")
                .put("version", version)
                .put("description", "A container registry: the OCI distribution API and the management of it.");
        ArrayNode tags = root.putArray("tags");
        new TreeSet<>(routes.stream().map(route -> route.documentation().tag()).toList())
                .forEach(tag -> tags.addObject().put("name", tag));
        ObjectNode paths = root.putObject("paths");
        JsonSchemas schemas = new JsonSchemas();
        routes.forEach(route -> route.documentation().request().ifPresent(schemas::sent));
        for (Route route : routes) {
            ObjectNode path = paths.withObject("/" + escape(route.path().text()));
            for (Method method : new TreeSet<>(route.methods())) {
                path.set(method.name().toLowerCase(Locale.ROOT), operation(route, method, schemas));
            }
        }
        ObjectNode components = root.putObject("components");
        components.set("schemas", schemas.all());
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("basic").put("type", "http").put("scheme", "basic");
        security.putObject("bearer").put("type", "http").put("scheme", "bearer");
        return root;
    }

    private static ObjectNode operation(Route route, Method method, JsonSchemas schemas) {
        Documentation documentation = route.documentation();
        ObjectNode operation = Json.mapper().createObjectNode();
        boolean second = method == Method.HEAD && route.methods().contains(Method.GET);
        operation.put("operationId", second ? documentation.operation() + "Head" : documentation.operation());
        operation.putArray("tags").add(documentation.tag());
        operation.put("summary", documentation.summary());
        operation.put("x-berth-access", route.access().phrase());
        ArrayNode security = operation.putArray("security");
        if (route.access().open()) {
            security.addObject();
        }
        if (!(route.access() instanceof AccessRule.Public)) {
            security.addObject().putArray("basic");
            if (route.path().text().startsWith("/v2")) {
                security.addObject().putArray("bearer");
            }
        }
        parameters(route, operation);
        documentation.request().ifPresent(record -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content").putObject(Json.MEDIA_TYPE).set("schema", schemas.reference(record));
        });
        ObjectNode answers = operation.putObject("responses");
        documentation.answers().forEach(answer -> answer(answer, method, answers, schemas));
        ObjectNode refusal = answers.putObject("default").put("description", "a refusal, with its reason");
        if (method != Method.HEAD) {
            refusal.putObject("content").putObject(Json.MEDIA_TYPE).set("schema", schemas.reference(Errors.class));
        }
        return operation;
    }

    private static void parameters(Route route, ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        for (String variable : route.path().variables()) {
            ObjectNode parameter = parameters.addObject();
            parameter.put("name", variable).put("in", "path").put("required", true);
            parameter.putObject("schema").put("type", "string");
        }
        for (Documentation.Parameter described : route.documentation().parameters()) {
            ObjectNode parameter = parameters.addObject();
            parameter
                    .put("name", described.name())
                    .put("in", described.in().name().toLowerCase(Locale.ROOT))
                    .put("description", described.description());
            parameter.putObject("schema").put("type", described.type().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void answer(Documentation.Answer answer, Method method, ObjectNode answers, JsonSchemas schemas) {
        ObjectNode described = answers.putObject(Integer.toString(answer.status()));
        described.put("description", answer.description());
        if (method == Method.HEAD) {
            return;
        }
        if (answer.mediaType().isEmpty()) {
            if (answer.status() >= 400) {
                described
                        .putObject("content")
                        .putObject(Json.MEDIA_TYPE)
                        .set("schema", schemas.reference(Errors.class));
            }
            return;
        }
        ObjectNode schema =
                described.putObject("content").putObject(answer.mediaType()).putObject("schema");
        if (answer.body().isPresent()) {
            ObjectNode reference = schemas.reference(answer.body().get());
            if (answer.many()) {
                schema.put("type", "array").set("items", reference);
            } else {
                schema.setAll(reference);
            }
        }
    }

    private static String escape(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
