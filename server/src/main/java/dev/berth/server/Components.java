package dev.berth.server;

import dev.berth.access.authentication.Authentication;
import dev.berth.access.authentication.FirstRun;
import dev.berth.access.authentication.GuessingLimit;
import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.personal.PersonalTokens;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Users;
import dev.berth.access.robot.RobotAccess;
import dev.berth.access.robot.RobotNames;
import dev.berth.access.robot.Robots;
import dev.berth.access.session.Sessions;
import dev.berth.access.token.TokenSettings;
import dev.berth.access.token.Tokens;
import dev.berth.api.support.Storage;
import dev.berth.blobstore.BlobStore;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.audit.AuditForwarder;
import dev.berth.control.audit.AuditForwarding;
import dev.berth.control.audit.AuditLog;
import dev.berth.control.audit.AuditSwitch;
import dev.berth.control.audit.AuditTerms;
import dev.berth.control.audit.AuditTrail;
import dev.berth.control.audit.SyslogReceiver;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.immutability.ImmutabilityGate;
import dev.berth.control.label.Labels;
import dev.berth.control.layer.LayerFiles;
import dev.berth.control.layer.Layers;
import dev.berth.control.project.ProjectGate;
import dev.berth.control.project.Projects;
import dev.berth.control.project.Statistics;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.control.search.SearchIndex;
import dev.berth.control.series.SeriesTally;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.settings.Settings;
import dev.berth.control.usage.UsageMarks;
import dev.berth.control.webhook.Deliveries;
import dev.berth.control.webhook.WebhookTrials;
import dev.berth.control.webhook.WebhookTrigger;
import dev.berth.control.webhook.Webhooks;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressLimits;
import dev.berth.platform.egress.Resolver;
import dev.berth.platform.events.EventBuffer;
import dev.berth.platform.events.EventFeed;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.KeyFile;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.arrival.Arrivals;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ManifestAudit;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.Referrers;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.content.Tags;
import dev.berth.registry.content.UntaggedManifests;
import dev.berth.registry.gate.PushGate;
import dev.berth.registry.gc.CollectionSettings;
import dev.berth.registry.gc.GarbageCollection;
import dev.berth.registry.gc.OrderedCollection;
import dev.berth.registry.gc.OrphanSweep;
import dev.berth.registry.upload.UploadLedger;
import dev.berth.registry.upload.Uploads;
import dev.berth.registry.verification.Verification;
import dev.berth.registry.verification.VerificationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The object graph below HTTP, built once by constructors.
record Components(
        Database database,
        ContentStore content,
        InstantSource clock,
        Ids ids,
        SecureRandom random,
        Notices notices,
        Outbox outbox,
        Events events,
        EventBuffer otherEvents,
        EventFeed feed,
        Arrivals arrivals,
        AuditLog auditLog,
        AuditForwarder auditForwarder,
        Egress egress,
        Webhooks webhooks,
        Deliveries deliveries,
        WebhookTrials webhookTrials,
        Users users,
        Grants grants,
        Groups groups,
        Permissions permissions,
        Authentication authentication,
        FirstRun firstRun,
        Tokens tokens,
        Repositories repositories,
        Blobs blobs,
        Manifests manifests,
        Tags tags,
        Referrers referrers,
        PullLog pulls,
        StoredObjects objects,
        Uploads uploads,
        GarbageCollection collection,
        OrderedCollection orderedCollection,
        OrphanSweep orphans,
        Verification verification,
        Allowlists allowlists,
        Statistics statistics,
        Storage storage,
        Projects projects,
        Immutability immutability,
        Robots robots,
        RobotAccess robotAccess,
        PersonalTokens personalTokens,
        Sessions sessions,
        Labels labels,
        Descriptions descriptions,
        Layers layers,
        LayerFiles layerFiles,
        Quotas quotas,
        Settings settings)
        implements AutoCloseable {

    /// How many passwords are hashed at once; each takes 19 MiB for a moment.
    private static final int HASHES_AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    static Components open(DataFolder folder, ServerSettings settings) {
        return open(folder, settings, UnaryOperator.identity());
    }

    /// With the database as `seen` shows it.
    static Components open(DataFolder folder, ServerSettings settings, UnaryOperator<Database> seen) {
        SecureRandom random = new SecureRandom();
        InstantSource clock = InstantSource.system();
        Ids ids = new Ulids(clock, random);
        Database database = seen.apply(Metadata.open(settings.database(), folder, random));
        try {
            String node = ids.next();
            Notices notices = new Notices(database, clock, node);
            Outbox outbox = new Outbox(clock);
            EventBuffer otherEvents = new EventBuffer(database, outbox);
            Events events = new Events(database, outbox, clock, node);
            Seal seal = KeyFile.open(settings.database().keyFile().orElseGet(folder::secretKey), random);
            Settings installation =
                    new Settings(database, seal, notices, outbox, clock, Catalogue.ALL, settings.fixed());
            ContentCaches caches = new ContentCaches(notices, settings.content().manifestCacheBytes());
            PushGate gate = PushGate.all(
                    new ProjectGate(),
                    new ImmutabilityGate(),
                    new QuotaGate(tx -> installation.value(tx, Catalogue.QUOTAS), outbox, otherEvents::add, clock));
            StoredObjects objects = new StoredObjects(database, caches, gate);
            UploadLedger ledger = new UploadLedger(database, clock);
            ContentStore content = ContentStore.open(
                    settings.blobs(),
                    folder,
                    ledger,
                    clock,
                    objects.after(0, 1).isEmpty() ? ContentStore.Expected.NOTHING : ContentStore.Expected.CONTENT);
            BlobStore bytes = content.blobs();

            Users users =
                    new Users(database, new PasswordHash(HashCost.RECOMMENDED, HASHES_AT_ONCE, random), outbox, clock);
            users.reserve(
                    (tx, name) -> RobotNames.objectionToUser(installation.value(tx, Catalogue.ROBOT_PREFIX), name));
            installation.ask(Catalogue.ROBOT_PREFIX, (tx, prefix) -> RobotNames.objectionToPrefix(tx, users, prefix));
            Grants grants = new Grants(database, users, outbox, clock);
            Groups groups = new Groups(database, users, outbox, clock);
            RobotAccess robotAccess =
                    new RobotAccess(database, clock, () -> installation.value(Catalogue.ROBOT_PREFIX));
            PersonalTokens personalTokens = new PersonalTokens(database, users, random, clock);
            Permissions permissions = new Permissions(
                    grants,
                    robotAccess,
                    () -> installation.value(Catalogue.PROJECT_CREATION).equals("everyone")
                            ? RoleMatrix.EVERYBODY
                            : RoleMatrix.EVERYBODY_BUT_PROJECTS);
            Authentication authentication = new Authentication(
                    database,
                    users,
                    List.of(robotAccess, personalTokens),
                    GuessingLimit.defaults(),
                    HASHES_AT_ONCE,
                    random,
                    clock);
            FirstRun firstRun = new FirstRun(database, users, random, clock);
            TokenSettings tokenDefaults = TokenSettings.defaults();
            Tokens tokens = new Tokens(
                    database,
                    seal,
                    ids,
                    random,
                    notices,
                    clock,
                    new TokenSettings(
                            tokenDefaults.issuer(),
                            tokenDefaults.service(),
                            () -> settings.tokenLifetime()
                                    .orElseGet(
                                            () -> Duration.ofMinutes(installation.value(Catalogue.TOKEN_EXPIRATION)))));

            Repositories repositories = new Repositories(database, clock, caches, gate);
            Blobs blobs = new Blobs(database, bytes, repositories, objects, caches, clock, settings.content());
            Manifests manifests = new Manifests(database, repositories, caches, outbox, clock, settings.content());
            Tags tags = new Tags(database, repositories);
            Referrers referrers = new Referrers(database, repositories);
            PullLog pulls = new PullLog(database, outbox, clock);
            Arrivals arrivals = new Arrivals(database, node, clock);
            Uploads uploads =
                    new Uploads(database, bytes, ledger, arrivals, repositories, blobs, ids, clock, settings.uploads());
            CollectionSettings collecting = new CollectionSettings(
                    CollectionSettings.DEFAULT.batch(), settings.collection().orphanAge());
            GarbageCollection collection = new GarbageCollection(objects, bytes, clock, collecting);
            OrderedCollection orderedCollection = new OrderedCollection(
                    collection,
                    objects,
                    new UntaggedManifests(database, repositories, caches, outbox, clock, settings.content()),
                    clock);
            OrphanSweep orphans = new OrphanSweep(objects, uploads::known, bytes, clock, collecting);
            Verification verification = new Verification(
                    database,
                    objects,
                    new ManifestAudit(database),
                    content.origin(),
                    clock,
                    System::nanoTime,
                    Thread::sleep,
                    new VerificationSettings(settings.verification().rate()));
            Allowlists allowlists = new Allowlists(database, outbox, clock);
            Projects projects = new Projects(database, repositories, grants, allowlists, notices, outbox, clock);
            Quotas quotas =
                    new Quotas(database, outbox, clock, tx -> installation.value(tx, Catalogue.PROJECT_STORAGE));
            projects.whenCreated(quotas);
            SearchIndex search = new SearchIndex();
            projects.whenCreated(search);
            repositories.whenMade(search.repositories(projects));
            Sessions sessions = new Sessions(
                    database,
                    users,
                    ids,
                    random,
                    clock,
                    () -> Duration.ofMinutes(installation.value(Catalogue.SESSION_TIMEOUT)));
            users.whenPasswordChanges(sessions);
            users.whenPasswordChanges(personalTokens);
            Robots robots = new Robots(
                    database,
                    permissions,
                    projects::exists,
                    users,
                    random,
                    clock,
                    () -> installation.value(Catalogue.ROBOT_PREFIX));
            projects.whenDeleted(robots::forgetProject);
            Egress egress = new Egress(settings.egress(), Resolver.system(), EgressLimits.DEFAULT);
            AuditTerms.Source auditTerms = tx -> auditTerms(installation, tx);
            installation.tell(Catalogue.AUDIT_ENDPOINT, new AuditSwitch(clock)::changed);
            AuditForwarder forwarder = new AuditForwarder(database, auditTerms, egress, clock, node);
            events.register(new AuditTrail(auditTerms, projects));
            events.register(new SeriesTally(projects, repositories));
            events.register(new UsageMarks(projects));
            events.register(new AuditForwarding(auditTerms, projects, settings::host, forwarder::wake));
            Deliveries deliveries = new Deliveries(database, seal, egress, clock);
            events.register(new WebhookTrigger(
                    projects,
                    tx -> installation.value(tx, Catalogue.NOTIFICATIONS),
                    ids,
                    settings::host,
                    deliveries::wake));
            Layers layers = new Layers(manifests, blobs);
            return new Components(
                    database,
                    content,
                    clock,
                    ids,
                    random,
                    notices,
                    outbox,
                    events,
                    otherEvents,
                    new EventFeed(database, outbox, clock),
                    arrivals,
                    new AuditLog(database),
                    forwarder,
                    egress,
                    new Webhooks(database, seal, outbox, clock),
                    deliveries,
                    new WebhookTrials(
                            database,
                            tx -> installation.value(tx, Catalogue.NOTIFICATIONS),
                            ids,
                            settings::host,
                            deliveries::wake,
                            clock),
                    users,
                    grants,
                    groups,
                    permissions,
                    authentication,
                    firstRun,
                    tokens,
                    repositories,
                    blobs,
                    manifests,
                    tags,
                    referrers,
                    pulls,
                    objects,
                    uploads,
                    collection,
                    orderedCollection,
                    orphans,
                    verification,
                    allowlists,
                    new Statistics(database, repositories, objects, clock),
                    new Storage(content.s3().isPresent() ? "s3" : "filesystem", folder::space),
                    projects,
                    new Immutability(database, projects, outbox, clock),
                    robots,
                    robotAccess,
                    personalTokens,
                    sessions,
                    new Labels(database, outbox, clock),
                    new Descriptions(database, manifests, blobs),
                    layers,
                    new LayerFiles(database, layers, blobs, clock),
                    quotas,
                    installation);
        } catch (IOException e) {
            database.close();
            throw new UncheckedIOException("cannot open " + folder.root() + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static AuditTerms auditTerms(Settings settings, Transaction tx) {
        Settings.Seen seen = settings.seen(tx);
        String disabled = seen.value(Catalogue.AUDIT_DISABLED);
        return new AuditTerms(
                SyslogReceiver.parse(seen.value(Catalogue.AUDIT_ENDPOINT)),
                !seen.value(Catalogue.AUDIT_NOT_KEPT),
                Set.copyOf(List.of(disabled.split(",", -1))));
    }

    /// How long pulls are counted in memory before they are written.
    static final Duration PULL_BATCH = Duration.ofSeconds(2);

    /// How long last uses are kept in memory before they are written.
    static final Duration USE_BATCH = Duration.ofSeconds(30);

    @Override
    public void close() {
        feed.close();
        arrivals.close();
        notices.close();
        layerFiles.close();
        pulls.close();
        otherEvents.close();
        events.close();
        deliveries.close();
        auditForwarder.close();
        egress.close();
        robotAccess.close();
        personalTokens.close();
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            database.close();
        }
    }
}
