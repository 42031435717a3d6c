package dev.berth.api.system;

import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.OpenApi;
import dev.berth.api.support.Route;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.Lazy;
import java.util.ArrayList;
import java.util.List;

/// Answers `/api/v2.0/openapi.json` and `/api/ext/v1/openapi.json` with the description of all routes, themselves
/// among them: Berth's own additions in the second, everything else in the first.
public final class DescriptionEndpoint {

    private static final String EXTENSIONS = "/api/ext/v1/";

    private static final Route HARBOR = route("/api/v2.0/openapi.json", "getDescription");
    private static final Route OWN = route(EXTENSIONS + "openapi.json", "getExtensionDescription");

    private DescriptionEndpoint() {}

    /// The endpoints that describe these routes and themselves.
    ///
    /// @param version of the program
    /// @param routes all others
    public static List<Endpoint> of(String version, List<Route> routes) {
        List<Route> all = new ArrayList<>(routes);
        all.add(HARBOR);
        all.add(OWN);
        return List.of(
                endpoint(
                        HARBOR,
                        version,
                        all.stream().filter(route -> !own(route)).toList()),
                endpoint(
                        OWN,
                        version,
                        all.stream().filter(DescriptionEndpoint::own).toList()));
    }

    private static boolean own(Route route) {
        return route.path().text().startsWith(EXTENSIONS);
    }

    private static Endpoint endpoint(Route route, String version, List<Route> described) {
        // Takes a fifth of what a start takes, and few ask for it.
        Lazy<byte[]> document = new Lazy<>(() -> Json.bytes(new OpenApi(version, described).document()));
        Headers headers = Headers.of("Content-Type", Json.MEDIA_TYPE, "Cache-Control", "no-cache");
        return new Endpoint(route, _ -> new Response(200, headers, new ResponseBody.Bytes(document.value())));
    }

    private static Route route(String path, String operation) {
        return new Route(
                Method.GET,
                path,
                new AccessRule.Public(
                        "the API is the same everywhere; its description tells nothing of this installation"),
                Documentation.of(operation, "operation", "The description of this API in OpenAPI 3.1")
                        .answers(200, "the document", Json.MEDIA_TYPE));
    }
}
