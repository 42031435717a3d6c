package dev.berth.control.audit;

import dev.berth.control.audit.AuditExport.Place;
import dev.berth.platform.db.ListSql;
import dev.berth.platform.db.Transaction;
import dev.berth.platform.kernel.ListQuery;
import java.util.List;

/// The table `audit_entry`, read as a whole.
final class JdbcExportStore {

    /// The id of the first entry that happened at a moment or later; far behind all when there is none.
    long firstSince(Transaction tx, long from) {
        return tx.sql("""
                select id
                from audit_entry
                where happened_at >= :from
                order by happened_at, id
                limit 1
                """).bind("from", from).first(row -> row.number("id")).orElse(Long.MAX_VALUE);
    }

    /// The id of the last entry that happened before a moment; 0 when there is none.
    long lastBefore(Transaction tx, long to) {
        return tx.sql("""
                select id
                from audit_entry
                where happened_at < :to
                order by happened_at desc, id desc
                limit 1
                """).bind("to", to).first(row -> row.number("id")).orElse(0L);
    }

    /// The id of the last of `limit` entries behind one; that one's, when there are no more.
    long lastOf(Transaction tx, long behind, int limit) {
        return tx.sql("""
                select coalesce(max(id), :behind) as last
                from (
                    select id
                    from audit_entry
                    where id > :behind
                    order by id
                    limit :limit
                ) as following
                """)
                .bind("behind", behind)
                .bind("limit", limit)
                .first(row -> row.number("last"))
                .orElse(behind);
    }

    /// The entries behind one, up to another, that a filter asks for. They are read before the filter is looked at:
    /// its index would give all that was ever alike.
    ///
    /// @param limit there are no more between the two
    List<AuditEntry> between(Transaction tx, AuditTimes times, long behind, long last, int limit) {
        ListSql part = part(tx, times);
        return part.bind(tx.sql("select *\nfrom (\n" + JdbcAuditStore.ENTRY + """
                        where id > :behind
                        and id <= :last
                        order by id
                        limit :limit
                        ) as portion
                        where happened_at >= :from
                        and happened_at < :to
                        """ + part.conditions() + "order by id")
                        .bind("behind", behind)
                        .bind("last", last)
                        .bind("limit", limit)
                        .bind("from", times.from())
                        .bind("to", times.to()))
                .list(JdbcAuditStore::entry);
    }

    /// Where the last of `limit` entries of a project behind one stands; there, when there are no more.
    Place lastOf(Transaction tx, long project, Place behind, long to, int limit) {
        return tx.sql("""
                select happened_at, id
                from (
                    select happened_at, id
                    from audit_entry
                    where project = :project
                    and (happened_at, id) > (:at, :id)
                    and happened_at < :to
                    order by happened_at, id
                    limit :limit
                ) as following
                order by happened_at desc, id desc
                limit 1
                """)
                .bind("project", project)
                .bind("at", behind.at())
                .bind("id", behind.id())
                .bind("to", to)
                .bind("limit", limit)
                .first(row -> new Place(row.number("happened_at"), row.number("id")))
                .orElse(behind);
    }

    /// The entries of a project behind one, up to another, that a filter asks for, read as those of all.
    List<AuditEntry> between(Transaction tx, long project, AuditTimes times, Place behind, Place last, int limit) {
        ListSql part = part(tx, times);
        return part.bind(tx.sql("select *\nfrom (\n" + JdbcAuditStore.ENTRY + """
                        where project = :project
                        and (happened_at, id) > (:at, :id)
                        and (happened_at, id) <= (:lastAt, :lastId)
                        order by happened_at, id
                        limit :limit
                        ) as portion
                        where true
                        """ + part.conditions()
                                + "order by happened_at, id")
                        .bind("project", project)
                        .bind("limit", limit)
                        .bind("at", behind.at())
                        .bind("id", behind.id())
                        .bind("lastAt", last.at())
                        .bind("lastId", last.id()))
                .list(JdbcAuditStore::entry);
    }

    private static ListSql part(Transaction tx, AuditTimes times) {
        return JdbcAuditStore.COLUMNS.sql(tx.dialect(), new ListQuery(times.rest(), List.of(), 0, 0));
    }
}
