package dev.berth.control.artifact;

import dev.berth.platform.db.Transaction;
import java.util.OptionalLong;

/// Up to which artifact somebody has looked for what was not written down: the tables image_lineage_seen and
/// carried_statement_seen, each with one row.
final class JdbcSeenStore {

    static final JdbcSeenStore LINEAGES = new JdbcSeenStore("image_lineage_seen");
    static final JdbcSeenStore STATEMENTS = new JdbcSeenStore("carried_statement_seen");

    private final String table;

    private JdbcSeenStore(String table) {
        this.table = table;
    }

    /// The id of the artifact that was described last.
    long newest(Transaction tx) {
        return tx.sql("select id from artifact order by id desc limit 1")
                .first(row -> row.number("id"))
                .orElse(0L);
    }

    /// Up to which id somebody has looked.
    long seen(Transaction tx) {
        return tx.sql("select artifact_id from " + table)
                .first(row -> row.number("artifact_id"))
                .orElse(0L);
    }

    void look(Transaction tx, long upTo) {
        tx.sql("""
                insert into %s (one, artifact_id)
                values (1, :upTo)
                on conflict (one) do update
                set artifact_id = excluded.artifact_id
                """.formatted(table)).bind("upTo", upTo).update();
    }

    /// The last of the next artifacts, at most `count`; empty when there are none.
    OptionalLong end(Transaction tx, long after, int count) {
        return tx.sql("""
                select max(id) as last
                from (select id from artifact where id > :after order by id limit :count) portion
                having count(*) > 0
                """)
                .bind("after", after)
                .bind("count", count)
                .first(row -> row.number("last"))
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
