package dev.berth.registry.content;

import dev.berth.oci.Digest;
import dev.berth.oci.RepositoryName;
import dev.berth.oci.Tag;
import dev.berth.platform.db.Database;
import dev.berth.platform.db.DatabaseException;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.events.Event;
import dev.berth.platform.events.Outbox;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.Origin;
import dev.berth.registry.event.RegistryEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts pulls in memory and writes them down in batches, so that no pull waits for it: how often, when and on
/// which days, and as events who pulled from where. Who pulls the same over and over becomes one event of each
/// batch. A crash, and a database that is lost during a commit, may lose what was not written yet; nothing is
/// counted twice. Safe for use by many threads.
public final class PullLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PullLog.class);
    private static final int BATCH = 500;
    // Some 30 MB. Beyond, pulls of manifests that were not pulled lately go uncounted until the next flush.
    private static final int LIMIT = 100_000;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final ConcurrentMap<Pulled, Pulls> pulls = new ConcurrentHashMap<>();
    private final LongAdder uncounted = new LongAdder();
    private final LongAdder written = new LongAdder();
    private final JdbcManifestStore manifests = new JdbcManifestStore();
    private final JdbcPulledDayStore days = new JdbcPulledDayStore();
    private final JdbcTagStore tags = new JdbcTagStore();
    private final JdbcRepositoryStore repositories = new JdbcRepositoryStore();
    private @Nullable ScheduledFuture<?> schedule;

    public PullLog(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Counts one pull; touches memory only.
    public void record(Pull pull) {
        Actor actor = pull.actor();
        Origin origin = actor.origin();
        long now = clock.millis();
        add(
                new Pulled(
                        pull.repository(),
                        pull.name(),
                        pull.digest(),
                        pull.tag(),
                        PulledDays.beginning(now),
                        actor.from(new Origin(origin.address(), ""))),
                new Pulls(1, now, origin.request()));
    }

    /// Writes down what was counted so far. When the database refuses, the counts stay for the next time.
    ///
    /// @throws DatabaseException when the database refuses
    public void flush() {
        long lost = uncounted.sumThenReset();
        if (lost > 0) {
            LOG.warn("{} pulls were not counted, because too many manifests were pulled at once", lost);
        }
        List<Counted> batch = new ArrayList<>(BATCH);
        for (Pulled pulled : List.copyOf(pulls.keySet())) {
            // Taking the entry out and adding to it exclude each other, so each pull is in exactly one batch.
            Pulls count = pulls.remove(pulled);
            if (count != null) {
                batch.add(new Counted(pulled, count));
            }
            if (batch.size() == BATCH) {
                write(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            write(batch);
        }
    }

    /// How many pulls this process has written down so far; for metrics.
    public long written() {
        return written.sum();
    }

    /// Flushes every `interval` from now on.
    public synchronized void start(ScheduledExecutorService scheduler, Duration interval) {
        if (schedule != null) {
            throw new IllegalStateException("the pull log was started before");
        }
        schedule = scheduler.scheduleWithFixedDelay(
                this::flushOrLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends the schedule and flushes for the last time.
    @Override
    public synchronized void close() {
        if (schedule != null) {
            schedule.cancel(false);
        }
        flushOrLog();
    }

    private void flushOrLog() {
        try {
            flush();
        } catch (DatabaseException e) {
            LOG.warn("pulls could not be written down, and stay counted until that works: {}", e.getMessage());
        }
    }

    private void add(Pulled pulled, Pulls more) {
        if (pulls.size() >= LIMIT && !pulls.containsKey(pulled)) {
            uncounted.add(more.count());
            return;
        }
        pulls.merge(pulled, more, Pulls::plus);
    }

    private void write(List<Counted> batch) {
        List<Counted> counted = List.copyOf(batch);
        try {
            database.transact(tx -> {
                // All manifests, then all tags, then all repositories: the order in which everybody takes rows. Days
                // are of the manifests that are taken by then.
                manifests.countPulls(tx, byManifest(counted));
                days.count(tx, byDay(counted));
                tags.countPulls(tx, byTag(counted));
                repositories.countPulls(tx, byRepository(counted));
                outbox.append(tx, counted.stream().map(Counted::event).toList());
                return counted.size();
            });
            counted.forEach(entry -> written.add(entry.pulls().count()));
        } catch (DatabaseException e) {
            if (e.reason() == DatabaseException.Reason.UNKNOWN) {
                LOG.warn("whether a batch of pulls was written down is not known; it is not written again", e);
                return;
            }
            counted.forEach(entry -> add(entry.pulled(), entry.pulls()));
            throw e;
        }
    }

    private static Tuples byManifest(List<Counted> counted) {
        Map<ManifestKey, Pulls> sums = new HashMap<>();
        for (Counted entry : counted) {
            Pulled pulled = entry.pulled();
            sums.merge(new ManifestKey(pulled.repository(), pulled.digest()), entry.pulls(), Pulls::plus);
        }
        Tuples rows = new Tuples();
        sums.forEach((key, pulls) ->
                rows.add(key.repository().value(), key.digest().toString(), pulls.count(), pulls.last()));
        return rows;
    }

    private static Tuples byDay(List<Counted> counted) {
        Map<DayKey, Long> sums = new HashMap<>();
        for (Counted entry : counted) {
            Pulled pulled = entry.pulled();
            ManifestKey manifest = new ManifestKey(pulled.repository(), pulled.digest());
            sums.merge(new DayKey(manifest, pulled.day()), entry.pulls().count(), Long::sum);
        }
        Tuples rows = new Tuples();
        sums.forEach((key, pulls) -> rows.add(
                key.manifest().repository().value(), key.manifest().digest().toString(), key.day(), pulls));
        return rows;
    }

    private static Tuples byTag(List<Counted> counted) {
        Map<TagKey, Pulls> sums = new HashMap<>();
        for (Counted entry : counted) {
            Pulled pulled = entry.pulled();
            pulled.tag().ifPresent(tag -> sums.merge(new TagKey(pulled.repository(), tag), entry.pulls(), Pulls::plus));
        }
        Tuples rows = new Tuples();
        sums.forEach(
                (key, pulls) -> rows.add(key.repository().value(), key.tag().value(), pulls.count(), pulls.last()));
        return rows;
    }

    private static Tuples byRepository(List<Counted> counted) {
        Map<RepositoryId, Pulls> sums = new HashMap<>();
        for (Counted entry : counted) {
            sums.merge(entry.pulled().repository(), entry.pulls(), Pulls::plus);
        }
        Tuples rows = new Tuples();
        sums.forEach((key, pulls) -> rows.add(key.value(), pulls.count(), pulls.last()));
        return rows;
    }

    private record ManifestKey(RepositoryId repository, Digest digest) {}

    private record DayKey(ManifestKey manifest, long day) {}

    private record TagKey(RepositoryId repository, Tag tag) {}

    /// @param day when the day began in which it was pulled: what is written down late counts for that one
    /// @param actor without a request, of which there may be many
    private record Pulled(
            RepositoryId repository, RepositoryName name, Digest digest, Optional<Tag> tag, long day, Actor actor) {}

    private record Counted(Pulled pulled, Pulls pulls) {

        Event event() {
            Actor actor = pulled.actor();
            return new RegistryEvent.ManifestPulled(pulled.name(), pulled.digest(), pulled.tag(), pulls.count())
                    .by(actor.from(new Origin(actor.origin().address(), pulls.request())));
        }
    }

    /// @param last the latest, in milliseconds since 1970
    /// @param request the first
    private record Pulls(long count, long last, String request) {
        Pulls plus(Pulls more) {
            return new Pulls(count + more.count, Math.max(last, more.last), request);
        }
    }
}
