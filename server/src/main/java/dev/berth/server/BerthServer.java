package dev.berth.server;

import dev.berth.api.ApiSettings;
import dev.berth.api.BerthApplication;
import dev.berth.api.Services;
import dev.berth.api.support.HealthCheck;
import dev.berth.control.artifact.Additions;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.artifact.Attestations;
import dev.berth.control.audit.AuditExport;
import dev.berth.control.preference.Preferences;
import dev.berth.control.series.Series;
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
import dev.berth.platform.config.Cidr;
import dev.berth.platform.db.Database;
import dev.berth.platform.http.AccessLogScope;
import dev.berth.platform.http.HttpServer;
import dev.berth.platform.http.HttpServerConfig;
import dev.berth.platform.http.TlsFiles;
import dev.berth.platform.http.TrustedProxies;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.telemetry.Logging;
import dev.berth.platform.telemetry.Metrics;
import dev.berth.registry.gc.OrderedCollection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running server: everything from the data folder to the open port.
public final class BerthServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BerthServer.class);
    private static final Duration JOB_PATIENCE = Duration.ofSeconds(10);
    private static final Duration CERTIFICATE_LOOKS = Duration.ofMinutes(1);

    private final ServerSettings settings;
    private final DataFolder.Lock lock;
    private final Components components;
    private final Jobs jobs;
    private final ScheduledExecutorService scheduler;
    private final HttpServer http;
    private final Optional<Secret> setupCode;

    private BerthServer(
            ServerSettings settings,
            DataFolder.Lock lock,
            Components components,
            Jobs jobs,
            ScheduledExecutorService scheduler,
            HttpServer http,
            Optional<Secret> setupCode) {
        this.settings = settings;
        this.lock = lock;
        this.components = components;
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.http = http;
        this.setupCode = setupCode;
    }

    /// Starts a server and returns when it answers.
    ///
    /// @throws RuntimeException with a sentence that says what is in the way
    public static BerthServer start(ServerSettings settings) {
        return start(settings, UnaryOperator.identity());
    }

    /// As above, with the database as `seen` shows it: for those who count what a request asks of it.
    public static BerthServer start(ServerSettings settings, UnaryOperator<Database> seen) {
        Logging.configure(
                settings.logs().format().name().toLowerCase(Locale.ROOT),
                settings.logs().level().name());
        DataFolder folder = DataFolder.open(settings.data());
        DataFolder.Lock lock = folder.tryLock()
                .orElseThrow(() -> new IllegalStateException(
                        "cannot start: another server runs on the data folder " + folder.root()));
        try {
            folder.requireWhole();
            Components components = Components.open(folder, settings, seen);
            try {
                return serve(settings, lock, components);
            } catch (RuntimeException e) {
                components.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static BerthServer serve(ServerSettings settings, DataFolder.Lock lock, Components components) {
        components.notices().start();
        components.events().start();
        components.arrivals().start();
        components.deliveries().start();
        components.auditForwarder().start();
        // Of several nodes that start at once, one makes these, and the others find them.
        components.projects().ensureLibrary();
        components.tokens().prepare();
        settings.adminPassword().ifPresent(password -> firstAdministrator(components, password));
        Optional<Secret> code = components.firstRun().open();

        Metrics metrics = Metrics.create();
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("housekeeping").factory());
        components.pulls().start(scheduler, Components.PULL_BATCH);
        components.robotAccess().start(scheduler, Components.USE_BATCH);
        components.personalTokens().start(scheduler, Components.USE_BATCH);
        components.otherEvents().start(scheduler, Components.PULL_BATCH);
        Meters meters = new Meters(metrics.registry());
        meters.bind(components);
        Jobs jobs = Background.jobs(components, settings, meters::timed);
        meters.bind(jobs, Background.NAMES);
        HttpServerConfig config = httpConfig(settings);
        Optional<CertificateWatch> watch = Optional.ofNullable(config.tls()).map(CertificateWatch::new);
        HttpServer http = HttpServer.start(
                config,
                new BerthApplication(services(components, metrics, settings), apiSettings(settings)),
                metrics.registry());
        watch.ifPresent(certificates -> watch(certificates, http, scheduler));
        jobs.start();
        return new BerthServer(settings, lock, components, jobs, scheduler, http, code);
    }

    private static void watch(CertificateWatch certificates, HttpServer http, ScheduledExecutorService scheduler) {
        long seconds = CERTIFICATE_LOOKS.toSeconds();
        // Ends with the scheduler.
        Future<?> _ = scheduler.scheduleWithFixedDelay(
                () -> certificates.look(http::reloadTls), seconds, seconds, TimeUnit.SECONDS);
    }

    /// Made only while there is none: the file's password is for the first start, later it is the account's own.
    private static void firstAdministrator(Components components, Secret password) {
        components
                .firstRun()
                .completeUnattended("admin", "admin@localhost.localdomain", password)
                .ifPresent(_ -> LOG.info("made the administrator 'admin' with the password of admin.password-file"));
    }

    private static HttpServerConfig httpConfig(ServerSettings settings) {
        HttpServerConfig config = HttpServerConfig.on(
                        settings.http().listen().host(),
                        settings.http().listen().port())
                .withIdleTimeout(settings.http().idleTimeout())
                .withTrustedProxies(TrustedProxies.of(settings.http().trustedProxies().stream()
                        .map(Cidr::toString)
                        .toList()))
                .withAccessLog(settings.logs().access() ? AccessLogScope.BLOCKING : AccessLogScope.NONE);
        return settings.tls()
                .map(tls -> config.withTls(new TlsFiles(tls.certificate(), tls.key())))
                .orElse(config);
    }

    private static ApiSettings apiSettings(ServerSettings settings) {
        return new ApiSettings(
                settings.externalUrl(),
                settings.content().manifestLimit(),
                settings.openMetrics(),
                Program.version(),
                settings.blobs().redirects());
    }

    private static Services services(Components components, Metrics metrics, ServerSettings settings) {
        return new Services(
                components.authentication(),
                components.firstRun(),
                components.users(),
                components.permissions(),
                components.grants(),
                components.groups(),
                components.tokens(),
                components.projects(),
                components.allowlists(),
                components.statistics(),
                components.immutability(),
                components.robots(),
                components.personalTokens(),
                components.sessions(),
                components.labels(),
                components.quotas(),
                components.settings(),
                components.repositories(),
                components.blobs(),
                components.manifests(),
                components.tags(),
                components.referrers(),
                components.pulls(),
                components.uploads(),
                new Artifacts(
                        components.database(),
                        components.repositories(),
                        components.manifests(),
                        components.blobs(),
                        components.clock()),
                new Additions(components.manifests(), components.blobs()),
                new Attestations(
                        components.database(),
                        components.repositories(),
                        components.manifests(),
                        components.blobs(),
                        components.descriptions()),
                components.layers(),
                components.layerFiles(),
                new LayerSharing(components.database()),
                new LineageViews(
                        components.database(),
                        new RepositoryViews(
                                components.database(), components.repositories(), components.descriptions())),
                new ArtifactViews(components.database(), components.repositories(), components.descriptions()),
                new ArtifactMarks(components.database()),
                new RepositoryViews(components.database(), components.repositories(), components.descriptions()),
                new SearchViews(components.database()),
                new TagGroups(components.database(), components.descriptions(), components.clock()),
                new TotalViews(components.database()),
                new AttentionViews(
                        components.database(),
                        components.clock(),
                        new AttentionViews.Cleanups(
                                List.of(Background.COLLECTION, OrderedCollection.JOB),
                                settings.collection().interval())),
                new Series(components.database(), components.quotas()),
                new StorageViews(components.database()),
                new GrowthViews(components.database(), components.clock()),
                new Preferences(components.database()),
                components.otherEvents(),
                components.feed(),
                components.arrivals(),
                components.auditLog(),
                new AuditExport(components.database()),
                components.webhooks(),
                components.deliveries(),
                components.webhookTrials(),
                components.objects(),
                components.verification(),
                BackupJob.place(components, DataFolder.at(settings.data())),
                new JobRuns(components.database(), components.clock()),
                new JobSchedules(components.database(), components.clock()),
                List.of(
                        new HealthCheck(
                                "database", () -> components.repositories().anyUnder("library")),
                        new HealthCheck("storage", components.content()::probe)),
                components.storage(),
                metrics::scrape,
                components.ids(),
                components.random(),
                components.clock());
    }

    /// As [HttpServer#reloadTls()].
    void reloadTls() throws IOException {
        http.reloadTls();
    }

    /// Where clients find the server, as far as it knows.
    public String address() {
        return settings.externalUrl().orElseGet(() -> {
            String host = settings.http().listen().host();
            boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
            String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
            return (settings.tls().isPresent() ? "https://" : "http://") + name + ":" + http.port();
        });
    }

    /// Where the first administrator is made; empty once there is one. The address holds the one-time code.
    public Optional<String> setupAddress() {
        return setupCode.map(code -> address() + "/setup?code=" + code.reveal());
    }

    /// Stops: running transfers and jobs may end within their time, then everything closes.
    @Override
    public void close() {
        // Who follows events would do so for the whole time that is given to transfers.
        components.feed().close();
        http.close(settings.http().grace());
        jobs.stop(JOB_PATIENCE);
        components.close();
        scheduler.shutdown();
        lock.close();
    }
}
