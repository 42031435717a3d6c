package dev.berth.access.authentication;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.Optional;

/// The table first_run: at most one row, the code that is open.
final class JdbcFirstRunStore {

    void open(Transaction tx, String codeHash, Instant now) {
        tx.sql("""
                        insert into first_run (id, code_hash, made_at)
                        values (1, :hash, :now)
                        on conflict (id) do update set code_hash = excluded.code_hash, made_at = excluded.made_at
                        """).bind("hash", codeHash).bind("now", now).update();
    }

    Optional<String> codeHash(Transaction tx) {
        return tx.sql("select code_hash from first_run where id = 1").first(row -> row.text("code_hash"));
    }

    void close(Transaction tx) {
        tx.sql("delete from first_run where id = 1").update();
    }
}
