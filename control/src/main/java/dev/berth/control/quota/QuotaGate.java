package dev.berth.control.quota;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.DomainException;
import dev.berth.registry.gate.PushGate;
import dev.berth.registry.gate.StorageAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Counts what projects hold in the transactions that change it, and refuses what goes beyond a quota.
///
/// Who pushes adds to one of sixteen slots, as long as that stays within its allowance; the allowances together are
/// never more than the limit, so no other slot need be looked at, and those who push at once to one project seldom
/// wait for each other. Only when a slot's allowance is used up are all slots locked, the exact sum compared with the
/// limit, and what is left shared out anew. Below the threshold of the warning only what is below it is shared out,
/// so nobody comes past it without being seen.
public final class QuotaGate implements PushGate, StorageAccount {

    /// A project holds more of its quota than the threshold of the warning. The details are `used`, `limit` and what
    /// was pushed: `repository` and `digest`.
    public static final String WARNED = "quota.warned";

    /// A push was refused for want of room. The details are `repository` and `digest`.
    public static final String EXCEEDED = "quota.exceeded";

    /// Clients try again: of one project it is told so often at most, by each node.
    private static final Duration BETWEEN_REFUSALS = Duration.ofMinutes(1);

    private static final int MOST_REFUSALS = 1_000;

    private static final Actor ACTOR = Actor.system("quota");

    private final Predicate<Transaction> enforced;
    private final Outbox outbox;
    private final Consumer<Event> refusals;
    private final InstantSource clock;
    private final Map<String, Instant> refusedAt = new ConcurrentHashMap<>();
    private final JdbcQuotaStore quotas = new JdbcQuotaStore();
    private final JdbcUsageStore usage = new JdbcUsageStore();

    /// @param enforced whether anything is refused, as a transaction sees it; what projects hold is counted all the
    ///     same
    /// @param refusals hears of pushes that were refused: what their transactions wrote is undone
    public QuotaGate(Predicate<Transaction> enforced, Outbox outbox, Consumer<Event> refusals, InstantSource clock) {
        this.enforced = enforced;
        this.outbox = outbox;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void admit(Transaction tx, RepositoryName repository) {
        // What a write costs is known when it happens: see below.
    }

    @Override
    public Optional<StorageAccount> account() {
        return Optional.of(this);
    }

    @Override
    public void gained(Transaction tx, RepositoryName repository, Kind kind, Digest digest, long size) {
        String project = repository.project();
        if (usage.add(tx, project, kind, digest, size) && !usage.fits(tx, project, Slots.of(digest), size)) {
            settle(tx, repository, digest, size);
        }
    }

    /// Decides by the exact sum, which others cannot change until the commit.
    private void settle(Transaction tx, RepositoryName repository, Digest digest, long size) {
        String project = repository.project();
        Optional<Quota> quota = quotas.find(tx, project);
        if (quota.isEmpty()) {
            return;
        }
        StorageLimit limit = quota.get().limit();
        Slots before = usage.lock(tx, project);
        Slots after = before.plus(Slots.of(digest), size);
        if (limit.unlimited()) {
            usage.free(tx, project, after);
            return;
        }
        boolean kept = enforced.test(tx);
        if (kept && after.total() > limit.bytes()) {
            String why = ("adding %s of storage resource, which when updated to current usage of %s will exceed the"
                            + " configured upper limit of %s.")
                    .formatted(Bytes.text(size), Bytes.text(before.total()), Bytes.text(limit.bytes()));
            refused(quota.get(), repository, digest, why);
            throw new DomainException(QuotaErrorCode.DENIED, why);
        }
        boolean much = after.total() > limit.threshold();
        usage.share(tx, project, after.shared(much ? limit.bytes() : limit.threshold()));
        if (kept && quotas.warned(tx, project, much, clock.instant()) && much) {
            warn(tx, quota.get(), repository, digest, after.total());
        }
    }

    private void refused(Quota quota, RepositoryName repository, Digest digest, String why) {
        Instant now = clock.instant();
        if (refusedAt.size() >= MOST_REFUSALS) {
            refusedAt.values().removeIf(at -> !at.plus(BETWEEN_REFUSALS).isAfter(now));
        }
        Instant last = refusedAt.getOrDefault(quota.project(), Instant.MIN);
        if (last.isBefore(now.minus(BETWEEN_REFUSALS)) && refusedAt.size() < MOST_REFUSALS) {
            refusedAt.put(quota.project(), now);
            refusals.accept(event(EXCEEDED, quota, repository, digest).telling(why));
        }
    }

    private static Event event(String type, Quota quota, RepositoryName repository, Digest digest) {
        return new Event(
                type,
                ACTOR,
                quota.project(),
                OptionalLong.of(quota.projectId()),
                Map.of("repository", repository.value(), "digest", digest.toString()));
    }

    private void warn(Transaction tx, Quota quota, RepositoryName repository, Digest digest, long used) {
        outbox.append(
                tx,
                event(WARNED, quota, repository, digest)
                        .with("used", Long.toString(used))
                        .with("limit", Long.toString(quota.limit().bytes()))
                        .telling("the project holds %s of the %s that it may"
                                .formatted(
                                        Bytes.text(used),
                                        Bytes.text(quota.limit().bytes()))));
    }

    @Override
    public void lost(Transaction tx, String project, Kind kind, Collection<Digest> digests) {
        Map<String, Long> freed = usage.remove(tx, project, kind, digests).stream()
                .collect(groupingBy(
                        content -> Slots.of(content.digest()),
                        TreeMap::new,
                        summingLong(JdbcUsageStore.Content::size)));
        usage.subtract(tx, project, freed);
    }
}
