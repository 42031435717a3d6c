package dev.berth.api;

import dev.berth.api.auth.TokenService;
import dev.berth.api.ext.artifact.AttestationEndpoints;
import dev.berth.api.ext.artifact.ChangeEndpoints;
import dev.berth.api.ext.artifact.HiddenFileEndpoints;
import dev.berth.api.ext.artifact.LayerEndpoints;
import dev.berth.api.ext.artifact.LineageEndpoints;
import dev.berth.api.ext.artifact.ManifestEndpoints;
import dev.berth.api.ext.artifact.MarkEndpoints;
import dev.berth.api.ext.audit.AuditExportEndpoints;
import dev.berth.api.ext.events.EventEndpoints;
import dev.berth.api.ext.job.ExtJobEndpoints;
import dev.berth.api.ext.maintenance.MaintenanceEndpoints;
import dev.berth.api.ext.me.OwnSessionEndpoints;
import dev.berth.api.ext.me.PreferenceEndpoints;
import dev.berth.api.ext.overview.AttentionEndpoints;
import dev.berth.api.ext.overview.OverviewEndpoints;
import dev.berth.api.ext.search.SearchEndpoints;
import dev.berth.api.ext.series.SeriesEndpoints;
import dev.berth.api.ext.storage.StorageEndpoints;
import dev.berth.api.ext.tag.TagListEndpoints;
import dev.berth.api.ext.token.PersonalTokenEndpoints;
import dev.berth.api.harbor.HarborErrors;
import dev.berth.api.harbor.ProjectPath;
import dev.berth.api.harbor.RepositoryPath;
import dev.berth.api.harbor.artifact.AdditionEndpoints;
import dev.berth.api.harbor.artifact.ArtifactAnswers;
import dev.berth.api.harbor.artifact.ArtifactEndpoints;
import dev.berth.api.harbor.artifact.AttachmentEndpoints;
import dev.berth.api.harbor.artifact.IconEndpoints;
import dev.berth.api.harbor.auditlog.AuditEndpoints;
import dev.berth.api.harbor.immutability.ImmutabilityEndpoints;
import dev.berth.api.harbor.job.JobEndpoints;
import dev.berth.api.harbor.label.LabelEndpoints;
import dev.berth.api.harbor.member.MemberEndpoints;
import dev.berth.api.harbor.project.MetadataEndpoints;
import dev.berth.api.harbor.project.ProjectEndpoints;
import dev.berth.api.harbor.project.ShownProjects;
import dev.berth.api.harbor.quota.QuotaEndpoints;
import dev.berth.api.harbor.repository.RepositoryEndpoints;
import dev.berth.api.harbor.robot.ProjectRobotEndpoints;
import dev.berth.api.harbor.robot.RobotEndpoints;
import dev.berth.api.harbor.scanner.ScannerEndpoints;
import dev.berth.api.harbor.system.AllowlistEndpoints;
import dev.berth.api.harbor.system.ConfigurationEndpoints;
import dev.berth.api.harbor.system.StatisticEndpoints;
import dev.berth.api.harbor.system.SystemEndpoints;
import dev.berth.api.harbor.unbuilt.UnbuiltEndpoints;
import dev.berth.api.harbor.user.AccountEndpoints;
import dev.berth.api.harbor.user.UserEndpoints;
import dev.berth.api.harbor.usergroup.UserGroupEndpoints;
import dev.berth.api.harbor.webhook.WebhookEndpoints;
import dev.berth.api.oci.OciApi;
import dev.berth.api.oci.OciRouter;
import dev.berth.api.portal.Portal;
import dev.berth.api.session.SessionEndpoints;
import dev.berth.api.setup.Setup;
import dev.berth.api.support.Authenticator;
import dev.berth.api.support.CallLog;
import dev.berth.api.support.CsrfGuard;
import dev.berth.api.support.Endpoint;
import dev.berth.api.support.FailureWriter;
import dev.berth.api.support.Failures;
import dev.berth.api.support.ReadOnlyMode;
import dev.berth.api.support.Route;
import dev.berth.api.support.Router;
import dev.berth.api.support.Scripts;
import dev.berth.api.system.DescriptionEndpoint;
import dev.berth.api.system.OperatorEndpoints;
import dev.berth.control.settings.Catalogue;
import dev.berth.platform.http.Application;
import dev.berth.platform.http.Handling;
import dev.berth.platform.http.Request;
import dev.berth.platform.http.Response;
import java.util.ArrayList;
import java.util.List;

/// Answers every request: the data plane below `/v2`, pages and their files, all else by the table of endpoints. Safe
/// for use by many threads.
public final class BerthApplication implements Application {

    private final OciRouter oci;
    private final Portal portal;
    private final Router router;
    private final FailureWriter otherFailures = new HarborErrors();
    private final Failures failures;
    private final List<Route> routes;

