package dev.berth.control.audit;

import dev.berth.platform.db.Columns;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Query;
import dev.berth.platform.db.Row;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.db.Tuples;
import dev.berth.platform.kernel.Actor;
import dev.berth.platform.kernel.ListQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The tables `audit_entry` and `audit_day`.
final class JdbcAuditStore {

    /// The project under which the entries of all are counted.
    static final long ALL = -1;

    static final Columns COLUMNS = Columns.orderedBy("happened_at desc", "id desc")
            .at("id", "id")
            .at("op_time", "happened_at")
            .at("username", "username")
            .at("operation", "operation")
            .at("resource", "resource")
            .at("resource_type", "resource_type")
            .at("operation_description", "description")
            .at("operation_result", "succeeded")
            .at("source_ip", "address")
            .at("request_id", "request");

    static final String ENTRY = """
            select
                id, happened_at, project, operation, resource_type, resource, actor_kind, username, description,
                succeeded, address, request, times
            from audit_entry
            """;

    /// Adds entries and counts them, in two statements.
    void insert(Transaction tx, List<AuditEntry> entries) {
        Tuples rows = new Tuples();
        Map<Long, Map<Long, Long>> counts = new TreeMap<>();
        for (AuditEntry entry : entries) {
            rows.add(
                    entry.at().toEpochMilli(),
                    entry.project(),
                    entry.operation(),
                    entry.resourceType(),
                    entry.resource(),
                    entry.actorKind().name(),
                    entry.username(),
                    entry.description(),
                    entry.succeeded() ? 1 : 0,
                    entry.address(),
                    entry.request(),
                    entry.times());
            count(counts, entry.project(), entry.at().toEpochMilli(), 1);
        }
        tx.sql("""
                insert into audit_entry (
                    happened_at, project, operation, resource_type, resource, actor_kind, username, description,
                    succeeded, address, request, times
                )
                select
                    cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), value ->> 2, value ->> 3, value ->> 4,
                    value ->> 5, value ->> 6, value ->> 7, cast(value ->> 8 as bigint), value ->> 9, value ->> 10,
                    cast(value ->> 11 as bigint)
                from
                """ + tx.dialect().tuples("rows")).bind("rows", rows.json()).update();
        addToDays(tx, counts);
    }

    private static void count(Map<Long, Map<Long, Long>> counts, long project, long millis, long entries) {
        long day = AuditDay.of(millis);
        counts.computeIfAbsent(ALL, _ -> new TreeMap<>()).merge(day, entries, Long::sum);
        if (project != AuditEntry.NO_PROJECT) {
            counts.computeIfAbsent(project, _ -> new TreeMap<>()).merge(day, entries, Long::sum);
        }
    }

    private static void addToDays(Transaction tx, Map<Long, Map<Long, Long>> counts) {
        Tuples rows = new Tuples();
        counts.forEach((project, days) -> days.forEach((day, entries) -> rows.add(project, day, entries)));
        // SQLite takes the conflict for a join's condition unless there is a where.
        tx.sql("""
                insert into audit_day (project, day, entries)
                select cast(value ->> 0 as bigint), cast(value ->> 1 as bigint), cast(value ->> 2 as bigint)
                from
                """ + tx.dialect().tuples("rows") + """
                \nwhere true
                on conflict (project, day) do update
                set entries = audit_day.entries + excluded.entries
                """)
                .bind("rows", rows.json())
                .update();
    }

    /// The days of a window that is counted, the oldest first; of those that lie in it in part, that part.
    List<AuditDay> days(Transaction tx, AuditWindow window) {
        long first = AuditDay.of(Math.max(window.from(), 0));
        long last = AuditDay.of(Math.max(window.to() - 1, 0));
        List<AuditDay> days = tx.sql("""
                select day, entries
                from audit_day
                where project = :project
                and day between :first and :last
                and entries > 0
                order by day
                """)
                .bind("project", window.countedUnder())
                .bind("first", first)
                .bind("last", last)
                .list(row -> new AuditDay(row.number("day"), row.number("entries")));
        List<AuditDay> exact = new ArrayList<>(days.size());
        for (AuditDay day : days) {
            long begin = day.day() * AuditDay.MILLIS;
            boolean whole = window.from() <= begin && window.to() >= begin + AuditDay.MILLIS;
            exact.add(whole ? day : new AuditDay(day.day(), partOf(tx, window, begin)));
        }
        return exact;
    }

