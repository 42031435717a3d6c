package dev.berth.conformance.scale;

import dev.berth.access.permission.Grants;
import dev.berth.access.permission.Groups;
import dev.berth.access.permission.Permissions;
import dev.berth.access.permission.RoleMatrix;
import dev.berth.access.principal.HashCost;
import dev.berth.access.principal.PasswordHash;
import dev.berth.access.principal.Users;
import dev.berth.access.robot.RobotAccess;
import dev.berth.access.robot.Robots;
import dev.berth.control.allowlist.Allowlists;
import dev.berth.control.artifact.Descriptions;
import dev.berth.control.audit.AuditTerms;
import dev.berth.control.audit.AuditTrail;
import dev.berth.control.immutability.Immutability;
import dev.berth.control.immutability.ImmutabilityGate;
import dev.berth.control.label.Labels;
import dev.berth.control.project.ProjectGate;
import dev.berth.control.project.Projects;
import dev.berth.control.quota.QuotaGate;
import dev.berth.control.quota.Quotas;
import dev.berth.control.search.SearchIndex;
import dev.berth.control.settings.Catalogue;
import dev.berth.control.usage.UsageMarks;
import dev.berth.control.usage.UsageMeasurement;
import dev.berth.control.view.RepositoryViews;
import dev.berth.control.view.UsageViews;
import dev.berth.control.webhook.WebhookTrigger;
import dev.berth.control.webhook.Webhooks;
import dev.berth.platform.events.Events;
import dev.berth.platform.events.Notices;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Ids;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Ulids;
import dev.berth.registry.content.Blobs;
import dev.berth.registry.content.ContentCaches;
import dev.berth.registry.content.ContentSettings;
import dev.berth.registry.content.Manifests;
import dev.berth.registry.content.PullLog;
import dev.berth.registry.content.Repositories;
import dev.berth.registry.content.StoredObjects;
import dev.berth.registry.gate.PushGate;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The services of the program that write, as the server puts them together, on a database whose transactions can be
/// joined and under a clock that can be set. What events lead to happens in [#events]'s `drain`.
record Stores(
        JoinedDatabase database,
        LoadClock clock,
        Ids ids,
        ConfigBytes configs,
        Events events,
        AuditTrail audit,
        Users users,
        Groups groups,
        Grants grants,
        Projects projects,
        Labels labels,
        Robots robots,
        Immutability immutability,
        Webhooks webhooks,
        Repositories repositories,
        Blobs blobs,
        Manifests manifests,
        PullLog pulls,
        Descriptions descriptions,
        UsageMeasurement measurement) {

    private static final String PREFIX = Catalogue.ROBOT_PREFIX.usual();

    /// @param random makes the keys of objects, the secrets of robots and the salts of passwords
    static Stores on(JoinedDatabase database, LoadClock clock, SecureRandom random) {
        Ids ids = new Ulids(clock, random);
        Seal seal = new Seal(new byte[32], random);
        Outbox outbox = new Outbox(clock);
        Events events = new Events(database, outbox, InstantSource.system(), "loader");
        Notices notices = new Notices(database, InstantSource.system(), "loader");
        ContentCaches caches = new ContentCaches();
        ConfigBytes configs = new ConfigBytes();
        PushGate gate = PushGate.all(
                new ProjectGate(), new ImmutabilityGate(), new QuotaGate(_ -> true, outbox, _ -> {}, clock));
        // Passwords of loaded users are cheap to hash: nobody logs in with them.
        Users users = new Users(database, new PasswordHash(new HashCost(8, 1, 1), 2, random), outbox, clock);
        Grants grants = new Grants(database, users, outbox, clock);
        Repositories repositories = new Repositories(database, clock, caches, gate);
        StoredObjects objects = new StoredObjects(database, caches, gate);
        Blobs blobs = new Blobs(database, configs, repositories, objects, caches, clock, ContentSettings.DEFAULT);
        Manifests manifests = new Manifests(database, repositories, caches, outbox, clock, ContentSettings.DEFAULT);
        Projects projects = new Projects(
                database, repositories, grants, new Allowlists(database, outbox, clock), notices, outbox, clock);
        projects.whenCreated(new Quotas(database, outbox, clock, _ -> -1));
        SearchIndex search = new SearchIndex();
        projects.whenCreated(search);
        repositories.whenMade(search.repositories(projects));
        Permissions permissions =
                new Permissions(grants, new RobotAccess(database, clock, () -> PREFIX), () -> RoleMatrix.EVERYBODY);
        AuditTrail audit = new AuditTrail(_ -> AuditTerms.USUAL, projects);
        events.register(audit);
        events.register(new UsageMarks(projects));
        events.register(new WebhookTrigger(projects, _ -> true, ids, () -> "registry.example.com", () -> {}));
        Descriptions descriptions = new Descriptions(database, manifests, blobs);
        return new Stores(
                database,
                clock,
                ids,
                configs,
                events,
                audit,
                users,
                new Groups(database, users, outbox, clock),
                grants,
                projects,
                new Labels(database, outbox, clock),
                new Robots(database, permissions, projects::exists, users, random, clock, () -> PREFIX),
                new Immutability(database, projects, outbox, clock),
                new Webhooks(database, seal, outbox, clock),
                repositories,
                blobs,
                manifests,
                new PullLog(database, outbox, clock),
                descriptions,
                new UsageMeasurement(
                        database,
                        new UsageViews(database, new RepositoryViews(database, repositories, descriptions)),
                        InstantSource.system()));
    }
}