    public BerthApplication(Services services, ApiSettings settings) {
        CsrfGuard csrf = new CsrfGuard(services.random());
        Authenticator authenticator =
                new Authenticator(services.authentication(), services.tokens(), services.sessions(), csrf);
        this.failures = new Failures(services.ids());
        this.portal = Portal.ofClassPath(services.random());
        CallLog log = new CallEvents(services.events());
        services.authentication().whenRejected(new FailedLogins(services.events(), services.clock())::add);
        ReadOnlyMode readOnly = new ReadOnlyMode(() -> services.settings().value(Catalogue.READ_ONLY));
        this.oci = OciApi.router(new OciApi.Parts(
                services.repositories(),
                services.blobs(),
                services.manifests(),
                services.tags(),
                services.referrers(),
                services.pulls(),
                services.uploads(),
                services.projects(),
                services.users(),
                services.permissions(),
                services.tokens(),
                authenticator,
                services.ids(),
                log,
                readOnly,
                settings.externalUrl(),
                settings.manifestLimit(),
                settings.redirects()));
        List<Endpoint> endpoints = endpoints(services, settings, portal);
        endpoints.addAll(new SessionEndpoints(services.authentication(), services.sessions(), csrf, otherFailures, log)
                .endpoints());
        endpoints.addAll(new EventEndpoints(
                        services.feed(),
                        services.arrivals(),
                        services.projects(),
                        services.permissions(),
                        authenticator,
                        RobotMakers.among(services.robots()),
                        services.clock())
                .endpoints());
        endpoints.addAll(
                UnbuiltEndpoints.besides(endpoints.stream().map(Endpoint::route).toList()));
        List<Route> described = new ArrayList<>(oci.routes());
        endpoints.forEach(endpoint -> described.add(endpoint.route()));
        List<Endpoint> descriptions = DescriptionEndpoint.of(settings.version(), described);
        endpoints.addAll(descriptions);
        descriptions.forEach(description -> described.add(description.route()));
        this.routes = List.copyOf(described);
        this.router = new Router(endpoints, authenticator, services.permissions(), csrf, otherFailures, log, readOnly);
    }

