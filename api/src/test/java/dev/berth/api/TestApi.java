package dev.berth.api;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.FirstRun;
import dev.berth.access.authentication.GuessingLimit;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.Role;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.personal.PersonalTokens;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.NewUser;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.User;
import dev.berth.access.principal.Users;
import dev.berth.access.robot.RobotAccess;
import dev.berth.access.robot.RobotNames;
import dev.berth.access.robot.Robots;
import dev.berth.access.session.Sessions;
import dev.berth.access.token.TokenSettings;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.Backups;
import dev.berth.api.support.HealthCheck;
import dev.berth.api.support.Storage;
import dev.berth.blobstore.InMemoryBlobStore;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.artifact.Additions;
import dev.berth.control.artifact.Artifacts;
import dev.berth.control.artifact.Attestations;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.audit.AuditExport;
import dev.berth.control.audit.AuditLog;
import dev.berth.control.audit.AuditPurge;
import dev.berth.control.audit.AuditTerms;
import dev.berth.control.audit.AuditTrail;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.immutability.ImmutabilityGate;
import dev.berth.control.label.Labels;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.control.preference.Preferences;
import dev.berth.control.project.Project;
import dev.berth.control.project.ProjectGate;
import dev.berth.control.project.Projects;
import dev.berth.control.project.Statistics;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.control.search.SearchIndex;
import dev.berth.control.series.Series;
import dev.berth.control.series.SeriesSample;
import dev.berth.control.series.SeriesTally;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Setting;
import dev.berth.control.settings.Settings;
import dev.berth.control.usage.UsageMarks;
import dev.berth.control.usage.UsageMeasurement;
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
import dev.berth.control.view.UsageViews;
import dev.berth.control.webhook.Deliveries;
import dev.berth.control.webhook.WebhookTrials;
import dev.berth.control.webhook.WebhookTrigger;
import dev.berth.control.webhook.Webhooks;
import dev.berth.platform.config.Cidr;
import dev.berth.platform.db.TestDatabase;
import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressLimits;
import dev.berth.platform.egress.EgressPolicy;
import dev.berth.platform.egress.Resolver;
import dev.berth.platform.events.EventBuffer;
import dev.berth.platform.events.EventFeed;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.http.HttpServer;
import dev.berth.platform.http.HttpServerConfig;
import dev.berth.platform.jobs.Job;
import dev.berth.platform.jobs.JobRuns;
import dev.berth.platform.jobs.JobSchedules;
import dev.berth.platform.jobs.Jobs;
import dev.berth.platform.jobs.Parameters;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Secret;
import dev.berth.platform.kernel.TestClock;
import dev.berth.platform.kernel.TestRandom;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.ManifestAudit;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.MissingBlobs;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.PulledDays;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.Tags;
import dev.berth.registry.content.UntaggedManifests;
import dev.berth.registry.gate.PushGate;
import dev.berth.registry.gc.CollectionSettings;
import dev.berth.registry.gc.GarbageCollection;
import dev.berth.registry.gc.OrderedCollection;
import dev.berth.registry.upload.UploadLedger;
import dev.berth.registry.upload.UploadSettings;
import dev.berth.registry.upload.Uploads;
import dev.berth.registry.verification.Verification;
import dev.berth.registry.verification.VerificationSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The API with real services on a database of its own, behind a real server on a free port. There is one
/// administrator, `admin`.
public final class TestApi extends ApiClient implements AfterEachCallback {

    /// A setting that no version has, which nobody is to see.
    public static final Setting<Secret> SECRET = new Setting.Hidden("test_password");