    private static long partOf(Transaction tx, AuditWindow window, long begin) {
        Query count = tx.sql("""
                select count(*) as entries
                from audit_entry
                where happened_at >= :from
                and happened_at < :to
                """ + (window.driver() == AuditWindow.Driver.TIME ? "" : "and project = :project\n"))
                .bind("from", Math.max(window.from(), begin))
                .bind("to", Math.min(window.to(), begin + AuditDay.MILLIS));
        if (window.driver() != AuditWindow.Driver.TIME) {
            count.bind("project", window.countedUnder());
        }
        return count.first(row -> row.number("entries")).orElse(0L);
    }

    /// A page of a window that is counted.
    List<AuditEntry> page(Transaction tx, AuditWindow window, AuditDay.Place place, boolean descending, int limit) {
        long begin = place.day() * AuditDay.MILLIS;
        long from = descending ? window.from() : Math.max(window.from(), begin);
        long to = descending ? Math.min(window.to(), begin + AuditDay.MILLIS) : window.to();
        boolean all = window.driver() == AuditWindow.Driver.TIME;
        Query page = tx.sql(ENTRY
                        + "where happened_at >= :from and happened_at < :to\n"
                        + (all ? "" : "and project = :project\n")
                        + (descending ? "order by happened_at desc, id desc\n" : "order by happened_at, id\n")
                        + "limit :limit offset :offset")
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .bind("offset", place.offset());
        if (!all) {
            page.bind("project", window.countedUnder());
        }
        return page.list(JdbcAuditStore::entry);
    }

    /// How many entries the index of a window finds, which is looked at no further than filters do.
    long found(Transaction tx, AuditWindow window) {
        return driven(
                        tx,
                        window,
                        "select count(*) as entries from (\nselect id from audit_entry\n",
                        "limit :limit\n) as seen")
                .bind("limit", AuditWindow.SIZE)
                .first(row -> row.number("entries"))
                .orElse(0L);
    }

    /// A page of what the index of a window finds, the newest first.
    List<AuditEntry> page(Transaction tx, AuditWindow window, int offset, int limit) {
        return driven(tx, window, ENTRY, "order by happened_at desc, id desc\nlimit :limit offset :offset")
                .bind("limit", limit)
                .bind("offset", offset)
                .list(JdbcAuditStore::entry);
    }

    private static Query driven(Transaction tx, AuditWindow window, String begin, String end) {
        return tx.sql(begin + "where happened_at >= :from and happened_at < :to\n" + driven(window) + end)
                .bind("from", window.from())
                .bind("to", window.to())
                .bind("driver", window.value());
    }

    /// Entries of a window that fulfil the rest of the filter.
    List<AuditEntry> search(Transaction tx, AuditWindow window, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        return part.bindPage(inWindow(tx, window, "select *", part.conditions() + part.page()))
                .list(JdbcAuditStore::entry);
    }

    /// Entries of a window that fulfil the rest of the filter, and how many do. One pass over the window finds both.
    AuditLog.Page searchAndCount(Transaction tx, AuditWindow window, ListQuery query) {
        ListSql part = COLUMNS.sql(tx.dialect(), query);
        List<Hit> hits = part.bindPage(
                        inWindow(tx, window, "select id, count(*) over () as entries", part.conditions() + part.page()))
                .list(row -> new Hit(row.number("id"), row.number("entries")));
        if (hits.isEmpty()) {
            return new AuditLog.Page(List.of(), query.offset() == 0 ? 0 : count(tx, window));
        }
        return new AuditLog.Page(
                entries(tx, hits.stream().map(Hit::id).toList()),
                hits.getFirst().of());
    }

    private record Hit(long id, long of) {}

    /// Entries by their ids, in the same order.
    private static List<AuditEntry> entries(Transaction tx, List<Long> ids) {
        Map<Long, AuditEntry> entries = new HashMap<>();
        tx.sql(ENTRY + "where id in " + tx.dialect().numbers("ids") + "\n")
                .bindNumbers("ids", ids)
                .list(JdbcAuditStore::entry)
                .forEach(entry -> entries.put(entry.id(), entry));
        return ids.stream().map(entries::get).filter(Objects::nonNull).toList();
    }

    private static long count(Transaction tx, AuditWindow window) {
        ListSql part = COLUMNS.sql(tx.dialect(), new ListQuery(window.rest(), List.of(), 0, 0));
        return part.bind(inWindow(tx, window, "select count(*) as entries", part.conditions()))
                .first(row -> row.number("entries"))
                .orElse(0L);
    }

