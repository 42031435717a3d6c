package dev.berth.control.webhook;

import dev.berth.control.project.Project;
import dev.berth.control.webhook.JdbcDeliveryStore.Occasion;
import dev.berth.control.webhook.JdbcPolicyStore.SealedPolicy;
import dev.berth.control.webhook.JdbcPolicyStore.SealedTarget;
import dev.berth.oci.Digest;
import dev.berth.oci.DigestAlgorithm;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Tells the receivers of a policy something that did not happen, so that whoever sets it up sees what becomes of it:
/// by the same way and into the same history as what happens, but tried once. Safe for use by many threads.
public final class WebhookTrials {

    /// Deliveries that a policy may make for trials within [#WITHIN], unless it makes more at once. Requests at the
    /// same moment may make some more.
    private static final int MOST = 10;

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final Digest NOTHING = DigestAlgorithm.SHA256.digest(new byte[0]);

    private final Database database;
    private final Predicate<Transaction> enabled;
    private final Ids ids;
    private final Supplier<String> host;
    private final Runnable wake;
    private final InstantSource clock;
    private final JdbcPolicyStore policies = new JdbcPolicyStore();
    private final JdbcDeliveryStore deliveries = new JdbcDeliveryStore();

    /// @param enabled whether anybody is told of anything, as a transaction sees it
    /// @param host where clients find the registry, such as `registry.example.com`
    /// @param wake called once there is something to deliver
    public WebhookTrials(
            Database database,
            Predicate<Transaction> enabled,
            Ids ids,
            Supplier<String> host,
            Runnable wake,
            InstantSource clock) {
        this.database = database;
        this.enabled = enabled;
        this.ids = ids;
        this.host = host;
        this.wake = wake;
        this.clock = clock;
    }

    /// Writes down a delivery for each target, also of a policy that is not enabled; their ids. NOT_FOUND when the
    /// project has no such policy, CONFLICT while nobody is told of anything, TOO_MANY_REQUESTS when it was tried
    /// often just now.
    public List<Long> begin(Actor actor, Project project, long policy) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return database.transact(tx -> {
            SealedPolicy tried = policies.find(tx, project.id(), policy).orElseThrow(() -> Webhooks.unknown(policy));
            if (!enabled.test(tx)) {
                throw new DomainException(
                        WebhookErrorCode.CONFLICT,
                        "webhooks are switched off for the whole installation; an administrator can switch them on");
            }
            long before = deliveries.trials(tx, policy, now.minus(WITHIN));
            if (before > 0 && before + tried.targets().size() > MOST) {
                throw new DomainException(
                        WebhookErrorCode.TOO_MANY_REQUESTS,
                        "the policy was tried %d times within a minute; try again in a minute".formatted(before));
            }
            Payload payload = payload(actor, project, tried.eventTypes().getFirst(), now);
            List<Long> made = new ArrayList<>();
            for (SealedTarget target : tried.targets()) {
                Payload.Text text = payload.text(target.kind(), target.format(), tried.source(), ids.next());
                made.add(deliveries.insert(tx, policy, payload.type(), target, text, now, Occasion.TRIAL));
            }
            tx.afterCommit(wake);
            return made;
        });
    }

    private Payload payload(Actor actor, Project project, EventType type, Instant now) {
        boolean ofArtifact = switch (type) {
            case PUSH_ARTIFACT, PULL_ARTIFACT, DELETE_ARTIFACT -> true;
            case QUOTA_EXCEED,
                    QUOTA_WARNING,
                    SCANNING_FAILED,
                    SCANNING_STOPPED,
                    SCANNING_COMPLETED,
                    REPLICATION,
                    TAG_RETENTION -> false;
        };
        return new Payload(
                type,
                now,
                actor.name(),
                actor.origin().request(),
                new RepositoryName(project.name() + "/webhook-test"),
                project.open(),
                NOTHING,
                "test",
                // What tells of an artifact is as it would be: receivers look for the address.
                ofArtifact ? "" : "a test, nothing of the kind happened",
                host.get());
    }
}