    public final TestClock clock = new TestClock();
    public final TestDatabase database = TestDatabase.open();
    public final BerthApplication application;
    public final Outbox outbox = new Outbox(clock);
    public final EventBuffer buffer = new EventBuffer(database, outbox);
    public final EventFeed feed = new EventFeed(database, outbox, clock);
    public final Arrivals arrivals = new Arrivals(database, "node", clock);
    public final Events events = new Events(database, outbox, clock, "node");
    public final Deliveries deliveries;
    private volatile Optional<Backups.Last> backup = Optional.empty();
    public volatile AuditTerms auditTerms = AuditTerms.USUAL;
    private final Egress egress = new Egress(
            new EgressPolicy(List.of(Cidr.parse("127.0.0.0/8")), List.of()), Resolver.system(), EgressLimits.DEFAULT);
    public final Users users;
    public final Grants grants;
    public final Groups groups;
    public final Permissions permissions;
    public final Projects projects;
    public final RobotAccess robotAccess;
    public final PersonalTokens personalTokens;
    public final FirstRun firstRun;
    public final Tokens tokens;
    public final Descriptions descriptions;
    public final PullLog pulls;
    private final LayerFiles layerFiles;
    public final Settings settings;
    private final Notices notices;
    private final JobRuns jobRuns;
    private final Jobs jobs;
    private volatile Runnable jobTick = () -> {};
    private final HttpServer server;

