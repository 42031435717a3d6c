package dev.berth.control.audit;

import dev.berth.platform.db.Database;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.Field;
import dev.berth.platform.kernel.Fields;
import dev.berth.platform.kernel.ListQuery;
import dev.berth.platform.kernel.Order;
import java.util.List;
import java.util.Set;

/// The audit log. Safe for use by many threads.
///
/// Lists are newest first. Of all entries, or those of one project, within a time or not, every page is as near as
/// the first, and the count is exact. Any other filter looks at the newest [#WINDOW] entries that its most telling
/// part finds, and counts what it finds among them; a narrower time reaches older ones.
public final class AuditLog {

    /// What lists can be narrowed to and ordered by.
    public static final Fields FIELDS = Fields.of(
            Field.number("id"),
            Field.time("op_time"),
            Field.text("username"),
            Field.text("operation"),
            Field.text("resource"),
            Field.text("resource_type"),
            Field.text("operation_description"),
            Field.flag("operation_result"),
            Field.text("source_ip"),
            Field.text("request_id"));

    /// How many entries a filter looks at.
    public static final int WINDOW = AuditWindow.SIZE;

    private final Database database;
    private final JdbcAuditStore store = new JdbcAuditStore();

    public AuditLog(Database database) {
        this.database = database;
    }

    /// A page, and how many entries there are on all of them.
    public record Page(List<AuditEntry> entries, long total) {}

    /// The wanted part of what somebody may see. A limit of 0 means as many as a filter looks at.
    public Page list(AuditScope scope, ListQuery query) {
        if (scope instanceof AuditScope.Projects(Set<Long> ids) && ids.isEmpty()) {
            return new Page(List.of(), 0);
        }
        AuditWindow window = AuditWindow.of(scope, query);
        int limit = query.limit() == 0 ? WINDOW : query.limit();
        ListQuery rest = new ListQuery(window.rest(), query.order(), query.offset(), limit);
        return database.read(tx -> {
            if (!window.counted()) {
                return window.decided() && byTime(query)
                        ? decided(tx, window, query, limit)
                        : store.searchAndCount(tx, window, rest);
            }
            return byTime(query)
                    ? leaf(tx, window, query, limit)
                    : new Page(store.search(tx, window, rest), total(store.days(tx, window)));
        });
    }

    /// Reads no more entries than it shows, and counts in the index.
    private Page decided(Transaction tx, AuditWindow window, ListQuery query, int limit) {
        int total = (int) store.found(tx, window);
        int shown = Math.clamp((long) total - query.offset(), 0, limit);
        boolean descending = descending(query);
        // The window ends with the newest, which those in the order of time show last.
        int newer = descending ? query.offset() : total - query.offset() - shown;
        List<AuditEntry> entries = shown == 0 ? List.of() : store.page(tx, window, newer, shown);
        return new Page(descending ? entries : entries.reversed(), total);
    }

    /// Leafs to a page by the days' counts from the nearer end, so that only entries of one day are passed over, and
    /// none for the first page and the last.
    private Page leaf(Transaction tx, AuditWindow window, ListQuery query, int limit) {
        List<AuditDay> days = store.days(tx, window);
        boolean descending = descending(query);
        long total = total(days);
        ListQuery part = new ListQuery(query.filter(), query.order(), query.offset(), limit).nearer(total);
        boolean downwards = descending != part.fromEnd();
        AuditDay.Place place = AuditDay.find(days, part.offset(), downwards);
        List<AuditEntry> entries = place.found() ? store.page(tx, window, place, downwards, part.limit()) : List.of();
        return new Page(part.fromEnd() ? entries.reversed() : entries, total);
    }

    private static long total(List<AuditDay> days) {
        return days.stream().mapToLong(AuditDay::entries).sum();
    }

    private static boolean descending(ListQuery query) {
        return query.order().isEmpty() || query.order().getFirst().descending();
    }

    private static boolean byTime(ListQuery query) {
        List<Order> order = query.order();
        return order.isEmpty() || order.getFirst().field().name().equals("op_time");
    }
}
