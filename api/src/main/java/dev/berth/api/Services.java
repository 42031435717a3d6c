package dev.berth.api;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.FirstRun;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permissions;
import dev.berth.access.personal.PersonalTokens;
import dev.berth.access.principal.Users;
import dev.berth.access.robot.Robots;
import dev.berth.access.session.Sessions;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.Backups;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Storage;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.artifact.Additions;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.artifact.Attestations;
import dev.berth.control.audit.AuditExport;
import dev.berth.control.audit.AuditLog;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.label.Labels;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.control.preference.Preferences;
import dev.berth.control.project.Projects;
import dev.berth.control.project.Statistics;
import dev.berth.control.quota.Quotas;
import dev.berth.control.series.Series;
import dev.berth.control.settings.Settings;
import dev.berth.control.view.ArtifactMarks;
import dev.berth.control.view.ArtifactViews;
import dev.berth.control.view.AttentionViews;
import dev.berth.control.view.GrowthViews;
import dev.berth.control.view.LayerSharing;
import dev.berth.control.view.LineageViews;
import dev.berth.control.view.RepositoryViews;
import dev.berth.control.view.SearchViews;
import dev.berth.control.view.StorageViews;
import dev.berth.control.view.TagGroups;
import dev.berth.control.view.TotalViews;
import dev.berth.control.webhook.Deliveries;
import dev.berth.control.webhook.WebhookTrials;
import dev.berth.control.webhook.Webhooks;
import dev.berth.platform.events.EventBuffer;
import dev.berth.platform.events.EventFeed;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.kernel.Ids;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.Tags;
import dev.berth.registry.upload.Uploads;
import dev.berth.registry.verification.Verification;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What the API calls.
///
/// @param events that belong to no transaction
/// @param feed what happens, for those who read along
/// @param arrivals uploads that are under way, for the same
/// @param healthChecks of the parts that a request needs, such as the database and the store
/// @param metrics all metrics in the text format of Prometheus
public record Services(
        Authentication authentication,
        FirstRun firstRun,
        Users users,
        Permissions permissions,
        Grants grants,
        Groups groups,
        Tokens tokens,
        Projects projects,
        Allowlists allowlists,
        Statistics statistics,
        Immutability immutability,
        Robots robots,
        PersonalTokens personalTokens,
        Sessions sessions,
        Labels labels,
        Quotas quotas,
        Settings settings,
        Repositories repositories,
        Blobs blobs,
        Manifests manifests,
        Tags tags,
        Referrers referrers,
        PullLog pulls,
        Uploads uploads,
        Artifacts artifacts,
        Additions additions,
        Attestations attestations,
        Layers layers,
        LayerFiles layerFiles,
        LayerSharing layerSharing,
        LineageViews lineages,
        ArtifactViews artifactViews,
        ArtifactMarks artifactMarks,
        RepositoryViews repositoryViews,
        SearchViews searchViews,
        TagGroups tagGroups,
        TotalViews totalViews,
        AttentionViews attention,
        Series series,
        StorageViews storageViews,
        GrowthViews growthViews,
        Preferences preferences,
        EventBuffer events,
        EventFeed feed,
        Arrivals arrivals,
        AuditLog auditLog,
        AuditExport auditExport,
        Webhooks webhooks,
        Deliveries deliveries,
        WebhookTrials webhookTrials,
        StoredObjects objects,
        Verification verification,
        Backups backups,
        JobRuns jobRuns,
        JobSchedules jobSchedules,
        List<HealthCheck> healthChecks,
        Storage storage,
        Supplier<String> metrics,
        Ids ids,
        SecureRandom random,
        InstantSource clock) {

    public Services {
        healthChecks = List.copyOf(healthChecks);
    }
}
