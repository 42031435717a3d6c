package dev.berth.api.harbor.system;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.CVEAllowlist;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.io.IOException;
import java.util.List;

/// Answers `/api/v2.0/system/CVEAllowlist`: vulnerabilities that do not count anywhere.
public final class AllowlistEndpoints {

    private static final String PATH = "/api/v2.0/system/CVEAllowlist";

    private final Allowlists allowlists;

    public AllowlistEndpoints(Allowlists allowlists) {
        this.allowlists = allowlists;
    }

    public List<Endpoint> endpoints() {
        AccessRule update = new AccessRule.Requires(
                new Permission(Resource.CONFIGURATION, Action.UPDATE), ScopeSource.INSTALLATION);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                PATH,
                                new AccessRule.Authenticated(),
                                describe("getSystemCVEAllowlist", "Vulnerabilities that do not count anywhere")
                                        .answers(200, "the list", CVEAllowlist.class)),
                        _ -> Json.response(200, CVEAllowlist.of(0, allowlists.ofInstallation()))),
                new Endpoint(
                        new Route(
                                Method.PUT,
                                PATH,
                                update,
                                describe("putSystemCVEAllowlist", "Replace that list")
                                        .takes(CVEAllowlist.class)
                                        .answers(200, "done")),
                        this::replace));
    }

    private Response replace(Call call) throws IOException {
        CVEAllowlist wish = Json.read(call.request(), CVEAllowlist.class);
        allowlists.replace(call.actor(), wish.wish());
        return Response.of(200);
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "SystemCVEAllowlist", summary);
    }
}
