package dev.berth.control.webhook;

import dev.berth.control.webhook.JdbcPolicyStore.SealedPolicy;
import dev.berth.control.webhook.JdbcPolicyStore.SealedTarget;
import dev.berth.platform.db.Database;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The webhook policies of projects. Safe for use by many threads. Secrets go in and do not come out: what is read
/// here says by an empty secret that there is one.
public final class Webhooks {

    /// What lists of policies can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.text("name"),
            Field.time("creation_time"),
            Field.time("update_time"),
            Field.flag("enabled"));

    private static final String PURPOSE = "webhook";
    private static final int MOST = 100;

    private final Database database;
    private final Seal seal;
    private final Outbox outbox;
    private final InstantSource clock;
    private final JdbcPolicyStore store = new JdbcPolicyStore();

    public Webhooks(Database database, Seal seal, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Makes a policy; its id. CONFLICT when the project has one of this name, BAD_REQUEST when it has too many.
    public long create(Actor actor, long project, PolicyTerms terms) {
        List<SealedTarget> targets = terms.targets().stream().map(this::sealed).toList();
        return database.transact(tx -> {
            if (store.count(tx, project, ListQuery.first(0)) >= MOST) {
                throw new DomainException(
                        WebhookErrorCode.BAD_REQUEST, "a project has at most %d webhook policies".formatted(MOST));
            }
            long id = store.insert(tx, project, terms, targets, actor.name(), now())
                    .orElseThrow(() -> taken(terms.name()));
            outbox.append(tx, Event.created(actor, "webhook", terms.name()).in(project));
            return id;
        });
    }

    /// Changes a policy. A target without a secret, or with an empty one, keeps that which the target at the same
    /// address had: clients that read a policy and send it back were not shown it.
    public void update(Actor actor, long project, long id, PolicyTerms terms) {
        database.transact(tx -> {
            SealedPolicy before = store.find(tx, project, id).orElseThrow(() -> unknown(id));
            if (store.nameTaken(tx, project, terms.name(), id)) {
                throw taken(terms.name());
            }
            List<SealedTarget> targets = terms.targets().stream()
                    .map(target -> told(target) ? sealed(target) : kept(target, before))
                    .toList();
            store.update(tx, id, terms, targets, now());
            outbox.append(tx, Event.updated(actor, "webhook", terms.name()).in(project));
            return id;
        });
    }

    /// Deletes a policy with its history; NOT_FOUND when there is none.
    public void delete(Actor actor, long project, long id) {
        database.transact(tx -> {
            SealedPolicy policy = store.find(tx, project, id).orElseThrow(() -> unknown(id));
            outbox.append(tx, Event.deleted(actor, "webhook", policy.name()).in(project));
            return store.delete(tx, project, id);
        });
    }

    public Optional<WebhookPolicy> find(long project, long id) {
        return database.read(tx -> store.find(tx, project, id)).map(Webhooks::shown);
    }

    /// The policy; NOT_FOUND when the project has none with this id.
    public WebhookPolicy require(long project, long id) {
        return find(project, id).orElseThrow(() -> unknown(id));
    }

    public List<WebhookPolicy> list(long project, ListQuery query) {
        return database.read(tx -> store.list(tx, project, query)).stream()
                .map(Webhooks::shown)
                .toList();
    }

    public long count(long project, ListQuery query) {
        return database.read(tx -> store.count(tx, project, query));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private SealedTarget sealed(WebhookTarget target) {
        byte[] secret = target.authHeader()
                .map(Secret::reveal)
                .filter(value -> !value.isEmpty())
                .map(value -> seal.close(value.getBytes(StandardCharsets.UTF_8), PURPOSE))
                .orElseGet(() -> new byte[0]);
        return new SealedTarget(target.kind(), target.address(), secret, target.verify(), target.format());
    }

    private static boolean told(WebhookTarget target) {
        return target.authHeader().filter(secret -> !secret.reveal().isEmpty()).isPresent();
    }

    /// At another address the old secret has no business.
    private SealedTarget kept(WebhookTarget target, SealedPolicy before) {
        byte[] secret = before.targets().stream()
                .filter(known -> known.address().equals(target.address()))
                .map(SealedTarget::authHeader)
                .findFirst()
                .orElseGet(() -> new byte[0]);
        return new SealedTarget(target.kind(), target.address(), secret, target.verify(), target.format());
    }

    /// What was sealed; empty for no secret.
    ///
    /// @throws IllegalStateException when it was sealed with another key
    static Optional<Secret> opened(Seal seal, byte[] sealed) {
        if (sealed.length == 0) {
            return Optional.empty();
        }
        return Optional.of(seal.open(sealed, PURPOSE)
                .map(plain -> new Secret(new String(plain, StandardCharsets.UTF_8)))
                .orElseThrow(() -> new IllegalStateException("the secret was sealed with another key")));
    }

    private static WebhookPolicy shown(SealedPolicy policy) {
        List<WebhookTarget> targets = policy.targets().stream()
                .map(target -> new WebhookTarget(
                        target.kind(),
                        target.address(),
                        target.authHeader().length == 0 ? Optional.empty() : Optional.of(new Secret("")),
                        target.verify(),
                        target.format()))
                .toList();
        return new WebhookPolicy(
                policy.id(),
                policy.project(),
                new PolicyTerms(policy.name(), policy.description(), targets, policy.eventTypes(), policy.enabled()),
                policy.creator(),
                policy.createdAt(),
                policy.updatedAt());
    }

    private static DomainException taken(String name) {
        return new DomainException(
                WebhookErrorCode.CONFLICT, "the project has a webhook policy '%s' already".formatted(name));
    }

    static DomainException unknown(long id) {
        return new DomainException(WebhookErrorCode.NOT_FOUND, "the project has no webhook policy %d".formatted(id));
    }
}
