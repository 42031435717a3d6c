package dev.berth.api.harbor.scanner;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.Page;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.util.List;

/// Says which scanners there are: none, in the form that clients of Harbor understand.
public final class ScannerEndpoints {

    private final ProjectPath path;

    public ScannerEndpoints(ProjectPath path) {
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/scanners",
                                new AccessRule.Requires(
                                        new Permission(Resource.SCANNER, Action.LIST), ScopeSource.INSTALLATION),
                                Documentation.of("listScanners", "scanner", "The scanners that are set up")
                                        .paged()
                                        .answers(200, "an empty list: there are none", Json.MEDIA_TYPE)),
                        ScannerEndpoints::none),
                new Endpoint(
                        new Route(
                                Method.GET,
                                ProjectPath.ONE + "/scanner",
                                new AccessRule.Requires(new Permission(Resource.SCANNER, Action.READ), path),
                                Documentation.of("getScannerOfProject", "project", "The scanner of a project")
                                        .header("X-Is-Resource-Name", ValueType.BOOLEAN, "the path has a name")
                                        .answers(404, "none is set")),
                        _ -> {
                            throw new DomainException(ApiErrorCode.NOT_FOUND, "no scanner is set for this project");
                        }));
    }

    private static Response none(Call call) {
        Headers headers = Page.of(call).headers(call, 0).and("Content-Type", Json.MEDIA_TYPE);
        return new Response(200, headers, new ResponseBody.Bytes(Json.bytes(List.of())));
    }
}
