package dev.berth.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Method;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the routes promise as a whole.
class RoutesTest {

    @RegisterExtension
    final TestApi api = TestApi.start();

    /// A route that somebody without credentials can use is a decision. Whoever makes one writes it down here.
    @Test
    void routesThatAnybodyMayUseAreThoseOfTheGoldenFile() throws IOException {
        List<String> open = api.application.routes().stream()
                .filter(route -> route.access().open())
                .flatMap(route -> route.methods().stream()
                        .map(method -> "%s %s | %s"
                                .formatted(method, route.path(), route.access().phrase())))
                .sorted()
                .toList();

        assertThat(open).isEqualTo(golden());
    }

    private static List<String> golden() throws IOException {
        try (InputStream file = RoutesTest.class.getResourceAsStream("open-routes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void everyRouteIsInTheDescriptionOfTheApi() {
        JsonNode document = api.send("GET", "/api/v2.0/openapi.json").json();

        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
        JsonNode own = api.send("GET", "/api/ext/v1/openapi.json").json();
        for (Route route : api.application.routes()) {
            boolean extension = route.path().text().startsWith("/api/ext/v1/");
            for (Method method : route.methods()) {
                JsonNode operation = (extension ? own : document)
                        .path("paths")
                        .path(route.path().text())
                        .path(method.name().toLowerCase(Locale.ROOT));
                assertThat(operation.path("operationId").asText())
                        .as("%s %s", method, route.path())
                        .isNotEmpty();
                assertThat(operation.path("responses").size()).isGreaterThan(1);
            }
        }
    }

    @Test
    void operationIdsAreUnique() {
        List<String> ids = new ArrayList<>();
        JsonNode paths = api.send("GET", "/api/v2.0/openapi.json").json().path("paths");
        paths.forEach(path ->
                path.forEach(operation -> ids.add(operation.path("operationId").asText())));

        assertThat(ids).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void everyReferenceInTheDescriptionPointsToASchema() {
        JsonNode document = api.send("GET", "/api/v2.0/openapi.json").json();
        JsonNode schemas = document.path("components").path("schemas");

        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).isNotEmpty();
        assertThat(references)
                .allSatisfy(reference -> assertThat(schemas.has(reference.substring("#/components/schemas/".length())))
                        .as(reference)
                        .isTrue());
        assertThat(schemas.path("Project").path("properties").has("current_user_role_id"))
                .isTrue();
        assertThat(schemas.path("ProjectReq").path("properties").has("public")).isTrue();
    }

    @Test
    void aMethodThatAKnownAddressDoesNotAnswerIsRefusedWithThoseThatItDoes() {
        var answer = api.send("DELETE", "/api/v2.0/ping");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(api.send("PATCH", "/v2/library/app/manifests/1").header("Allow"))
                .isEqualTo("DELETE, GET, HEAD, PUT");
    }

    @Test
    void anUnknownAddressIsAnsweredInTheFormOfItsPartOfTheApi() {
        assertThat(api.send("GET", "/api/v2.0/nothing").code()).isEqualTo("NOT_FOUND");
        assertThat(api.send("GET", "/v2/library/app/nothing/here").status()).isEqualTo(404);
        assertThat(api.send("GET", "/v2/library/app/nothing/here").code()).isEqualTo("UNSUPPORTED");
    }
}
