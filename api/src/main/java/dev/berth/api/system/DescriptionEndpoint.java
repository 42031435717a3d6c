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
import java.util.ArrayList;
import java.util.List;

/// Answers `/api/v2.0/openapi.json` with the description of all routes, itself among them.
public final class DescriptionEndpoint {

    private static final Route ROUTE = new Route(
            Method.GET,
            "/api/v2.0/openapi.json",
            new AccessRule.Public("the API is the same everywhere; its description tells nothing of this installation"),
            Documentation.of("getDescription", "operation", "The description of this API in OpenAPI 3.1")
                    .answers(200, "the document", Json.MEDIA_TYPE));

    private DescriptionEndpoint() {}

    /// The endpoint that describes these routes and itself.
    ///
    /// @param version of the program
    /// @param routes all others
    public static Endpoint of(String version, List<Route> routes) {
        List<Route> all = new ArrayList<>(routes);
        all.add(ROUTE);
        byte[] document = Json.bytes(new OpenApi(version, all).document());
        Headers headers = Headers.of("Content-Type", Json.MEDIA_TYPE, "Cache-Control", "no-cache");
        return new Endpoint(ROUTE, _ -> new Response(200, headers, new ResponseBody.Bytes(document)));
    }
}
