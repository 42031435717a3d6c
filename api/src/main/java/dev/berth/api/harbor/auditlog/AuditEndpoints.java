package dev.berth.api.harbor.auditlog;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.harbor.auditlog.AuditRecords.AuditLogEventType;
import dev.berth.api.harbor.auditlog.AuditRecords.AuditLogExt;
import dev.berth.api.harbor.auditlog.AuditRecords.ExportedEntry;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.ApiErrorCode;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Documentation.ValueType;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.audit.AuditEntry;
import dev.berth.control.audit.AuditLog;
import dev.berth.control.audit.AuditScope;
import dev.berth.platform.http.Headers;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import dev.berth.platform.http.ResponseBody;
import dev.berth.platform.kernel.DomainException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Answers `/api/v2.0/audit-logs`, `/api/v2.0/auditlog-exts` and the logs of projects; exports the whole of it.
public final class AuditEndpoints {

    private static final String TAG = "auditlog";
    /// Always by name, as in the paths of repositories.
    private static final String PROJECT = "/api/v2.0/projects/{project_name}";

    private static final String EXPORT = "/api/ext/v1/audit-log";
    private static final String NDJSON = "application/x-ndjson";
    private static final int EXPORTED_AT_ONCE = 1_000;
    private static final int MOST_EXPORTED = 5_000;

    /// The kinds of entry that Harbor's clients know.
    private static final List<String> TYPES = List.of(
            "create_artifact",
            "delete_artifact",
            "pull_artifact",
            "create_project",
            "delete_project",
            "delete_repository",
            "login_user",
            "logout_user",
            "create_user",
            "delete_user",
            "update_user",
            "create_robot",
            "delete_robot",
            "update_configuration",
            "create_member",
            "delete_member",
            "update_member",
            "update_project");

    private static final Permission LIST_ALL = new Permission(Resource.AUDIT_LOG, Action.LIST);
    private static final Permission LIST = new Permission(Resource.LOG, Action.LIST);

    private final AuditLog log;
    private final Permissions permissions;
    private final RepositoryPath path;

    public AuditEndpoints(AuditLog log, Permissions permissions, RepositoryPath path) {
        this.log = log;
        this.permissions = permissions;
        this.path = path;
    }

    public List<Endpoint> endpoints() {
        AccessRule authenticated = new AccessRule.Authenticated();
        AccessRule ofProject = new AccessRule.Requires(LIST, path);
        return List.of(
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/auditlog-exts",
                                authenticated,
                                listing("listAuditLogExts", "What was done, newest first, as far as the caller may see")
                                        .answersMany(200, "a page of entries", AuditLogExt.class)),
                        call -> list(call, visible(call.principal()), AuditLogExt::of)),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/audit-logs",
                                authenticated,
                                listing("listAuditLogs", "The same in the form of Harbor before 2.13")
                                        .answersMany(200, "a page of entries", AuditRecords.AuditLog.class)),
                        call -> list(call, visible(call.principal()), AuditRecords.AuditLog::of)),
                new Endpoint(
                        new Route(
                                Method.GET,
                                "/api/v2.0/auditlog-exts/events",
                                authenticated,
                                Documentation.of("listAuditLogEventTypes", TAG, "The kinds of entry")
                                        .answersMany(200, "the kinds", AuditLogEventType.class)),
                        _ -> Json.response(
                                200, TYPES.stream().map(AuditLogEventType::new).toList())),
                new Endpoint(
                        new Route(
                                Method.GET,
                                PROJECT + "/auditlog-exts",
                                ofProject,
                                listing("getLogExts", "What was done in a project, newest first")
                                        .answersMany(200, "a page of entries", AuditLogExt.class)),
                        call -> list(call, of(call), AuditLogExt::of)),
                new Endpoint(
                        new Route(
                                Method.GET,
                                PROJECT + "/logs",
                                ofProject,
                                listing("getLogs", "The same in the form of Harbor before 2.13")
                                        .answersMany(200, "a page of entries", AuditRecords.AuditLog.class)),
                        call -> list(call, of(call), AuditRecords.AuditLog::of)),
                new Endpoint(
                        new Route(
                                Method.GET,
                                EXPORT,
                                authenticated,
                                Documentation.of("exportAuditLog", TAG, "The log as lines of JSON, oldest first")
                                        .query("after", ValueType.INTEGER, "go on behind this id; 0 to begin with")
                                        .query("limit", ValueType.INTEGER, "how many entries to look at, at most 5000")
                                        .query("q", ValueType.STRING, "as in /auditlog-exts")
                                        .answers(
                                                200,
                                                "lines; Berth-Next is the next `after`, the same when there is no more",
                                                NDJSON)),
                        this::export));
    }

    private static Documentation listing(String operation, String summary) {
        return Documentation.of(
                        operation,
                        TAG,
                        summary
                                + ". Without a filter, or with one on op_time only, the count is exact and every page is"
                                + " there; any other filter looks at the newest %d entries".formatted(AuditLog.WINDOW))
                .listed(AuditLog.FIELDS);
    }

    private Response list(Call call, AuditScope scope, Function<AuditEntry, ?> form) {
        ListRequest request = ListRequest.of(call, AuditLog.FIELDS);
        AuditLog.Page page = log.list(scope, request.query());
        return request.answer(
                call, page.total(), page.entries().stream().map(form).toList());
    }

    private AuditScope of(Call call) {
        return new AuditScope.Projects(Set.of(path.project(call).id()));
    }

    /// Administrators and robots with that permission see all, others what was done in the projects whose log they
    /// may read.
    private AuditScope visible(Principal principal) {
        return permissions.allowed(principal, LIST_ALL, new Scope.Installation())
                ? new AuditScope.Everything()
                : new AuditScope.Projects(permissions.projectsWhere(principal, LIST));
    }

    private Response export(Call call) {
        ListRequest request = ListRequest.of(call, AuditLog.FIELDS);
        long after = number(call, "after", 0);
        int limit = Math.clamp(number(call, "limit", EXPORTED_AT_ONCE), 1, MOST_EXPORTED);
        AuditLog.Export export = log.after(visible(call.principal()), request.query(), after, limit);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        export.entries().forEach(entry -> {
            lines.writeBytes(Json.bytes(ExportedEntry.of(entry)));
            lines.write('\n');
        });
        return new Response(
                200,
                Headers.of("Content-Type", NDJSON, "Berth-Next", Long.toString(export.next())),
                new ResponseBody.Bytes(lines.toByteArray()));
    }

    private static long number(Call call, String name, long otherwise) {
        String text = call.query(name).orElse(Long.toString(otherwise));
        if (!text.matches("[0-9]{1,18}")) {
            throw new DomainException(ApiErrorCode.BAD_REQUEST, "%s is a whole number".formatted(name));
        }
        return Long.parseLong(text);
    }
}
