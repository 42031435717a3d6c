package dev.berth.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds the answers of all other tests against the description is strict itself.
class ContractTest {

    private final Contract contract = new Contract(List.of("""
            {"paths": {
               "/ships": {"get": {"responses": {
                   "200": {"content": {"application/json": {"schema":
                       {"type": "array", "items": {"$ref": "#/components/schemas/Ship"}}}}},
                   "default": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Errors"}}}}}}},
               "/ships/{name_or_id}": {
                   "get": {"responses": {"200": {"content": {"application/json": {"schema":
                       {"$ref": "#/components/schemas/Ship"}}}}, "default": {"content": {"application/json":
                       {"schema": {"$ref": "#/components/schemas/Errors"}}}}}},
                   "delete": {"responses": {"200": {"description": "sunk"}}}}},
             "components": {"schemas": {
               "Ship": {"type": "object", "required": ["name"],
                   "properties": {"name": {"type": "string"}, "masts": {"type": "integer"}}},
               "Errors": {"type": "object", "required": ["errors"], "properties": {"errors": {"type": "array"}}}}}}
            """.getBytes(StandardCharsets.UTF_8)));

    @Test
    void anAnswerThatIsAsDescribedPasses() {
        assertThatCode(() -> {
                    check(
                            "GET",
                            "/ships?page=1",
                            200,
                            "application/json; charset=utf-8",
                            "[{\"name\":\"a\",\"masts\":3}]");
                    check("GET", "/ships/a", 200, "application/json", "{\"name\":\"a\"}");
                    check("HEAD", "/ships/a", 200, "application/json", "");
                    check("DELETE", "/ships/a", 200, "", "");
                    check("GET", "/ships/a", 404, "application/json", "{\"errors\":[]}");
                    check("PATCH", "/ships/a", 405, "application/json", "{\"errors\":[]}");
                    check("GET", "/boats", 404, "application/json", "{\"errors\":[]}");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aStatusABodyAFieldOrAFormThatIsNotDescribedFails() {
        fails("GET", "/ships/a", 409, "application/json", "{\"errors\":[]}");
        fails("GET", "/ships/a", 201, "application/json", "{\"name\":\"a\"}");
        fails("GET", "/ships/a", 200, "text/plain", "{\"name\":\"a\"}");
        fails("GET", "/ships/a", 200, "application/json", "{\"name\":\"a\",\"anchor\":1}");
        fails("GET", "/ships/a", 200, "application/json", "{\"name\":7}");
        fails("GET", "/ships/a", 200, "application/json", "{\"masts\":3}");
        fails("GET", "/ships", 200, "application/json", "[{\"name\":\"a\"},{\"masts\":3}]");
        fails("GET", "/ships/a", 404, "application/json", "{\"error\":\"none\"}");
        fails("DELETE", "/ships/a", 200, "application/json", "{}");
        fails("GET", "/boats", 200, "application/json", "{}");
        fails("PATCH", "/ships/a", 200, "", "");
    }

    private void check(String method, String path, int status, String mediaType, String body) {
        contract.check(method, path, status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    private void fails(String method, String path, int status, String mediaType, String body) {
        assertThatThrownBy(() -> check(method, path, status, mediaType, body)).isInstanceOf(AssertionError.class);
    }
}
