package dev.berth.api.ext.me;

import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.preference.Preferences;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.kernel.DomainException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/me/prefs` and `/api/ext/v1/me/pins`: the caller's own.
public final class PreferenceEndpoints {

    private static final String PREFERENCES = "/api/ext/v1/me/prefs";
    private static final String PINS = "/api/ext/v1/me/pins";

    private final Preferences preferences;

    public PreferenceEndpoints(Preferences preferences) {
        this.preferences = preferences;
    }

    /// What the caller has set, by name.
    record UserPreferences(@Nullable Map<String, String> values) {}

    /// Names of projects and repositories, in the order in which they are shown.
    record Pins(@Nullable List<String> pins) {}

    public List<Endpoint> endpoints() {
        AccessRule authenticated = new AccessRule.Authenticated();
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                PREFERENCES,
                                authenticated,
                                describe("getPreferences", "What the caller has set for the pages")
                                        .answers(200, "all of it", UserPreferences.class)
                                        .answers(403, "the caller is no user")),
                        this::preferences),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                PREFERENCES,
                                authenticated,
                                describe("setPreferences", "Replace what the caller has set for the pages")
                                        .takes(UserPreferences.class)
                                        .answers(200, "as it is now", UserPreferences.class)
                                        .answers(400, "too many, too long, or not so named")
                                        .answers(403, "the caller is no user")),
                        this::setPreferences),
                new Endpoint(
                        new Route(
                                Method.GET,
                                PINS,
                                authenticated,
                                describe("getPins", "The projects and repositories that the caller has pinned")
                                        .answers(200, "all of them", Pins.class)
                                        .answers(403, "the caller is no user")),
                        this::pins),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                PINS,
                                authenticated,
                                describe("setPins", "Replace what the caller has pinned")
                                        .takes(Pins.class)
                                        .answers(200, "as it is now", Pins.class)
                                        .answers(400, "too many, or none can have this name")
                                        .answers(403, "the caller is no user")),
                        this::setPins));
    }

    private Response preferences(Call call) {
        return Json.response(200, new UserPreferences(preferences.of(call.principal())));
    }

    private Response setPreferences(Call call) throws IOException {
        Map<String, String> values =
                Json.read(call.request(), UserPreferences.class).values();
        if (values == null || values.values().stream().anyMatch(Objects::isNull)) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "values: a text for each name");
        }
        preferences.replace(call.principal(), values);
        return preferences(call);
    }

    private Response pins(Call call) {
        return Json.response(200, new Pins(preferences.pins(call.principal())));
    }

    private Response setPins(Call call) throws IOException {
        List<String> pins = Json.read(call.request(), Pins.class).pins();
        if (pins == null || pins.stream().anyMatch(Objects::isNull)) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "pins: a list of names");
        }
        preferences.pin(call.principal(), pins);
        return pins(call);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "me", summary);
    }
}