    private TestApi(boolean setUp, int port) {
        SecureRandom random = TestRandom.seeded("api");
        Ulids ids = new Ulids(clock, random);
        ContentSettings content = new ContentSettings(
                ContentSettings.DEFAULT.lease(),
                MissingBlobs.ACCEPT,
                ContentSettings.DEFAULT.manifestLimit(),
                ContentSettings.DEFAULT.manifestCacheBytes());
        notices = new Notices(database, clock, "node");
        settings = new Settings(
                database,
                new Seal(new byte[32], random),
                notices,
                outbox,
                clock,
                Stream.concat(Catalogue.ALL.stream(), Stream.of(SECRET)).toList(),
                Map.of());
        users = new Users(database, new PasswordHash(new HashCost(8, 1, 1), 2, random), outbox, clock);
        users.reserve((tx, name) -> RobotNames.objectionToUser(settings.value(tx, Catalogue.ROBOT_PREFIX), name));
        settings.ask(Catalogue.ROBOT_PREFIX, (tx, prefix) -> RobotNames.objectionToPrefix(tx, users, prefix));
        grants = new Grants(database, users, outbox, clock);
        robotAccess = new RobotAccess(database, clock, () -> settings.value(Catalogue.ROBOT_PREFIX));
        personalTokens = new PersonalTokens(database, users, random, clock);
        Sessions sessions = new Sessions(
                database,
                users,
                ids,
                random,
                clock,
                () -> Duration.ofMinutes(settings.value(Catalogue.SESSION_TIMEOUT)));
        users.whenPasswordChanges(sessions);
        users.whenPasswordChanges(personalTokens);
        groups = new Groups(database, users, outbox, clock);
        permissions = new Permissions(
                grants,
                robotAccess,
                () -> settings.value(Catalogue.PROJECT_CREATION).equals("everyone")
                        ? RoleMatrix.EVERYBODY
                        : RoleMatrix.EVERYBODY_BUT_PROJECTS);
        firstRun = new FirstRun(database, users, random, clock);
        tokens = new Tokens(
                database,
                new Seal(new byte[32], random),
                ids,
                random,
                notices,
                clock,
                new TokenSettings(
                        "berth",
                        "harbor-registry",
                        () -> Duration.ofMinutes(settings.value(Catalogue.TOKEN_EXPIRATION))));
        ContentCaches caches = new ContentCaches();
        PushGate gate = PushGate.all(
                new ProjectGate(),
                new ImmutabilityGate(),
                new QuotaGate(tx -> settings.value(tx, Catalogue.QUOTAS), outbox, buffer::add, clock));
        Repositories repositories = new Repositories(database, clock, caches, gate);
        InMemoryBlobStore store = new InMemoryBlobStore();
        StoredObjects objects = new StoredObjects(database, caches, gate);
        Blobs blobs = new Blobs(database, store, repositories, objects, caches, clock, content);
        Allowlists allowlists = new Allowlists(database, outbox, clock);
        projects = new Projects(database, repositories, grants, allowlists, notices, outbox, clock);
        events.register(new AuditTrail(_ -> auditTerms, projects));
        events.register(new SeriesTally(projects, repositories));
        events.register(new UsageMarks(projects));
        Quotas quotas = new Quotas(database, outbox, clock, tx -> settings.value(tx, Catalogue.PROJECT_STORAGE));
        projects.whenCreated(quotas);
        SearchIndex search = new SearchIndex();
        projects.whenCreated(search);
        repositories.whenMade(search.repositories(projects));
        deliveries = new Deliveries(database, new Seal(new byte[32], random), egress, clock);
        events.register(new WebhookTrigger(
                projects,
                tx -> settings.value(tx, Catalogue.NOTIFICATIONS),
                ids,
                () -> "registry.example.com",
                deliveries::wake));
        projects.ensureLibrary();
        Robots robots = new Robots(
                database,
                permissions,
                projects::exists,
                users,
                random,
                clock,
                () -> settings.value(Catalogue.ROBOT_PREFIX));
        projects.whenDeleted(robots::forgetProject);
        Manifests manifests = new Manifests(database, repositories, caches, outbox, clock, content);
        pulls = new PullLog(database, outbox, clock);
        descriptions = new Descriptions(database, manifests, blobs);
        jobRuns = new JobRuns(database, clock);
        jobs = new Jobs(
                database,
                clock,
                (_, action) -> {
                    jobTick = action;
                    return () -> jobTick = () -> {};
                },
                "node",
                Jobs.Limits.defaults());
        jobs.register(Job.onDemand(
                OrderedCollection.JOB,
                new OrderedCollection(
                        new GarbageCollection(objects, store, clock, CollectionSettings.DEFAULT),
                        objects,
                        new UntaggedManifests(database, repositories, caches, outbox, clock, content),
                        clock)));
        jobs.register(Job.onDemand(
                SeriesSample.JOB,
                new SeriesSample(database, quotas, new PulledDays(database, clock), objects::unneeded, clock)));
        jobs.register(Job.onDemand(
                UsageMeasurement.JOB,
                new UsageMeasurement(
                        database,
                        new UsageViews(database, new RepositoryViews(database, repositories, descriptions)),
                        clock)));
        jobs.register(Job.onDemand(AuditPurge.JOB, new AuditPurge(database, clock)));
        Verification verification = new Verification(
                database,
                objects,
                new ManifestAudit(database),
                store,
                clock,
                System::nanoTime,
                _ -> {},
                VerificationSettings.DEFAULT);
        jobs.register(Job.onDemand(Verification.JOB, verification));
        jobs.register(Job.onDemand(Backups.JOB, _ -> backup = Optional.of(new Backups.Last(clock.instant(), 4096))));
        jobs.register(Job.onDemand("endless", run -> {
            while (!run.stopRequested()) {
                LockSupport.parkNanos(1_000_000);
            }
        }));
        jobs.start();
        Layers layers = new Layers(manifests, blobs);
        layerFiles = new LayerFiles(database, layers, blobs, clock);
        application = new BerthApplication(
                new Services(
                        new Authentication(
                                database,
                                users,
                                List.of(robotAccess, personalTokens),
                                GuessingLimit.defaults(),
                                2,
                                random,
                                clock),
                        firstRun,
                        users,
                        permissions,
                        grants,
                        groups,
                        tokens,
                        projects,
                        allowlists,
                        new Statistics(database, repositories, objects, clock),
                        new Immutability(database, projects, outbox, clock),
                        robots,
                        personalTokens,
                        sessions,
                        new Labels(database, outbox, clock),
                        quotas,
                        settings,
                        repositories,
                        blobs,
                        manifests,
                        new Tags(database, repositories),
                        new Referrers(database, repositories),
                        pulls,
                        new Uploads(
                                database,
                                store,
                                new UploadLedger(database, clock),
                                arrivals,
                                repositories,
                                blobs,
                                ids,
                                clock,
                                UploadSettings.DEFAULT),
                        new Artifacts(database, repositories, manifests, blobs, clock),
                        new Additions(manifests, blobs),
                        new Attestations(database, repositories, manifests, blobs, descriptions),
                        layers,
                        layerFiles,
                        new LayerSharing(database),
                        new LineageViews(database, new RepositoryViews(database, repositories, descriptions)),
                        new ArtifactViews(database, repositories, descriptions),
                        new ArtifactMarks(database),
                        new RepositoryViews(database, repositories, descriptions),
                        new SearchViews(database),
                        new TagGroups(database, descriptions, clock),
                        new TotalViews(database),
                        new AttentionViews(
                                database,
                                clock,
                                new AttentionViews.Cleanups(List.of(OrderedCollection.JOB), Duration.ofMinutes(10))),
                        new Series(database, quotas),
                        new StorageViews(database),
                        new GrowthViews(database, clock),
                        new Preferences(database),
                        buffer,
                        feed,
                        arrivals,
                        new AuditLog(database),
                        new AuditExport(database),
                        new Webhooks(database, new Seal(new byte[32], random), outbox, clock),
                        deliveries,
                        new WebhookTrials(
                                database,
                                tx -> settings.value(tx, Catalogue.NOTIFICATIONS),
                                ids,
                                () -> "registry.example.com",
                                deliveries::wake,
                                clock),
                        objects,
                        verification,
                        new Backups(Optional.of("/data/backups"), () -> backup),
                        jobRuns,
                        new JobSchedules(database, clock),
                        List.of(new HealthCheck("database", () -> database.read(_ -> true))),
                        new Storage("memory", () -> new Storage.Space(1000, 400)),
                        () -> "# no metrics\n",
                        ids,
                        random,
                        clock),
                new ApiSettings(Optional.empty(), content.manifestLimit(), false, "1.2.3"));
        if (setUp) {
            firstRun.completeUnattended("admin", "admin@example.org", new Secret(PASSWORD));
        }
        server = HttpServer.start(HttpServerConfig.on("127.0.0.1", port), application, new SimpleMeterRegistry());
        connect(server.port());
    }