    private static Query inWindow(Transaction tx, AuditWindow window, String select, String rest) {
        boolean several = window.driver() == AuditWindow.Driver.PROJECTS
                && window.projects().size() > 1;
        String inner = several
                ? ENTRY + "where id in (\n" + newestOfEach(tx) + ")\n"
                : ENTRY
                        + "where happened_at >= :from and happened_at < :to\n"
                        + driven(window)
                        + "order by happened_at desc, id desc\nlimit :window\n";
        int size =
                Math.max(200, AuditWindow.SIZE / Math.max(1, window.projects().size()));
        Query query = tx.sql(select + "\nfrom (\n" + inner + ") as seen\nwhere true\n"
                        + (window.mustFilterProjects() ? mine(tx) : "")
                        + rest)
                .bind("from", window.from())
                .bind("to", window.to())
                .bind("window", window.driver() == AuditWindow.Driver.PROJECTS ? size : AuditWindow.SIZE);
        return bound(query, window, several);
    }

    /// The ids of the newest entries of each of several projects. Either database would look through all entries for
    /// the other one's form.
    private static String newestOfEach(Transaction tx) {
        String newest = """
                select one.id
                from audit_entry as one
                where one.project = cast(value ->> 0 as bigint)
                and one.happened_at >= :from
                and one.happened_at < :to
                order by one.happened_at desc, one.id desc
                limit :window
                """;
        String projects = "select newest.id from " + tx.dialect().tuples("projects") + "\n";
        return switch (tx.dialect()) {
            case SQLITE -> projects + "join audit_entry as newest on newest.id in (\n" + newest + ")\n";
            case POSTGRESQL -> projects + "cross join lateral (\n" + newest + ") as newest\n";
        };
    }

    private static String driven(AuditWindow window) {
        return switch (window.driver()) {
            case TIME -> "";
            case PROJECTS -> "and project = :project\n";
            case USERNAME -> "and username = :driver\n";
            case RESOURCE -> "and resource = :driver\n";
            case OPERATION -> "and operation = :driver\n";
            case RESOURCE_TYPE -> "and resource_type = :driver\n";
        };
    }

    private static String mine(Transaction tx) {
        return "and project in " + tx.dialect().numbers("projects") + "\n";
    }

    private static Query bound(Query query, AuditWindow window, boolean several) {
        if (several || window.mustFilterProjects()) {
            query.bindNumbers("projects", window.projects());
        }
        return switch (window.driver()) {
            case TIME -> query;
            case PROJECTS ->
                several
                        ? query
                        : query.bind("project", window.projects().iterator().next());
            case USERNAME, RESOURCE, OPERATION, RESOURCE_TYPE -> query.bind("driver", window.value());
        };
    }

    /// An entry that a purge looks at.
    record Old(long id, long at, String operation, String resourceType) {}

    /// The oldest entries before a moment, behind one that was looked at.
    List<Old> old(Transaction tx, Old behind, long before, int limit) {
        return tx.sql("""
                select id, happened_at, operation, resource_type
                from audit_entry
                where (happened_at, id) > (:at, :id)
                and happened_at < :before
                order by happened_at, id
                limit :limit
                """)
                .bind("at", behind.at())
                .bind("id", behind.id())
                .bind("before", before)
                .bind("limit", limit)
                .list(row -> new Old(
                        row.number("id"), row.number("happened_at"), row.text("operation"), row.text("resource_type")));
    }

    /// Deletes these, and counts that they are gone. Another purge may have deleted some of them before, and has
    /// counted those.
    ///
    /// @return how many this deleted
    int delete(Transaction tx, List<Old> entries) {
        List<Gone> gone = tx.sql("""
                delete from audit_entry
                where id in %s
                returning project, happened_at
                """.formatted(tx.dialect().numbers("ids")))
                .bindNumbers("ids", entries.stream().map(Old::id).toList())
                .list(row -> new Gone(row.number("project"), row.number("happened_at")));
        Map<Long, Map<Long, Long>> counts = new TreeMap<>();
        gone.forEach(entry -> count(counts, entry.project(), entry.at(), -1));
        if (!gone.isEmpty()) {
            addToDays(tx, counts);
        }
        return gone.size();
    }

    private record Gone(long project, long at) {}

    /// Forgets the days of which no entry is left, up to one.
    void forgetEmptyDays(Transaction tx, long upTo) {
        tx.sql("delete from audit_day where entries = 0 and day <= :day")
                .bind("day", upTo)
                .update();
    }

    static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.number("id"),
                row.instant("happened_at"),
                row.number("project"),
                row.text("operation"),
                row.text("resource_type"),
                row.text("resource"),
                Actor.Kind.valueOf(row.text("actor_kind")),
                row.text("username"),
                row.text("description"),
                row.flag("succeeded"),
                row.text("address"),
                row.text("request"),
                row.number("times"));
    }
}
