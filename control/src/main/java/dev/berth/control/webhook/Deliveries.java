package dev.berth.control.webhook;

import dev.berth.control.webhook.JdbcDeliveryStore.Due;
import dev.berth.control.webhook.JdbcDeliveryStore.Outcome;
import dev.berth.control.webhook.JdbcDeliveryStore.Taken;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.egress.Egress;
import dev.berth.platform.egress.EgressRefusedException;
import dev.berth.platform.egress.EgressRequest;
import dev.berth.platform.egress.EgressResponse;
import dev.berth.platform.kernel.DomainException;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Seal;
import dev.berth.platform.kernel.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells receivers what was written down for them, and keeps what they answered. Each node takes what is due; at most
/// [#AT_ONCE] at once, and few of one policy, so that a slow receiver holds up nobody else. What fails is tried again
/// after ten seconds, a minute and six minutes. Safe for use by many threads.
public final class Deliveries implements AutoCloseable {

    /// What lists can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.text("status"),
            Field.text("event_type"),
            Field.text("vendor_type"),
            Field.time("start_time"),
            Field.time("creation_time"),
            Field.time("update_time"));

    static final int AT_ONCE = 16;
    static final int ATTEMPTS = 4;
    /// How many of a policy are kept.
    static final int KEPT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE_OF_ONE = 4;
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int PAUSE_GROWS = 6;
    /// Longer than an attempt can take.
    private static final Duration MINE = Duration.ofSeconds(60);
    private static final int LONGEST_LOG = 8 * 1024;
    private static final int LONGEST_BODY = 4 * 1024;

    private final Database database;
    private final Seal seal;
    private final Egress egress;
    private final InstantSource clock;
    private final JdbcDeliveryStore store = new JdbcDeliveryStore();
    private final JdbcBacklogStore backlog = new JdbcBacklogStore();
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder postponed = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private volatile boolean closed;

    public Deliveries(Database database, Seal seal, Egress egress, InstantSource clock) {
        this.database = database;
        this.seal = seal;
        this.egress = egress;
        this.clock = clock;
    }

    /// Begins to deliver.
    public void start() {
        Thread.ofVirtual().name("webhook deliveries").start(this::run);
    }

    /// Says that there may be something to deliver.
    public void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        boolean recounted = false;
        while (!closed) {
            try {
                if (!recounted) {
                    recount();
                    recounted = true;
                }
                boolean _ = woken.tryAcquire(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                beginDue();
            } catch (DatabaseException e) {
                LOG.debug("webhooks wait until the database answers: {}", e.getMessage());
            } catch (InterruptedException _) {
                // The loop looks whether it is time to end.
            } catch (RuntimeException e) {
                LOG.error("looking for webhooks to deliver failed", e);
            }
        }
    }

    /// Counts anew what waits: a node of a version that did not count may have been at work until this one took its
    /// place.
    void recount() {
        for (long policy : database.read(backlog::policies)) {
            database.transact(tx -> {
                backlog.recount(tx, policy);
                return policy;
            });
        }
    }

    private void beginDue() {
        boolean passedOver;
        do {
            passedOver = beginSome();
        } while (passedOver && !closed);
    }

    /// Begins some of what is due; whether something was passed over because of its policy, so that there may be more
    /// to begin of others behind it.
    private boolean beginSome() {
        boolean passedOver = false;
        List<Long> busy = underWay.entrySet().stream()
                .filter(entry -> entry.getValue() >= AT_ONCE_OF_ONE)
                .map(Map.Entry::getKey)
                .toList();
        for (Due due : due(busy, free.availablePermits())) {
            long id = due.id();
            if (underWay.getOrDefault(due.policy(), 0) >= AT_ONCE_OF_ONE) {
                passedOver = true;
                continue;
            }
            if (!free.tryAcquire()) {
                return false;
            }
            Optional<Taken> taken = take(id);
            if (taken.isEmpty()) {
                free.release();
                continue;
            }
            long policy = taken.get().policy();
            underWay.merge(policy, 1, Integer::sum);
            Thread.ofVirtual().name("webhook " + id).start(() -> {
                try {
                    deliver(taken.get());
                } catch (DatabaseException e) {
                    LOG.warn("how webhook {} ended was not written down; it is tried again: {}", id, e.getMessage());
                } finally {
                    underWay.computeIfPresent(policy, (_, count) -> count == 1 ? null : count - 1);
                    free.release();
                    wake();
                }
            });
        }
        return passedOver;
    }

    private List<Due> due(List<Long> busy, int limit) {
        return database.read(tx -> store.due(tx, clock.instant(), busy, limit));
    }

    private Optional<Taken> take(long id) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        return database.transact(tx -> store.take(tx, id, now, now.plus(MINE)));
    }

    /// Delivers what is due now, one after the other; how many there were. For tests.
    public int deliverDue() {
        List<Due> due = due(List.of(), 1_000);
        due.forEach(one -> take(one.id()).ifPresent(this::deliver));
        return due.size();
    }

    /// How the attempts of this process ended; for metrics.
    ///
    /// @param postponed those that failed and are made again
    /// @param givenUp those that failed and are not
    public record Figures(long delivered, long postponed, long givenUp) {}

    public Figures figures() {
        return new Figures(delivered.sum(), postponed.sum(), givenUp.sum());
    }

    private void deliver(Taken taken) {
        Instant begin = clock.instant();
        Outcome outcome = attempt(taken, begin);
        switch (outcome.status()) {
            case SUCCESS -> delivered.increment();
            case ERROR -> givenUp.increment();
            case PENDING, RUNNING -> postponed.increment();
        }
        database.transact(tx -> {
            store.end(tx, taken, outcome, clock.instant(), KEPT);
            return outcome;
        });
    }

    private Outcome attempt(Taken taken, Instant begin) {
        try {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", taken.mediaType());
            headers.put("User-Agent", "berth-webhook");
            Webhooks.opened(seal, taken.authHeader())
                    .map(Secret::reveal)
                    .ifPresent(value -> headers.put("Authorization", value));
            EgressResponse response = egress.post(new EgressRequest(
                    URI.create(taken.address()),
                    headers,
                    taken.body().getBytes(StandardCharsets.UTF_8),
                    taken.verify() ? EgressRequest.Trust.AUTHORITIES : EgressRequest.Trust.ANYBODY));
            String line = "%s attempt %d: answered %d".formatted(begin, taken.attempts(), response.status());
            return response.succeeded()
                    ? new Outcome(
                            Delivery.Status.SUCCESS,
                            null,
                            (long) response.status(),
                            storable(response.body()),
                            log(taken, line))
                    : again(taken, line, (long) response.status(), storable(response.body()));
        } catch (EgressRefusedException e) {
            return new Outcome(
                    Delivery.Status.ERROR,
                    null,
                    null,
                    "",
                    log(taken, "%s attempt %d: %s".formatted(begin, taken.attempts(), e.getMessage())));
        } catch (IOException | RuntimeException e) {
            return again(taken, "%s attempt %d: %s".formatted(begin, taken.attempts(), e.getMessage()), null, "");
        }
    }

    private Outcome again(Taken taken, String line, @Nullable Long status, String body) {
        // Whoever tries waits for the answer.
        boolean last = taken.trial() || taken.attempts() >= ATTEMPTS;
        Instant next = last ? null : clock.instant().plus(pause(taken.attempts()));
        String more = last ? line + "; given up" : line + "; trying again at " + next;
        return new Outcome(
                last ? Delivery.Status.ERROR : Delivery.Status.PENDING, next, status, body, log(taken, more));
    }

    static Duration pause(int attempts) {
        return FIRST_PAUSE.multipliedBy((long) Math.pow(PAUSE_GROWS, attempts - 1.0));
    }

    private static String log(Taken taken, String line) {
        String log = taken.log() + storable(line) + "\n";
        return log.length() <= LONGEST_LOG ? log : log.substring(log.length() - LONGEST_LOG);
    }

    private static String storable(String text) {
        String shown = text.replace('\0', '\uFFFD');
        return shown.length() <= LONGEST_BODY ? shown : shown.substring(0, LONGEST_BODY);
    }

    /// Some of a policy's deliveries, and how many there are.
    public record Page(List<Delivery> deliveries, long total) {}

    /// The deliveries of a policy, newest first.
    public Page list(long policy, ListQuery query) {
        return database.read(tx -> {
            long total = store.count(tx, policy, query);
            return new Page(store.list(tx, policy, query.nearer(total)), total);
        });
    }

    /// A delivery; NOT_FOUND when the policy has none with this id.
    public Delivery require(long policy, long id) {
        return database.read(tx -> store.find(tx, policy, id)).orElseThrow(() -> unknown(id));
    }

    /// Tells the same once more; the id of the new delivery.
    public long repeat(long policy, long id) {
        long made = database.transact(
                tx -> store.repeat(tx, policy, id, clock.instant()).orElseThrow(() -> unknown(id)));
        wake();
        return made;
    }

    /// When policies last told of each kind of event.
    public List<LastTrigger> lastTriggers(List<Long> policies) {
        return database.read(tx -> store.lastOf(tx, policies)).stream()
                .map(last -> new LastTrigger(last.policy(), last.type(), last.at()))
                .toList();
    }

    /// When a policy last told of a kind of event.
    public record LastTrigger(long policy, EventType type, Instant at) {}

    private static DomainException unknown(long id) {
        return new DomainException(WebhookErrorCode.NOT_FOUND, "the policy has no delivery %d".formatted(id));
    }

    /// Takes nothing more. What is under way ends by itself, or is tried again by whoever comes next.
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
