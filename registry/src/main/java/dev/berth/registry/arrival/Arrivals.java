package dev.berth.registry.arrival;

import dev.berth.oci.RepositoryName;
import dev.berth.platform.db.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Uploads that are under way, on this node and, while somebody looks on, on the others. Safe for use by many
/// threads.
///
/// Nothing of it is kept: what is under way is counted in memory, how uploads ended is known for a few seconds, where
/// somebody looks on or may do so at another node. A push costs an entry in a set, and an addition for each buffer.
public final class Arrivals implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    static final Duration PERIOD = Duration.ofSeconds(1);
    /// Periods for which it is known how an upload ended: enough for all nodes to tell those who look on.
    static final int KNOWN_FOR = 10;
    /// Nobody looks at more; those that were seen once are seen to their end.
    static final int MOST = 300;

    private final InstantSource clock;
    private final Optional<OtherNodes> others;
    private final Set<Arrival> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Ended> ended = new ConcurrentHashMap<>();
    private final Set<Onlooker> onlookers = ConcurrentHashMap.newKeySet();
    private volatile long period;
    /// Uploads are over before a period is: that something was pushed is enough to ask who looks on elsewhere.
    private volatile boolean pushed;
    private volatile List<Progress> shown = List.of();
    private final ReentrantLock looking = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param node names this process, differently from every other one
    public Arrivals(Database database, String node, InstantSource clock) {
        this.clock = clock;
        this.others = database.shared() ? Optional.of(new OtherNodes(database, node)) : Optional.empty();
    }

    private record Ended(Progress progress, long period) {}

    /// Not a record: two who look on in the same way are two.
    private static final class Onlooker {

        private final Runnable news;

        Onlooker(Runnable news) {
            this.news = news;
        }
    }

    /// A request that is about to bring bytes. Nobody sees it before [Arrival#begin].
    ///
    /// @param upload the id of its upload
    /// @param rest how many bytes it brings, when no others will follow
    public Arrival expect(String upload, RepositoryName repository, OptionalLong rest) {
        return new Arrival(this, upload, repository, rest);
    }

    void begun(Arrival arrival) {
        running.add(arrival);
        pushed = true;
    }

    Instant now() {
        return clock.instant();
    }

    void ended(Arrival arrival) {
        if (running.remove(arrival)) {
            remember(arrival, arrival.atEnd());
        }
    }

    /// Somebody gave up an upload of which a request may still bring bytes.
    public void cancelled(String upload) {
        List<Arrival> given =
                running.stream().filter(arrival -> arrival.isOf(upload)).toList();
        for (Arrival arrival : given) {
            if (running.remove(arrival)) {
                remember(arrival, arrival.stopped());
            }
        }
        ended.computeIfPresent(
                Arrival.key(upload),
                (_, known) -> known.progress().stage() == Stage.WAITING
                        ? new Ended(known.progress().stopped(), period)
                        : known);
    }

    private void remember(Arrival arrival, Progress progress) {
        // Whoever looks on at another node may not have been heard of yet: the last request of an upload is often the
        // first that a node gets.
        boolean watched = others.isPresent() || !onlookers.isEmpty();
        if (watched && (arrival.seen() || ended.size() < MOST)) {
            ended.put(progress.key(), new Ended(progress, period));
        }
    }

    /// Looks on from now on: `news` runs once a period while there are uploads, and must be quick. Returns what ends
    /// it.
    public Runnable watch(Runnable news) {
        Onlooker mine = new Onlooker(news);
        onlookers.add(mine);
        return () -> onlookers.remove(mine);
    }

    /// The uploads of all nodes as they were at the end of the last period; each once.
    public List<Progress> progress() {
        return shown;
    }

    /// Begins to look at what is under way, once a period.
    public void start() {
        Thread _ = Thread.ofVirtual().name("arrivals").start(this::run);
    }

    private void run() {
        try {
            while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends a period.
    void look() {
        looking.lock();
        try {
            endPeriod();
        } catch (RuntimeException e) {
            LOG.error("looking at the uploads that are under way failed, trying again", e);
        } finally {
            looking.unlock();
        }
    }

    private void endPeriod() {
        long now = period + 1;
        period = now;
        ended.values().removeIf(known -> now - known.period() > KNOWN_FOR);
        boolean watched = !onlookers.isEmpty();
        boolean busy = pushed || !running.isEmpty() || !ended.isEmpty();
        pushed = false;
        boolean told = others.isPresent() && (watched || busy || others.get().told());
        List<Progress> here = watched || told ? here() : List.of();
        if (told) {
            others.orElseThrow().exchange(now, watched, here);
        }
        List<Progress> before = shown;
        shown = watched ? merged(here, others.map(OtherNodes::progress).orElse(List.of())) : List.of();
        if (!shown.isEmpty() || !before.isEmpty()) {
            onlookers.forEach(onlooker -> onlooker.news.run());
        }
    }

    private List<Progress> here() {
        List<Progress> here =
                new ArrayList<>(ended.values().stream().map(Ended::progress).toList());
        running.stream()
                .sorted(Comparator.comparing(Arrival::seen).reversed())
                .limit(MOST)
                .map(Arrival::now)
                .forEach(here::add);
        return merged(here, List.of());
    }

    private static List<Progress> merged(List<Progress> some, List<Progress> more) {
        Map<String, Progress> best = new HashMap<>();
        for (List<Progress> each : List.of(some, more)) {
            for (Progress one : each) {
                best.merge(one.key(), one, (a, b) -> a.stage().compareTo(b.stage()) < 0 ? b : a);
            }
        }
        return List.copyOf(best.values());
    }

    @Override
    public void close() {
        closed.countDown();
        // What is written down behind this would stay for a while.
        looking.lock();
        try {
            others.ifPresent(OtherNodes::leave);
        } finally {
            looking.unlock();
        }
    }
}