    /// Lets the node look for jobs once, and waits for what runs then.
    public void runJobs() {
        jobTick.run();
        Instant deadline = Instant.now().plusSeconds(30);
        while (!jobRuns.running().isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still running: " + jobRuns.running());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// Asks for a run of a job, and waits for it.
    public void runJob(String job) {
        long _ = jobRuns.ask(job, Parameters.NONE);
        runJobs();
    }

    /// Begins a run that goes on until it is stopped; its id.
    public String beginEndlessRun() {
        long run = jobRuns.ask("endless", Parameters.NONE);
        jobTick.run();
        return Long.toString(run);
    }

    /// Lets the consumers of events have all that happened.
    public void hearEvents() {
        buffer.flush();
        events.drain();
    }

    public static TestApi start() {
        return new TestApi(true, 0);
    }

    /// Before the first administrator was made.
    public static TestApi startPending() {
        return new TestApi(false, 0);
    }

    /// A new user with the password that all have here.
    public User user(String name) {
        return users.create(
                Actor.system("test"), new NewUser(name, name + "@example.org", name, "", new Secret(PASSWORD), false));
    }

    /// A closed project of the administrator.
    public Project project(String name) {
        return projects.create(users.findByName("admin").orElseThrow().principal(), name, false);
    }

    public void member(User user, Project project, Role role) {
        grants.grant(Actor.system("test"), project.id(), user.id(), role);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    public void close() {
        feed.close();
        arrivals.close();
        disconnect();
        server.close(Duration.ofMillis(1));
        jobs.stop(Duration.ofSeconds(10));
        layerFiles.close();
        events.close();
        egress.close();
        notices.close();
        database.close();
    }
}
