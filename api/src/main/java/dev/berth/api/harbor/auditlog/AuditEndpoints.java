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
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.Json;
import dev.berth.api.support.ListRequest;
import dev.berth.api.support.Route;
import dev.berth.control.audit.AuditEntry;
import dev.berth.control.audit.AuditLog;
import dev.berth.control.audit.AuditScope;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Answers `/api/v2.0/audit-logs`, `/api/v2.0/auditlog-exts` and the logs of projects.
public final class AuditEndpoints {

    private static final String TAG = "auditlog";
    /// Always by name, as in the paths of repositories.
    private static final String PROJECT = "/api/v2.0/projects/{project_name}";

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
                        call -> list(call, of(call), AuditRecords.AuditLog::of)));
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
}
