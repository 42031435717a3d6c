package dev.berth.control.view;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody should look at. Safe for use by many threads.
public final class AttentionViews {

    /// How many are shown of each kind.
    public static final int MOST = 10;

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration LATELY = Duration.ofDays(30);
    /// Fewer wait whenever the receiver is away for a moment.
    private static final long MANY_WAITING = 1_000;

    private static final Comparator<Attention> ORDER = Comparator.<Attention, Attention.Severity>comparing(
                    found -> found.kind().severity())
            .thenComparing(Attention::kind);

    private final Database database;
    private final InstantSource clock;
    private final Cleanups cleanups;
    private final JdbcAttentionStore store = new JdbcAttentionStore();

    public AttentionViews(Database database, InstantSource clock, Cleanups cleanups) {
        this.database = database;
        this.clock = clock;
        this.cleanups = cleanups;
    }

    /// What frees space.
    ///
    /// @param jobs the names of the jobs that do
    /// @param interval between two of their runs, when nobody asks for one
    public record Cleanups(List<String> jobs, Duration interval) {

        public Cleanups {
            jobs = List.copyOf(jobs);
        }

        /// Where there was content before, a run has been due and had the time to end.
        Instant due(Instant now) {
            return now.minus(interval.multipliedBy(2));
        }
    }

    /// Where the asker may look.
    ///
    /// @param quotas ids of the projects whose quota it may see; empty for all
    /// @param webhooks ids of the projects whose webhooks it may see; empty for all
    /// @param robots ids of the projects whose robots it may see; empty for all
    /// @param ownRobots whether it may see the installation's robots
    /// @param jobs whether it may see jobs
    /// @param operation whether it may see the settings of the installation, and how its storage is
    public record Asked(
            Optional<Set<Long>> quotas,
            Optional<Set<Long>> webhooks,
            Optional<Set<Long>> robots,
            boolean ownRobots,
            boolean jobs,
            boolean operation) {}

    /// At most [#MOST] of each kind, what matters most first. A number of statements that what there is does not
    /// change.
    public List<Attention> of(Asked asked) {
        Instant now = clock.instant();
        return database.read(tx -> {
            List<Attention> found = new ArrayList<>();
            found.addAll(store.quotas(tx, asked.quotas(), MOST));
            found.addAll(store.failedWebhooks(tx, asked.webhooks(), MOST));
            found.addAll(store.disabledWebhooks(tx, asked.webhooks(), MOST));
            JdbcAttentionStore.Homes homes = new JdbcAttentionStore.Homes(asked.robots(), asked.ownRobots());
            found.addAll(
                    store.robots(tx, Attention.Kind.ROBOT_EXPIRED, homes, now.minus(LATELY), now.plusMillis(1), MOST));
            found.addAll(
                    store.robots(tx, Attention.Kind.ROBOT_EXPIRING, homes, now.plusMillis(1), now.plus(SOON), MOST));
            if (asked.jobs()) {
                found.addAll(store.failedJobs(tx, MOST));
                found.addAll(store.pausedJobs(tx, MOST));
            }
            if (asked.operation()) {
                found.addAll(operation(tx, now));
            }
            found.sort(ORDER);
            return found;
        });
    }

    private List<Attention> operation(Transaction tx, Instant now) {
        List<Attention> found = new ArrayList<>();
        long damaged = store.damaged(tx);
        if (damaged > 0) {
            found.add(Attention.of(Attention.Kind.CONTENT_DAMAGED, "content").counting(damaged));
        }
        long waiting = store.auditWaiting(tx);
        if (waiting >= MANY_WAITING) {
            found.add(Attention.of(Attention.Kind.AUDIT_WAITING, "audit log").counting(waiting));
        }
        long dropped = store.auditDropped(tx);
        if (dropped > 0) {
            found.add(Attention.of(Attention.Kind.AUDIT_DROPPED, "audit log").counting(dropped));
        }
        if (!store.everSucceeded(tx, cleanups.jobs()) && store.contentSince(tx, cleanups.due(now))) {
            found.add(Attention.of(Attention.Kind.CLEANUP_NEVER, cleanups.jobs().getFirst()));
        }
        return found;
    }
}