    private static List<Endpoint> endpoints(Services services, ApiSettings settings, Portal portal) {
        ProjectPath projectPath = new ProjectPath(services.projects());
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(new TokenService(services.tokens(), services.permissions(), services.projects()).endpoints());
        endpoints.addAll(new Setup(services.firstRun(), settings.externalUrl(), portal).endpoints());
        endpoints.addAll(new OperatorEndpoints(services.healthChecks(), services.metrics(), settings.metricsPublic())
                .endpoints());
        endpoints.addAll(new SystemEndpoints(
                        services.healthChecks(),
                        services.storage(),
                        services.settings(),
                        settings.externalUrl(),
                        settings.version(),
                        services.clock())
                .endpoints());
        ShownProjects shown = new ShownProjects(
                services.projects(),
                services.grants(),
                services.allowlists(),
                services.permissions(),
                services.repositoryViews());
        endpoints.addAll(new ProjectEndpoints(
                        services.projects(),
                        services.grants(),
                        services.permissions(),
                        services.quotas(),
                        services.settings(),
                        shown,
                        projectPath)
                .endpoints());
        endpoints.addAll(new StatisticEndpoints(services.statistics(), services.permissions(), shown).endpoints());
        endpoints.addAll(new ConfigurationEndpoints(services.settings()).endpoints());
        endpoints.addAll(new AllowlistEndpoints(services.allowlists()).endpoints());
        endpoints.addAll(new dev.berth.api.harbor.project.SearchEndpoints(
                        services.projects(), services.permissions(), shown, services.repositoryViews())
                .endpoints());
        endpoints.addAll(new MetadataEndpoints(services.projects(), projectPath).endpoints());
        endpoints.addAll(
                new MemberEndpoints(services.grants(), services.groups(), services.users(), projectPath).endpoints());
        endpoints.addAll(new UserEndpoints(
                        services.users(),
                        services.grants(),
                        services.authentication(),
                        services.settings(),
                        new CsrfGuard(services.random()),
                        new HarborErrors())
                .endpoints());
        endpoints.addAll(new AccountEndpoints(
                        services.authentication(),
                        services.users(),
                        services.permissions(),
                        services.projects(),
                        new HarborErrors())
                .endpoints());
        endpoints.addAll(new ImmutabilityEndpoints(services.immutability(), projectPath).endpoints());
        endpoints.addAll(new UserGroupEndpoints(services.groups()).endpoints());
        endpoints.addAll(
                new LabelEndpoints(services.labels(), services.projects(), services.permissions()).endpoints());
        RepositoryPath repositoryPath = new RepositoryPath(services.projects());
        endpoints.addAll(new ArtifactEndpoints(
                        services.artifactViews(),
                        services.artifacts(),
                        new ArtifactAnswers(services.immutability(), services.labels()),
                        services.permissions(),
                        services.projects(),
                        repositoryPath,
                        projectPath)
                .endpoints());
        endpoints.addAll(new AttachmentEndpoints(
                        services.artifactViews(),
                        services.artifacts(),
                        new ArtifactAnswers(services.immutability(), services.labels()),
                        services.labels(),
                        repositoryPath)
                .endpoints());
        endpoints.addAll(new AdditionEndpoints(services.additions(), repositoryPath).endpoints());
        endpoints.addAll(IconEndpoints.endpoints());
        endpoints.addAll(new AttestationEndpoints(services.attestations(), repositoryPath).endpoints());
        endpoints.addAll(new ChangeEndpoints(services.layers(), services.layerFiles(), repositoryPath).endpoints());
        endpoints.addAll(new HiddenFileEndpoints(services.layers(), services.layerFiles(), repositoryPath).endpoints());
        endpoints.addAll(new LayerEndpoints(
                        services.layers(),
                        services.layerFiles(),
                        services.layerSharing(),
                        services.permissions(),
                        repositoryPath)
                .endpoints());
        endpoints.addAll(
                new LineageEndpoints(services.layers(), services.lineages(), services.permissions(), repositoryPath)
                        .endpoints());
        endpoints.addAll(new ManifestEndpoints(services.manifests(), repositoryPath).endpoints());
        endpoints.addAll(
                new MarkEndpoints(services.artifactMarks(), services.repositories(), repositoryPath).endpoints());
        endpoints.addAll(new RepositoryEndpoints(
                        services.repositoryViews(), services.artifacts(), services.permissions(), repositoryPath)
                .endpoints());
        endpoints.addAll(new AuditEndpoints(services.auditLog(), services.permissions(), repositoryPath).endpoints());
        endpoints.addAll(
                new AuditExportEndpoints(services.auditExport(), repositoryPath, RobotMakers.among(services.robots()))
                        .endpoints());
        endpoints.addAll(new QuotaEndpoints(services.quotas()).endpoints());
        endpoints.addAll(
                new WebhookEndpoints(services.webhooks(), services.deliveries(), services.webhookTrials(), projectPath)
                        .endpoints());
        endpoints.addAll(new JobEndpoints(services.jobRuns(), services.jobSchedules()).endpoints());
        endpoints.addAll(new ExtJobEndpoints(services.jobRuns()).endpoints());
        endpoints.addAll(new MaintenanceEndpoints(
                        services.verification(), services.objects(), services.backups(), services.jobRuns())
                .endpoints());
        endpoints.addAll(new ScannerEndpoints(projectPath).endpoints());
        endpoints.addAll(
                new SearchEndpoints(services.searchViews(), services.permissions(), services.users(), services.robots())
                        .endpoints());
        endpoints.addAll(new TagListEndpoints(
                        services.tagGroups(),
                        services.repositories(),
                        services.immutability(),
                        services.labels(),
                        repositoryPath)
                .endpoints());
        endpoints.addAll(new SeriesEndpoints(
                        services.series(),
                        services.projects(),
                        services.permissions(),
                        services.repositories(),
                        repositoryPath,
                        services.clock())
                .endpoints());
        endpoints.addAll(new StorageEndpoints(
                        services.storageViews(),
                        services.growthViews(),
                        services.permissions(),
                        services.repositories(),
                        repositoryPath)
                .endpoints());
        endpoints.addAll(new OverviewEndpoints(
                        services.totalViews(),
                        services.series(),
                        services.statistics(),
                        services.permissions(),
                        services.clock())
                .endpoints());
        endpoints.addAll(new AttentionEndpoints(
                        services.attention(), services.healthChecks(), services.settings(), services.permissions())
                .endpoints());
        endpoints.addAll(new PreferenceEndpoints(services.preferences()).endpoints());
        endpoints.addAll(new OwnSessionEndpoints(services.sessions()).endpoints());
        endpoints.addAll(new PersonalTokenEndpoints(services.personalTokens()).endpoints());
        endpoints.addAll(
                new RobotEndpoints(services.robots(), services.projects(), services.permissions(), services.clock())
                        .endpoints());
        endpoints.addAll(new ProjectRobotEndpoints(
                        services.robots(), services.projects(), services.settings(), projectPath, services.clock())
                .endpoints());
        return endpoints;
    }

    /// Everything that is answered, for the golden file of public routes and the description of the API.
    public List<Route> routes() {
        return routes;
    }

    @Override
    public Handling dispatch(Request request) {
        if (OciRouter.owns(request.path())) {
            return oci.dispatch(request);
        }
        return portal.find(request).<Handling>map(Handling.Immediate::new).orElseGet(() -> router.dispatch(request));
    }

    @Override
    public Response failure(Request request, Throwable failure) {
        FailureWriter writer = OciRouter.owns(request.path()) ? oci.failures() : otherFailures;
        return Scripts.unchallenged(request, writer.write(failures.of(request, failure)));
    }
}
