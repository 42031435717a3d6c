package dev.berth.control.audit;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Filter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// Reads the audit log from its beginning to its end, in portions, each of which looks at a bounded number of
/// entries. Safe for use by many threads.
///
/// The whole log comes in the order in which it was stored: what is stored later has a higher id, so whoever
/// remembers the last id misses nothing. The log of a project comes in the order of time, by its index.
public final class AuditExport {

    /// Entries are stored soon after what they tell of happened; never so late.
    private static final long LATEST = Duration.ofHours(1).toMillis();

    private final Database database;
    private final JdbcExportStore store = new JdbcExportStore();

    public AuditExport(Database database) {
        this.database = database;
    }

    /// Behind which entry to go on.
    ///
    /// @param at milliseconds since 1970; of no weight where the whole log is read
    public record Place(long at, long id) {

        public static final Place START = new Place(Long.MIN_VALUE, 0);
    }

    /// A portion, of which the filter may have left some or all out.
    ///
    /// @param next where to go on; the same place as before when there is nothing more
    public record Portion(List<AuditEntry> entries, Place next) {}

    /// What follows a place; looks at `limit` entries at most.
    ///
    /// @param project the id of the one that is wanted; empty for the whole log
    public Portion after(Place behind, OptionalLong project, Filter filter, int limit) {
        AuditTimes times = AuditTimes.of(filter);
        return database.read(tx -> project.isPresent()
                ? ofProject(tx, project.getAsLong(), times, behind, limit)
                : ofAll(tx, times, behind, limit));
    }

    private Portion ofAll(Transaction tx, AuditTimes times, Place behind, int limit) {
        long begin = behind.id();
        long end = Long.MAX_VALUE;
        if (times.from() > Long.MIN_VALUE + LATEST) {
            begin = Math.max(begin, store.firstSince(tx, times.from() - LATEST) - 1);
        }
        if (times.to() < Long.MAX_VALUE - LATEST) {
            end = store.lastBefore(tx, times.to() + LATEST);
        }
        long next = Math.min(end, store.lastOf(tx, begin, limit));
        return next <= begin
                ? new Portion(List.of(), behind)
                : new Portion(store.between(tx, times, begin, next, limit), new Place(0, next));
    }

    private Portion ofProject(Transaction tx, long project, AuditTimes times, Place behind, int limit) {
        Place begin = behind.at() >= times.from() ? behind : new Place(times.from(), 0);
        Place next = store.lastOf(tx, project, begin, times.to(), limit);
        return next.equals(begin)
                ? new Portion(List.of(), behind)
                : new Portion(store.between(tx, project, times, begin, next, limit), next);
    }
}
