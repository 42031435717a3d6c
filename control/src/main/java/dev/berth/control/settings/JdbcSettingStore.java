package dev.berth.control.settings;

import dev.berth.platform.db.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The table installation_setting. Secrets come and go sealed.
final class JdbcSettingStore {

    Map<String, String> all(Transaction tx) {
        Map<String, String> all = new HashMap<>();
        tx.sql("select name, value from installation_setting")
                .list(row -> all.put(row.text("name"), row.text("value")) == null);
        return all;
    }

    Optional<String> find(Transaction tx, String name) {
        return tx.sql("select value from installation_setting where name = :name")
                .bind("name", name)
                .first(row -> row.text("value"));
    }

    void put(Transaction tx, String name, String value, Instant now) {
        tx.sql("""
                        insert into installation_setting (name, value, updated_at)
                        values (:name, :value, :now)
                        on conflict (name) do update
                        set value = excluded.value, updated_at = excluded.updated_at
                        """).bind("name", name).bind("value", value).bind("now", now).update();
    }
}
