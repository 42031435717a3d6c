package dev.berth.api.ext.overview;

import dev.berth.access.permission.Action;
import dev.berth.access.permission.Permission;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Resource;
import dev.berth.access.permission.Scope;
import dev.berth.access.principal.Principal;
import dev.berth.api.harbor.HarborTime;
import dev.berth.api.support.AccessRule;
import dev.berth.api.support.Call;
import dev.berth.api.support.Documentation;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Json;
import dev.berth.api.support.Route;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.control.view.Attention;
import dev.berth.control.view.AttentionViews;
import dev.berth.platform.http.Method;
import dev.berth.platform.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers `/api/ext/v1/attention`.
public final class AttentionEndpoints {

    private static final Permission QUOTA = new Permission(Resource.QUOTA, Action.READ);
    private static final Permission WEBHOOKS = new Permission(Resource.NOTIFICATION_POLICY, Action.LIST);
    private static final Permission ROBOTS = new Permission(Resource.ROBOT, Action.LIST);
    private static final Permission JOBS = new Permission(Resource.JOBSERVICE_MONITOR, Action.LIST);
    private static final Permission OPERATION = new Permission(Resource.CONFIGURATION, Action.READ);
    private static final Scope INSTALLATION = new Scope.Installation();
    private static final String KINDS =
            Arrays.stream(Attention.Kind.values()).map(Attention.Kind::wire).collect(Collectors.joining(", "));

    private final AttentionViews views;
    private final List<HealthCheck> checks;
    private final Settings settings;
    private final Permissions permissions;

    public AttentionEndpoints(
            AttentionViews views, List<HealthCheck> checks, Settings settings, Permissions permissions) {
        this.views = views;
        this.checks = List.copyOf(checks);
        this.settings = settings;
        this.permissions = permissions;
    }

    /// Something that somebody should look at. Which facts there are depends on the kind.
    ///
    /// @param kind such as quota_near
    /// @param severity critical, warning or notice
    /// @param subject the name of what it is about: a project, a webhook, a robot, a job, a part of the program
    /// @param id of what it is about
    /// @param project the name of the project that it is in
    /// @param used bytes that are held
    /// @param limit bytes that may be held
    /// @param count how many of them there are; ten thousand at most
    /// @param at when it happened, or will
    /// @param reason what the program said of it, or the status that a receiver answered with
    /// @param resource where the API has more of it
    record AttentionItem(
            String kind,
            String severity,
            String subject,
            @Nullable Long id,
            @Nullable String project,
            @Nullable Long used,
            @Nullable Long limit,
            @Nullable Long count,
            @Nullable String at,
            @Nullable String reason,
            @Nullable String resource) {}

    public List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                new Route(
                        Method.GET,
                        "/api/ext/v1/attention",
                        new AccessRule.Authenticated(),
                        Documentation.of(
                                        "listAttention",
                                        "overview",
                                        "What somebody should look at, as far as the caller may; kinds: " + KINDS)
                                .answersMany(
                                        200,
                                        "what matters most first; of each kind %d at most"
                                                .formatted(AttentionViews.MOST),
                                        AttentionItem.class)),
                this::attention));
    }

    private Response attention(Call call) {
        Principal asker = call.principal();
        boolean operation = permissions.allowed(asker, OPERATION, INSTALLATION);
        Stream<Attention> unwell = operation
                ? checks.stream()
                        .filter(check -> !check.works())
                        .map(check -> Attention.of(Attention.Kind.HEALTH_FAILED, check.name()))
                : Stream.empty();
        List<Attention> found = views.of(new AttentionViews.Asked(
                // Limits that were set before mean nothing while quotas are off.
                settings.value(Catalogue.QUOTAS) ? permissions.visibleProjects(asker, QUOTA) : Optional.of(Set.of()),
                permissions.visibleProjects(asker, WEBHOOKS),
                permissions.visibleProjects(asker, ROBOTS),
                permissions.allowed(asker, ROBOTS, INSTALLATION),
                permissions.allowed(asker, JOBS, INSTALLATION),
                operation));
        return Json.response(
                200, Stream.concat(unwell, found.stream()).map(this::item).toList());
    }

    private AttentionItem item(Attention found) {
        return new AttentionItem(
                found.kind().wire(),
                found.kind().severity().wire(),
                subject(found),
                number(found.id()),
                found.project().orElse(null),
                number(found.used()),
                number(found.limit()),
                number(found.count()),
                found.at().map(HarborTime::text).orElse(null),
                found.reason().orElse(null),
                resource(found));
    }

    private String subject(Attention found) {
        return switch (found.kind()) {
            case ROBOT_EXPIRED, ROBOT_EXPIRING -> settings.value(Catalogue.ROBOT_PREFIX) + found.subject();
            case HEALTH_FAILED,
                    CONTENT_DAMAGED,
                    QUOTA_FULL,
                    QUOTA_NEAR,
                    JOB_FAILED,
                    WEBHOOK_FAILED,
                    AUDIT_WAITING,
                    AUDIT_DROPPED,
                    JOB_PAUSED,
                    WEBHOOK_DISABLED,
                    CLEANUP_NEVER -> found.subject();
        };
    }

    private static String resource(Attention found) {
        String id = number(found.id()) == null ? "" : Long.toString(found.id().getAsLong());
        String project = "/api/v2.0/projects/" + found.project().orElse("");
        return switch (found.kind()) {
            case HEALTH_FAILED -> "/api/v2.0/health";
            case CONTENT_DAMAGED, CLEANUP_NEVER -> "/api/v2.0/system/gc";
            case QUOTA_FULL, QUOTA_NEAR -> project + "/summary";
            case JOB_FAILED -> "/api/ext/v1/jobs/" + id;
            case JOB_PAUSED -> "/api/v2.0/jobservice/queues";
            case WEBHOOK_FAILED, WEBHOOK_DISABLED -> project + "/webhook/policies/" + id;
            case ROBOT_EXPIRED, ROBOT_EXPIRING -> "/api/v2.0/robots/" + id;
            case AUDIT_WAITING, AUDIT_DROPPED -> "/api/v2.0/configurations";
        };
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
