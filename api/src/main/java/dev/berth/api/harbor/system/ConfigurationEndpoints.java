package dev.berth.api.harbor.system;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.system.ConfigurationRecords.Configurations;
import dev.berth.api.harbor.system.ConfigurationRecords.ConfigurationsResponse;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.settings.Settings;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Answers `/api/v2.0/configurations`: what is set for the installation.
public final class ConfigurationEndpoints {

    private static final String PATH = "/api/v2.0/configurations";

    private final Settings settings;

    public ConfigurationEndpoints(Settings settings) {
        this.settings = settings;
    }

    private record Item(Object value, boolean editable) {}

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                PATH,
                                may(Action.READ),
                                describe("getConfigurations", "What is set for the installation")
                                        .answers(200, "the settings", ConfigurationsResponse.class)),
                        this::settings),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                PATH,
                                may(Action.UPDATE),
                                describe("updateConfigurations", "Set what the body names; all of it or nothing")
                                        .takes(Configurations.class)
                                        .answers(200, "it holds on every node")
                                        .answers(400, "a value is not acceptable; the message begins with its name")
                                        .answers(403, "the server's own configuration fixes a value")),
                        this::update),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/internalconfig",
                                may(Action.READ),
                                describe("getInternalconfig", "The same, where Harbor's own parts look; no secrets")
                                        .answers(200, "the settings", ConfigurationsResponse.class)),
                        this::settings));
    }

    private Response settings(Call call) {
        Map<String, Item> all = new LinkedHashMap<>();
        settings.shown().forEach(shown -> all.put(shown.name(), new Item(shown.value(), shown.editable())));
        return Json.response(200, all);
    }

    private Response update(Call call) throws IOException {
        Map<String, Object> wish = Json.read(call.request(), new TypeReference<LinkedHashMap<String, Object>>() {});
        // What is null is left out.
        wish.values().removeIf(Objects::isNull);
        settings.update(call.actor(), wish);
        return Response.of(200);
    }

    private static AccessRule may(Action action) {
        return new AccessRule.Requires(new Permission(Resource.CONFIGURATION, action), ScopeSource.INSTALLATION);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "configure", summary);
    }
}
