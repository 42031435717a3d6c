package dev.berth.api.ext.audit;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Resource;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Places;
import dev.berth.api.support.Route;
import dev.berth.api.support.ScopeSource;
import dev.berth.control.audit.AuditExport;
import dev.berth.control.audit.AuditLog;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// Answers `/api/ext/v1/audit-log` and the logs of projects: as they are read, at the pace of whoever reads them.
public final class AuditExportEndpoints {

    private static final String NDJSON = "application/x-ndjson";
    /// How many are read at once: each keeps the database busy for as long as its client is quick.
    private static final int AT_ONCE = 8;
    private static final int OF_ONE = 2;

    private final AuditExport export;
    private final RepositoryPath path;
    private final Places places;

    /// @param makers says who made a robot
    public AuditExportEndpoints(AuditExport export, RepositoryPath path, Function<Principal, Places.Makers> makers) {
        this.export = export;
        this.path = path;
        this.places = new Places(AT_ONCE, OF_ONE, makers);
    }

    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/audit-log",
                                new AccessRule.Requires(
                                        new Permission(Resource.AUDIT_LOG, Action.LIST), ScopeSource.INSTALLATION),
                                describe("exportAuditLog", "The whole log as lines of JSON, as it was stored")
                                        .query("after", ValueType.INTEGER, "go on behind the line with this id")),
                        call -> lines(call, number(call, "after", 0), OptionalLong.empty())),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/ext/v1/projects/{project_name}/audit-log",
                                new AccessRule.Requires(new Permission(Resource.LOG, Action.LIST), path),
                                describe("exportProjectLog", "A project's log as lines of JSON, oldest first")),
                        call -> lines(
                                call, 0, OptionalLong.of(path.project(call).id()))));
    }

    private static Documentation describe(String operation, String summary) {
        return Documentation.of(operation, "auditlog", summary)
                .query("q", ValueType.STRING, "as in /api/v2.0/auditlog-exts; op_time narrows to a time")
                .query("limit", ValueType.INTEGER, "how many lines at most; otherwise all")
                .answers(200, "a line for each entry, until there are no more", NDJSON)
                .answers(429, "%d exports are under way on this node, or %d of the caller".formatted(AT_ONCE, OF_ONE));
    }

    private Response lines(Call call, long after, OptionalLong project) {
        ListRequest request = ListRequest.of(call, AuditLog.FIELDS);
        long limit = number(call, "limit", Long.MAX_VALUE);
        Runnable leave = place(call.principal());
        AuditLines lines =
                new AuditLines(export, after, project, request.query().filter(), limit, leave);
        return new Response(
                200, Headers.of("Content-Type", NDJSON, "X-Accel-Buffering", "no"), new ResponseBody.Live(lines));
    }

    private Runnable place(Principal principal) {
        return switch (places.take(principal)) {
            case Places.Wish.Granted(Runnable leave) -> leave;
            case Places.Wish.NoneFree _ -> throw busy("%d exports are under way here".formatted(AT_ONCE));
            case Places.Wish.Enough _ -> throw busy("%d exports of yours are under way here".formatted(OF_ONE));
        };
    }

    private static DomainException busy(String why) {
        return new DomainException(
                ApiErrorCode.TOO_MANY_REQUESTS, why + " already; try again when one of them has ended");
    }

    private static long number(Call call, String name, long otherwise) {
        String text = call.query(name).orElse(Long.toString(otherwise));
        if (!text.matches("[0-9]{1,19}")) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "%s is a whole number".formatted(name));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "%s is too large".formatted(name), e);
        }
    }
}
